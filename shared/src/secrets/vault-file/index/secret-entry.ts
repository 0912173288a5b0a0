import type { RuleId } from '../../../core/model/finding';
import type { SecretMeta, VersionMeta } from '../../../core/model/secret-meta';
import type { SecretType } from '../../../core/model/secret-type';

/**
 * One secret as the index keeps it. Members that a later version adds are kept by whoever changes an entry with a
 * spread. Times are milliseconds since 1970: there may be very many.
 */
export interface SecretEntry {
  /** Always the first member: the index finds an entry by it without parsing the rest. */
  readonly path: string;
  readonly type: SecretType;
  readonly tags?: readonly string[];
  readonly owner?: string;
  readonly expires?: string;
  readonly rule?: RuleId;
  /** Oldest first; never empty. */
  readonly versions: readonly VersionEntry[];
}

/** A number names the state of all fields at one time; a field that was not written keeps the record it had. */
export interface VersionEntry {
  readonly version: number;
  readonly created: number;
  readonly deleted?: number;
  readonly fields: readonly FieldEntry[];
}

/**
 * `written` is the version that made the record, and part of what the record is sealed with. A list, not an object by
 * name: a field may be called `__proto__`.
 */
export type FieldEntry = readonly [name: string, record: string, written: number];

/** The newest version unless it was deleted. */
export function currentVersion(entry: SecretEntry): VersionEntry | undefined {
  const newest = entry.versions.at(-1);
  return newest?.deleted === undefined ? newest : undefined;
}

export function describeEntry(store: string, entry: SecretEntry): SecretMeta {
  const { path, type, tags, versions } = entry;
  const newest = versions.at(-1);
  const times = versions.map((version) => version.deleted ?? version.created);
  return {
    store, path, type, tags: tags ?? [],
    fields: newest?.fields.map(([name]) => name) ?? [],
    ...(entry.owner === undefined ? {} : { owner: entry.owner }),
    created: isoTime(versions[0]?.created ?? 0),
    updated: isoTime(Math.max(...times)),
    ...(entry.expires === undefined ? {} : { expires: entry.expires }),
    ...(entry.rule === undefined ? {} : { rule: entry.rule }),
    versions: versions.map((version) => describeVersion(version, version === newest)),
  };
}

function describeVersion({ version, created, deleted }: VersionEntry, newest: boolean): VersionMeta {
  const state = newest ? 'current' : 'previous';
  return { version, created: isoTime(created), state: deleted === undefined ? state : 'deleted' };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
