import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import { checkPath, isFieldName, isReserved, isStoreName } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/** Brings a reference into its one canonical form, so that policy, log and store speak of the same secret; or says why not. */
export function normalise(ref: SecretRef): Result<SecretRef, VaultError> {
  if (!isStoreName(ref.store) || !isFieldName(ref.field)) return err({ kind: 'invalid-name', reason: 'forbidden-character' });
  if (ref.version !== undefined && (!Number.isSafeInteger(ref.version) || ref.version < 1)) {
    return err({ kind: 'invalid-name', reason: 'forbidden-character' });
  }
  const path = ref.path.normalize('NFC');
  const reason = checkPath(path) ?? (isReserved(path) ? 'reserved' : undefined);
  return reason === undefined ? ok({ ...ref, path }) : err({ kind: 'invalid-name', reason });
}

/** The same for a folder: empty, or like a path and a slash. */
export function normaliseFolder(folder: string): Result<string, VaultError> {
  if (folder === '') return ok('');
  const canonical = folder.normalize('NFC');
  if (!canonical.endsWith('/')) return err({ kind: 'invalid-name', reason: 'empty-segment' });
  const reason = checkPath(canonical.slice(0, -1)) ?? (isReserved(canonical) ? 'reserved' : undefined);
  return reason === undefined ? ok(canonical) : err({ kind: 'invalid-name', reason });
}
