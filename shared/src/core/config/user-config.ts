import * as z from 'zod';
import type { ConfigProblem } from '../model/vault-error';
import { checkPath, isReserved, isStoreName } from '../reference';
import type { Result } from '../result';
import { err, ok } from '../result';
import { isYamlFault, parseYaml } from './parse-yaml';
import type { ParsedYaml } from './parse-yaml';

/** The built-in store. It needs no configuration, and none can take its name. */
export const LOCAL_STORE = 'local';

/** What config.yaml of the user's own folder says. docs/stores.md describes every member. */
export interface UserConfig {
  /** Where new secrets go when nothing else says so. */
  readonly defaultStore: string;
  /** In the order of the file. */
  readonly stores: readonly StoreEntry[];
}

export type StoreEntry = KeychainEntry | HashicorpEntry;

/** This machine's keychain. */
export interface KeychainEntry {
  readonly name: string;
  readonly type: 'keychain';
}

/** One KV version 2 engine of a HashiCorp Vault or OpenBao server. */
export interface HashicorpEntry {
  readonly name: string;
  readonly type: 'hashicorp';
  /** Scheme, host and port. */
  readonly address: string;
  /** Other nodes of the same cluster, in the same form. */
  readonly cluster?: readonly string[];
  /** Plain characters alone: it goes into a header. */
  readonly namespace?: string;
  readonly mount: string;
  /** A folder of the mount, without slashes at its ends. */
  readonly prefix?: string;
  /** An absolute path. */
  readonly caFile?: string;
  readonly minTls: MinTls;
  /** `http`, host and port of a proxy that takes CONNECT: TLS to the server goes through it. */
  readonly proxy?: string;
  readonly auth: HashicorpAuth;
}

export type MinTls = (typeof MIN_TLS)[number];

export interface HashicorpAuth {
  readonly method: AuthMethod;
  /** Where the AppRole method is mounted, below `auth/`. */
  readonly mount: string;
}

export type AuthMethod = (typeof AUTH_METHODS)[number];

/** Why a text is no configuration, and in which of its lines, from 1 on, where that is known. */
export interface ConfigFault {
  readonly reason: ConfigProblem;
  readonly line?: number;
}

export const EMPTY_CONFIG: UserConfig = { defaultStore: LOCAL_STORE, stores: [] };
export const STORE_TYPES = ['keychain', 'hashicorp'] as const;
export const AUTH_METHODS = ['token', 'approle'] as const;
export const MIN_TLS = ['1.2', '1.3'] as const;
export const DEFAULT_MOUNT = 'secret';
export const DEFAULT_APPROLE_MOUNT = 'approle';

/** The newest version of this format. */
const VERSION = 1;
const MAX_STORES = 100;
const MAX_NODES = 20;

/**
 * Reads config.yaml. An empty text is the empty configuration; of anything that is not understood in full, nothing is
 * used: half a configuration could send a secret to the wrong place.
 */
export function parseUserConfig(text: string): Result<UserConfig, ConfigFault> {
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) return err(fault('syntax', yaml.line));
  if (yaml.data === null || yaml.data === undefined) return ok(EMPTY_CONFIG);
  const newer = newerVersion(yaml);
  if (newer !== undefined) return err(newer);
  const parsed = configSchema.safeParse(yaml.data);
  return parsed.success ? checkNames(parsed.data, yaml) : err(faultOf(parsed.error.issues[0], yaml));
}

/** A store as somebody typed it: the same rules as in the file. Gives the first member that is wrong. */
export function parseStoreEntry(data: unknown): Result<StoreEntry, { readonly member: string; readonly reason: ConfigProblem }> {
  const parsed = entrySchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue === undefined ? [] : pathOf(issue);
    return err({ member: path.map(String).join('.'), reason: issue?.code === 'unrecognized_keys' ? 'unknown-member' : 'bad-value' });
  }
  return parsed.data.name === LOCAL_STORE ? err({ member: 'name', reason: 'reserved-name' }) : ok(parsed.data);
}

