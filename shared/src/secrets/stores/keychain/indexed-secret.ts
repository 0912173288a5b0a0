import * as z from 'zod';
import type { RuleId } from '../../../core/model/finding';
import type { SecretMeta } from '../../../core/model/secret-meta';
import type { SecretType } from '../../../core/model/secret-type';
import { isSecretType } from '../../../core/model/secret-type';
import { checkPath, DEFAULT_FIELD } from '../../../core/reference';
import type { WriteMeta } from '../../store';

/** What is known of one entry of the keychain, besides its value. Times are ISO 8601 in UTC. */
export interface IndexedSecret {
  readonly path: string;
  /** How often the value was written. Only the newest is kept: the number is for compare-and-swap. */
  readonly version: number;
  readonly type: SecretType;
  readonly tags?: readonly string[];
  readonly owner?: string;
  readonly expires?: string;
  readonly rule?: RuleId;
  readonly created: string;
  readonly updated: string;
}

/** By path. */
export type IndexedSecrets = ReadonlyMap<string, IndexedSecret>;

/** An index, or why a text is none. */
export type ParsedIndex =
  | { readonly kind: 'index'; readonly secrets: IndexedSecrets }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly version: number };

/** Reads what `printIndex` printed. An entry that breaks a rule makes the whole text damaged: none is dropped in silence. */
export function parseIndex(text: string): ParsedIndex {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const envelope = envelopeSchema.safeParse(data);
  if (!envelope.success) return { kind: 'damaged' };
  if (envelope.data.version > VERSION) return { kind: 'newer', version: envelope.data.version };
  const parsed = indexSchema.safeParse(data);
  if (!parsed.success) return { kind: 'damaged' };
  return { kind: 'index', secrets: new Map(parsed.data.secrets.map((secret) => [secret.path, secret])) };
}

/** In the order of paths, so that two files with the same entries are equal. */
export function printIndex(secrets: IndexedSecrets): string {
  const sorted = [...secrets.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = sorted.map((secret) => JSON.stringify(secret)).join(',\n');
  return `{"format":"${FORMAT}","version":${VERSION},"secrets":[\n${lines}\n]}\n`;
}

/** The entry after one more write. What `meta` does not say stays as it was. */
export function writtenSecret(before: IndexedSecret | undefined, path: string, meta: WriteMeta, time: string): IndexedSecret {
  return {
    ...before,
    path,
    version: (before?.version ?? 0) + 1,
    type: meta.type ?? before?.type ?? 'generic',
    ...(meta.tags === undefined ? {} : { tags: meta.tags }),
    ...(meta.owner === undefined ? {} : { owner: meta.owner }),
    ...(meta.expires === undefined ? {} : { expires: meta.expires }),
    ...(meta.rule === undefined ? {} : { rule: meta.rule }),
    created: before?.created ?? time,
    updated: time,
  };
}

export function describeSecret(store: string, { version, tags, ...secret }: IndexedSecret): SecretMeta {
  return {
    ...secret, store, fields: [DEFAULT_FIELD], tags: tags ?? [],
    versions: [{ version, created: secret.updated, state: 'current' }],
  };
}

const FORMAT = 'keyward-keychain-index';
const VERSION = 1;

const time = z.iso.datetime();
const envelopeSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(1) });
const secretSchema = z.strictObject({
  path: z.string().refine((path) => checkPath(path) === undefined),
  version: z.int().min(1),
  type: z.custom<SecretType>(isSecretType),
  tags: z.array(z.string()).exactOptional(),
  owner: z.string().exactOptional(),
  expires: z.string().exactOptional(),
  rule: z.custom<RuleId>((rule) => typeof rule === 'string' && rule.includes('/')).exactOptional(),
  created: time,
  updated: time,
});
const indexSchema = z.looseObject({ secrets: z.array(secretSchema) });
