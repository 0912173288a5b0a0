import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import { checkPath, isFieldName, isStoreName } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/** Brings a reference into its one canonical form, so that policy, log and store speak of the same secret; or says why not. */
export function normalise(ref: SecretRef): Result<SecretRef, VaultError> {
  if (!isStoreName(ref.store) || !isFieldName(ref.field)) return err({ kind: 'invalid-name', reason: 'forbidden-character' });
  if (ref.version !== undefined && (!Number.isSafeInteger(ref.version) || ref.version < 1)) {
    return err({ kind: 'invalid-name', reason: 'forbidden-character' });
  }
  const path = ref.path.normalize('NFC');
  const reason = checkPath(path);
  return reason === undefined ? ok({ ...ref, path }) : err({ kind: 'invalid-name', reason });
}

/** The same for the beginning of paths: empty, or like a path that may end with a slash. */
export function normalisePrefix(prefix: string): Result<string, VaultError> {
  if (prefix === '') return ok('');
  const canonical = prefix.normalize('NFC');
  const reason = checkPath(canonical.replace(/\/$/, ''));
  return reason === undefined ? ok(canonical) : err({ kind: 'invalid-name', reason });
}
