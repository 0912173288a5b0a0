import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { PutOptions, PutReceipt } from '../service';
import type { ReplaceTarget, Store } from '../store';

/**
 * Writes a value, reads it back and compares. `verified` is false where the store lets this caller write but not read.
 * Errors: those of the write; `read-back-differs`; `not-verified` when the value was written and then could not be read
 * for another reason.
 */
export async function writeVerified(
  store: Store, place: SecretRef, value: SecretValue, { expected, meta }: PutOptions,
): Promise<Result<PutReceipt, VaultError>> {
  const refused = value.byteLength === 0 ? EMPTY : checkSize(store, value);
  if (refused !== undefined) return err(refused);
  if (place.version !== undefined) return err({ kind: 'unsupported', store: store.name, operation: 'write-pinned-version' });
  const { path, field } = place;
  const written = await store.write({ path, field, expected, meta }, value);
  if (!written.ok) return written;
  const { version } = written.value;
  const read = await store.read({ path, field, ...pinned(store, version) });
  if (!read.ok) return notCompared(store, path, version, read.error);
  try {
    return receipt(store, path, version, read.value.value.equals(value));
  } finally {
    read.value.value.dispose();
  }
}

/**
 * The same for a whole secret. The caller keeps, and disposes of, the values. A field may be empty where the store takes it: other
 * clients of a server leave some, and a version that has one can still be gone back to.
 */
export async function replaceVerified(
  store: Store, target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>,
): Promise<Result<PutReceipt, VaultError>> {
  const refused = [...fields.values()].map((value) => checkSize(store, value)).find((error) => error !== undefined);
  if (refused !== undefined) return err(refused);
  const { path } = target;
  const written = await store.replace(target, fields);
  if (!written.ok) return written;
  const { version } = written.value;
  const read = await store.readAll(path, pinned(store, version).version);
  if (!read.ok) return notCompared(store, path, version, read.error);
  try {
    return receipt(store, path, version, areEqual(fields, read.value.fields));
  } finally {
    for (const value of read.value.fields.values()) value.dispose();
  }
}

const EMPTY: VaultError = { kind: 'invalid-value', reason: 'empty' };

function checkSize({ capabilities }: Store, { byteLength }: SecretValue): VaultError | undefined {
  return byteLength > capabilities.maxValueBytes ? { kind: 'invalid-value', reason: 'too-large' } : undefined;
}

/** That very version where the store keeps more than one: somebody else may have written since. */
function pinned({ capabilities }: Store, version: number): { readonly version?: number } {
  return capabilities.versions === 'none' ? {} : { version };
}

function notCompared(store: Store, name: string, version: number, error: VaultError): Result<PutReceipt, VaultError> {
  return isReadingDenied(error) ? ok({ version, verified: false }) : err({ kind: 'not-verified', store: store.name, name, version });
}

function receipt(store: Store, name: string, version: number, equal: boolean): Result<PutReceipt, VaultError> {
  return equal ? ok({ version, verified: true }) : err({ kind: 'read-back-differs', store: store.name, name });
}

function areEqual(written: ReadonlyMap<string, SecretValue>, read: ReadonlyMap<string, SecretValue>): boolean {
  return written.size === read.size && [...written].every(([name, value]) => read.get(name)?.equals(value) === true);
}

function isReadingDenied(error: VaultError): boolean {
  return error.kind === 'forbidden' || error.kind === 'denied' || error.kind === 'unsupported';
}
