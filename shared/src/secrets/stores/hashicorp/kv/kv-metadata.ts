import type { SecretMeta, VersionMeta } from '../../../../core/model/secret-meta';
import type { Json, JsonMembers } from '../transport/json/json';
import { at, isMembers } from '../transport/json/members';
import type { CustomMetadata } from './custom-metadata';
import { parseCustomMetadata } from './custom-metadata';

/** What `GET <mount>/metadata/<path>` tells: everything about a secret but its fields. */
export interface KvMetadata {
  /** The number of the newest version, whatever became of it; 0 where none was written. */
  readonly newest: number;
  readonly created: string;
  readonly updated: string;
  /** In the order of their numbers. */
  readonly versions: readonly KvVersion[];
  readonly custom: CustomMetadata;
}

/** Times are RFC 3339 with as many digits as the server gave. */
export interface KvVersion {
  readonly version: number;
  readonly created: string;
  /** May lie ahead: the engine can be told to delete versions after some time. */
  readonly deleted: string | undefined;
  readonly destroyed: boolean;
}

/** Milliseconds by which the server's clock may be ahead of ours, so that what it deleted just now counts as deleted. */
const CLOCK_LEEWAY_MS = 60_000;

/** Undefined where the answer is not what this engine sends. */
export function parseKvMetadata(body: JsonMembers): KvMetadata | undefined {
  const [newest, created, updated] = ['current_version', 'created_time', 'updated_time'].map((name) => at(body, 'data', name));
  const versions = at(body, 'data', 'versions');
  if (!isCount(newest) || !isTime(created) || !isTime(updated) || !isMembers(versions)) return undefined;
  const parsed = Object.entries(versions).map(([number, version]) => parseVersion(Number(number), version));
  if (parsed.includes(undefined)) return undefined;
  const known = parsed.filter((version) => version !== undefined).sort((a, b) => a.version - b.version);
  return { newest, created, updated, versions: known, custom: customMetadata(at(body, 'data', 'custom_metadata')) };
}

/** For people and programs. `fields` are those of the newest version. */
export function describeSecret(
  place: Pick<SecretMeta, 'store' | 'path' | 'fields'>, { newest, created, updated, versions, custom }: KvMetadata, now: number,
): SecretMeta {
  return {
    ...place,
    ...parseCustomMetadata(custom),
    created: isoTime(created),
    updated: isoTime(updated),
    versions: versions.map((version): VersionMeta => ({
      version: version.version, created: isoTime(version.created), state: stateOf(version, newest, now),
    })),
  };
}

export function isLiving(version: KvVersion, now: number): boolean {
  return !version.destroyed && (version.deleted === undefined || Date.parse(version.deleted) > now + CLOCK_LEEWAY_MS);
}

/** Nanoseconds since 1970: two versions that one request deletes are a fraction of a microsecond apart. */
export function nanoseconds(time: string): bigint {
  const fraction = /\.(\d{1,9})/.exec(time)?.[1] ?? '';
  const seconds = Math.floor(Date.parse(time) / 1000);
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}

function stateOf(version: KvVersion, newest: number, now: number): VersionMeta['state'] {
  if (version.destroyed) return 'destroyed';
  if (!isLiving(version, now)) return 'deleted';
  return version.version === newest ? 'current' : 'previous';
}

function parseVersion(version: number, json: Json | undefined): KvVersion | undefined {
  if (!isCount(version) || version === 0 || !isMembers(json)) return undefined;
  const { created_time: created, deletion_time: deleted, destroyed } = json;
  if (!isTime(created) || (deleted !== '' && !isTime(deleted)) || typeof destroyed !== 'boolean') return undefined;
  return { version, created, deleted: deleted === '' ? undefined : deleted, destroyed };
}

/** Everybody's entries, ours among them. */
export function customMetadata(json: Json | undefined): CustomMetadata {
  const custom: Record<string, string> = {};
  for (const [name, text] of isMembers(json) ? Object.entries(json) : []) if (typeof text === 'string') custom[name] = text;
  return custom;
}

function isoTime(time: string): string {
  return new Date(Date.parse(time)).toISOString();
}

function isTime(json: Json | undefined): json is string {
  return typeof json === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(json) && !Number.isNaN(Date.parse(json));
}

function isCount(json: Json | undefined): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0;
}
