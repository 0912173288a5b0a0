import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { PutOptions, PutReceipt } from '../service';
import type { ReadTarget, Store, WriteReceipt } from '../store';

/**
 * Writes a value, reads it back and compares. `verified` is false where the store lets this caller write but not read.
 * Errors: those of the write; `read-back-differs`; `not-verified` when the value was written and then could not be read
 * for another reason.
 */
export async function writeVerified(
  store: Store, place: SecretRef, value: SecretValue, { expected, meta }: PutOptions,
): Promise<Result<PutReceipt, VaultError>> {
  if (value.byteLength === 0) return err({ kind: 'invalid-value', reason: 'empty' });
  if (value.byteLength > store.capabilities.maxValueBytes) return err({ kind: 'invalid-value', reason: 'too-large' });
  if (place.version !== undefined) return err({ kind: 'unsupported', store: store.name, operation: 'write-pinned-version' });
  const { path, field } = place;
  const written = await store.write({ path, field, expected, meta }, value);
  if (!written.ok) return written;
  return compare(store, place, value, written.value);
}

async function compare(
  store: Store, { path, field }: SecretRef, value: SecretValue, { version }: WriteReceipt,
): Promise<Result<PutReceipt, VaultError>> {
  const target: ReadTarget = store.capabilities.versions === 'none' ? { path, field } : { path, field, version };
  const read = await store.read(target);
  if (!read.ok) {
    return isReadingDenied(read.error)
      ? ok({ version, verified: false })
      : err({ kind: 'not-verified', store: store.name, name: path, version });
  }
  try {
    return read.value.value.equals(value)
      ? ok({ version, verified: true })
      : err({ kind: 'read-back-differs', store: store.name, name: path });
  } finally {
    read.value.value.dispose();
  }
}

function isReadingDenied(error: VaultError): boolean {
  return error.kind === 'forbidden' || error.kind === 'denied' || error.kind === 'unsupported';
}