const storeName = z.string().refine(isStoreName);
/** Names between slashes, as a mount, a namespace and a folder are. */
const segments = z.string().max(200).refine((text) => checkPath(text) === undefined && !isReserved(text) && !text.includes('%'));
/** YAML reads 1.3 as a number. */
const minTls = z.union([z.enum(MIN_TLS), z.literal([1.2, 1.3]).transform((version): MinTls => (version === 1.2 ? '1.2' : '1.3'))]);

const origin = z.string().max(300).refine(isOrigin).transform((address) => new URL(address).origin);

const keychainSchema = z.strictObject({ name: storeName, type: z.literal('keychain') });

const hashicorpSchema = z.strictObject({
  name: storeName,
  type: z.literal('hashicorp'),
  address: origin,
  cluster: z.array(origin).min(1).max(MAX_NODES).optional(),
  namespace: segments.refine((text) => /^[\x20-\x7e]+$/.test(text)).optional(),
  mount: segments.default(DEFAULT_MOUNT),
  prefix: segments.optional(),
  ca_file: z.string().max(4096).refine(isAbsolutePath).optional(),
  min_tls: minTls.default('1.2'),
  proxy: origin.refine((proxy) => proxy.startsWith('http:')).optional(),
  auth: z.strictObject({
    method: z.enum(AUTH_METHODS).default('token'),
    mount: segments.default(DEFAULT_APPROLE_MOUNT),
  }).default({ method: 'token', mount: DEFAULT_APPROLE_MOUNT }),
}).transform(({ cluster, namespace, prefix, ca_file: caFile, min_tls: lowest, proxy, ...rest }): HashicorpEntry => ({
  ...rest, minTls: lowest, ...withoutGaps({ cluster, namespace, prefix, caFile, proxy }),
}));

const entrySchema = z.discriminatedUnion('type', [keychainSchema, hashicorpSchema]);

const configSchema = z.strictObject({
  version: z.literal(VERSION),
  default_store: storeName.default(LOCAL_STORE),
  stores: z.array(entrySchema).max(MAX_STORES).default([]),
});

/**
 * An origin alone. A user's name or a password in it would be a credential in a file for everybody to read, and what
 * stands behind the host would be taken for a part of the server's own paths.
 */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname !== '';
}

/** On any platform: the file may have been written for another one, where it is not found and said to be missing. */
function isAbsolutePath(text: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(text) && !text.includes('\0');
}

/** Leaves out what was not said. */
function withoutGaps<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function newerVersion({ data, lineOf }: ParsedYaml): ConfigFault | undefined {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  return typeof version === 'number' && version > VERSION ? fault('newer-version', lineOf(['version'])) : undefined;
}

function checkNames(data: z.infer<typeof configSchema>, { lineOf }: ParsedYaml): Result<UserConfig, ConfigFault> {
  const { default_store: defaultStore, stores } = data;
  const seen = new Set<string>();
  for (const [index, { name }] of stores.entries()) {
    const line = lineOf(['stores', index, 'name']);
    if (name === LOCAL_STORE) return err(fault('reserved-name', line));
    if (seen.has(name)) return err(fault('duplicate-store', line));
    seen.add(name);
  }
  if (defaultStore !== LOCAL_STORE && !seen.has(defaultStore)) return err(fault('bad-value', lineOf(['default_store'])));
  return ok({ defaultStore, stores });
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue | undefined, yaml: ParsedYaml): ConfigFault {
  const path = issue === undefined ? [] : pathOf(issue);
  const line = yaml.lineOf(path);
  if (issue?.code === 'unrecognized_keys') return fault('unknown-member', line);
  return fault(path.length > 0 && !yaml.document.hasIn(path) ? 'missing-member' : 'bad-value', line);
}

/** Where the fault is: for a member that nobody knows, that member itself. */
function pathOf(issue: Issue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

function fault(reason: ConfigProblem, line: number | undefined): ConfigFault {
  return line === undefined ? { reason } : { reason, line };
}
