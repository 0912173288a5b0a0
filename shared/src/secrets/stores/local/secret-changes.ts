import type { InvalidNameReason, VaultError } from '../../../core/model/vault-error';
import { checkPath, isFieldName } from '../../../core/reference';
import { err, ok } from '../../../core/result';
import type { ReplaceTarget, WriteTarget } from '../../store';
import { LIMITS } from '../../vault-file/format/limits';
import type { SecretEntry, VersionEntry } from '../../vault-file/index/secret-entry';
import { currentVersion } from '../../vault-file/index/secret-entry';
import type { Change } from '../../vault-file/open-vault';
import type { Transaction } from '../../vault-file/transaction';

/** Adds a version with this field's new value; the other fields keep theirs. `value` must live until the commit ends. */
export function writeField(store: string, target: WriteTarget, value: Uint8Array): Change<number> {
  return (transaction) => {
    const invalid = checkPlace(transaction, target.path) ?? checkField(target.field, value);
    if (invalid !== undefined) return err(invalid);
    const before = transaction.entry(target.path);
    const current = before === undefined ? undefined : currentVersion(before);
    const taken = current?.fields.some(([name]) => name === target.field) === true;
    const refused = checkExpected(store, target, { before, taken });
    if (refused !== undefined) return err(refused);
    const version = nextVersion(before);
    const kept = current?.fields.filter(([name]) => name !== target.field) ?? [];
    const field = transaction.addRecord(target.path, target.field, version, value);
    transaction.setEntry(describeWrite(before, target, { version, created: transaction.now, fields: [...kept, field] }));
    return ok(version);
  };
}

/** Adds a version that has exactly these fields. The values must live until the commit ends. */
export function replaceFields(store: string, target: ReplaceTarget, values: ReadonlyMap<string, Uint8Array>): Change<number> {
  return (transaction) => {
    const wrong = [...values].map(([field, value]) => checkField(field, value)).find((error) => error !== undefined);
    const invalid = checkPlace(transaction, target.path) ?? (values.size === 0 ? EMPTY : wrong);
    if (invalid !== undefined) return err(invalid);
    const before = transaction.entry(target.path);
    const taken = before !== undefined && currentVersion(before) !== undefined;
    const refused = checkExpected(store, target, { before, taken });
    if (refused !== undefined) return err(refused);
    const version = nextVersion(before);
    const fields = [...values].map(([field, value]) => transaction.addRecord(target.path, field, version, value));
    transaction.setEntry(describeWrite(before, target, { version, created: transaction.now, fields }));
    return ok(version);
  };
}

function nextVersion(before: SecretEntry | undefined): number {
  return (before?.versions.at(-1)?.version ?? 0) + 1;
}

/** Marks every version that lives as deleted, with one time, which `undeleteSecret` goes by. */
export function deleteSecret(store: string, path: string): Change<void> {
  return (transaction) => {
    const entry = transaction.entry(path);
    if (entry === undefined || currentVersion(entry) === undefined) return err(notFound(store, path));
    const versions = entry.versions.map((version): VersionEntry =>
      (version.deleted === undefined ? { ...version, deleted: transaction.now } : version));
    transaction.setEntry({ ...entry, versions });
    return ok();
  };
}

/** Brings back what the last `deleteSecret` took. */
export function undeleteSecret(store: string, path: string): Change<void> {
  return (transaction) => {
    const entry = transaction.entry(path);
    const last = entry?.versions.at(-1)?.deleted;
    if (entry === undefined) return err(notFound(store, path));
    if (last === undefined) return err({ kind: 'already-exists', store, name: path });
    const versions = entry.versions.map((version): VersionEntry => {
      const { deleted, ...living } = version;
      return deleted === last ? living : version;
    });
    transaction.setEntry({ ...entry, versions });
    return ok();
  };
}

export function destroySecret(store: string, path: string): Change<void> {
  return (transaction) => {
    const entry = transaction.entry(path);
    if (entry === undefined) return err(notFound(store, path));
    transaction.destroy(entry);
    return ok();
  };
}

function checkPlace(transaction: Transaction, path: string): VaultError | undefined {
  const reason = checkPath(path);
  if (reason !== undefined) return invalidName(reason);
  const twin = transaction.entry(path) === undefined ? transaction.twinOf(path) : undefined;
  return twin === undefined ? undefined : invalidName('case-twin');
}

const EMPTY: VaultError = { kind: 'invalid-value', reason: 'empty' };

function checkField(field: string, value: Uint8Array): VaultError | undefined {
  if (!isFieldName(field)) return invalidName('forbidden-character');
  if (value.length === 0) return EMPTY;
  return value.length > LIMITS.valueBytes ? { kind: 'invalid-value', reason: 'too-large' } : undefined;
}

/** `new` wants the place free, a number wants that version to be the newest: 0 where there is none. */
function checkExpected(
  store: string, { expected, path }: ReplaceTarget, { before, taken }: { readonly before: SecretEntry | undefined; readonly taken: boolean },
): VaultError | undefined {
  if (expected === 'any') return undefined;
  if (expected === 'new') return taken ? { kind: 'already-exists', store, name: path } : undefined;
  const newest = before?.versions.at(-1)?.version ?? 0;
  return newest === expected ? undefined : { kind: 'conflict', store };
}

function describeWrite(
  before: SecretEntry | undefined, { path, meta }: ReplaceTarget, added: VersionEntry,
): SecretEntry {
  return {
    ...before,
    path,
    type: meta.type ?? before?.type ?? 'generic',
    ...(meta.tags === undefined ? {} : { tags: meta.tags }),
    ...(meta.owner === undefined ? {} : { owner: meta.owner }),
    ...(meta.expires === undefined ? {} : { expires: meta.expires }),
    ...(meta.rule === undefined ? {} : { rule: meta.rule }),
    versions: [...before?.versions ?? [], added],
  };
}

function invalidName(reason: InvalidNameReason): VaultError {
  return { kind: 'invalid-name', reason };
}

function notFound(store: string, name: string): VaultError {
  return { kind: 'not-found', store, name };
}
