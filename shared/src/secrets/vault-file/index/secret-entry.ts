import type { SecretMeta, VersionMeta } from '../../../core/model/secret-meta';
import type { SecretType } from '../../../core/model/secret-type';

/**
 * One secret as the index keeps it. Members that a later version adds are kept by whoever changes an entry with a
 * spread. Fields are a list, not an object: a field may be called `__proto__`.
 */
export interface SecretEntry {
  readonly path: string;
  readonly type: SecretType;
  readonly tags: readonly string[];
  readonly owner?: string;
  readonly created: string;
  readonly updated: string;
  readonly expires?: string;
  /** Oldest first; never empty. */
  readonly versions: readonly VersionEntry[];
}

/** A number names the state of all fields at one time; a field that was not written keeps the record it had. */
export interface VersionEntry {
  readonly version: number;
  readonly created: string;
  readonly deleted?: string;
  readonly fields: readonly FieldEntry[];
}

/** `written` is the version that made the record, and part of what the record is sealed with. */
export interface FieldEntry {
  readonly name: string;
  readonly record: string;
  readonly written: number;
}

/** The newest version unless it was deleted. */
export function currentVersion(entry: SecretEntry): VersionEntry | undefined {
  const newest = entry.versions.at(-1);
  return newest?.deleted === undefined ? newest : undefined;
}

export function describeEntry(store: string, entry: SecretEntry): SecretMeta {
  const { path, type, tags, created, updated } = entry;
  const shown = currentVersion(entry) ?? entry.versions.at(-1);
  return {
    store, path, type, tags, created, updated,
    fields: shown?.fields.map((field) => field.name) ?? [],
    ...(entry.owner === undefined ? {} : { owner: entry.owner }),
    ...(entry.expires === undefined ? {} : { expires: entry.expires }),
    versions: entry.versions.map((version, at) => describeVersion(version, at === entry.versions.length - 1)),
  };
}

function describeVersion({ version, created, deleted }: VersionEntry, newest: boolean): VersionMeta {
  if (deleted !== undefined) return { version, created, state: 'deleted' };
  return { version, created, state: newest ? 'current' : 'previous' };
}
