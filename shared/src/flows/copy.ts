import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import { printReference } from '../core/reference';
import type { Result } from '../core/result';
import { handOut } from './reveal';
import type { RevealPorts } from './reveal';

/** Puts a value on the clipboard, in the same order as `reveal`; the outlet takes it away again. */
export function copyValue(ref: SecretRef, ports: RevealPorts): Promise<Result<void, VaultError>> {
  return handOut(ref, 'copy', ports);
}

/** What "Copy reference" puts on the clipboard: safe to paste anywhere, so nothing is asked. */
export function referenceText(ref: SecretRef): string {
  return printReference(ref);
}
