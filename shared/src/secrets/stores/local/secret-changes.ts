import type { InvalidNameReason, VaultError } from '../../../core/model/vault-error';
import { checkPath, isFieldName } from '../../../core/reference';
import { err, ok } from '../../../core/result';
import type { WriteTarget } from '../../store';
import { LIMITS } from '../../vault-file/format/limits';
import type { SecretEntry, VersionEntry } from '../../vault-file/index/secret-entry';
import { currentVersion } from '../../vault-file/index/secret-entry';
import type { Change } from '../../vault-file/open-vault';
import type { Transaction } from '../../vault-file/transaction';

/** Adds a version with this field's new value; the other fields keep theirs. `value` must live until the commit ends. */
export function writeField(store: string, target: WriteTarget, value: Uint8Array): Change<number> {
  return (transaction) => {
    const invalid = checkTarget(transaction, target) ?? checkValue(value);
    if (invalid !== undefined) return err(invalid);
    const before = transaction.entry(target.path);
    const refused = checkExpected(store, target, before);
    if (refused !== undefined) return err(refused);
    const version = (before?.versions.at(-1)?.version ?? 0) + 1;
    const kept = before === undefined ? [] : currentVersion(before)?.fields ?? [];
    const field = transaction.addRecord(target.path, target.field, version, value);
    const fields = [...kept.filter(([name]) => name !== target.field), field];
    const added: VersionEntry = { version, created: transaction.now, fields };
    transaction.setEntry(describeWrite(before, target, added));
    return ok(version);
  };
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

function checkTarget(transaction: Transaction, { path, field }: WriteTarget): VaultError | undefined {
  const reason = checkPath(path) ?? (isFieldName(field) ? undefined : 'forbidden-character');
  if (reason !== undefined) return invalidName(reason);
  const twin = transaction.entry(path) === undefined ? transaction.twinOf(path) : undefined;
  return twin === undefined ? undefined : invalidName('case-twin');
}

function checkValue(value: Uint8Array): VaultError | undefined {
  if (value.length === 0) return { kind: 'invalid-value', reason: 'empty' };
  return value.length > LIMITS.valueBytes ? { kind: 'invalid-value', reason: 'too-large' } : undefined;
}

/** `new` wants the field free, a number wants that version to be the newest: 0 where there is none. */
function checkExpected(store: string, target: WriteTarget, before: SecretEntry | undefined): VaultError | undefined {
  const { expected, path } = target;
  if (expected === 'any') return undefined;
  if (expected === 'new') {
    const current = before === undefined ? undefined : currentVersion(before);
    const taken = current?.fields.some(([name]) => name === target.field) === true;
    return taken ? { kind: 'already-exists', store, name: path } : undefined;
  }
  const newest = before?.versions.at(-1)?.version ?? 0;
  return newest === expected ? undefined : { kind: 'conflict', store };
}

function describeWrite(
  before: SecretEntry | undefined, { path, meta }: WriteTarget, added: VersionEntry,
): SecretEntry {
  return {
    ...before,
    path,
    type: meta.type ?? before?.type ?? 'generic',
    ...(meta.tags === undefined ? {} : { tags: meta.tags }),
    ...(meta.owner === undefined ? {} : { owner: meta.owner }),
    ...(meta.expires === undefined ? {} : { expires: meta.expires }),
    versions: [...before?.versions ?? [], added],
  };
}

function invalidName(reason: InvalidNameReason): VaultError {
  return { kind: 'invalid-name', reason };
}

function notFound(store: string, name: string): VaultError {
  return { kind: 'not-found', store, name };
}
