import type { RuleId } from '../core/model/finding';
import type { SecretMeta } from '../core/model/secret-meta';
import type { SecretType } from '../core/model/secret-type';
import type { StoreType } from '../core/model/store-type';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';

/**
 * One place that keeps secrets. Only SecretService calls what reads and writes: it decides and audits first. Browsing and
 * describing never read a value. Errors are translated at this boundary: nothing of a server's body gets out.
 * docs/adr/0007 says why the interface is as it is; test/stores/contract.ts is what every store has to pass.
 */
export interface Store {
  readonly name: string;
  readonly type: StoreType;
  readonly capabilities: StoreCapabilities;
  /** Never throws and never waits long: what is wrong is part of the answer. */
  status(): Promise<StoreStatus>;
  /**
   * `level`: what lies directly under `folder`. `all`: every secret below it, and no folders. Entries are in the order of
   * their paths' code units. Secrets that are deleted softly are listed where the store still names them; their metadata,
   * where it is known, says so.
   */
  browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>>;
  describe(path: string): Promise<Result<SecretMeta, VaultError>>;
  read(target: ReadTarget): Promise<Result<StoredValue, VaultError>>;
  /** Every field of one version, the newest where none is named. The caller disposes of the values. */
  readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>>;
  /** A new version in which this field has the value; the other fields keep theirs. */
  write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>>;
  /** A new version that has exactly these fields. The caller keeps the values. */
  replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>>;
  /** Soft where the store can (`undelete`), otherwise for good. */
  delete(path: string): Promise<Result<DeleteReceipt, VaultError>>;
  undelete?(path: string): Promise<Result<void, VaultError>>;
  /** For good, with every version. */
  destroy(path: string): Promise<Result<void, VaultError>>;
  dispose(): void;
}

/** What a store can do, so that a user interface offers nothing that must fail. */
export interface StoreCapabilities {
  readonly versions: 'none' | 'numbered' | 'labelled';
  readonly fields: boolean;
  readonly undelete: boolean;
  /** A write may name the version that it expects to be the newest. Without it, two writers at once are not noticed. */
  readonly compareAndSwap: boolean;
  /** Lies behind a root key of ours: see lockable.ts. */
  readonly lockable: boolean;
  /** Wants a sign-in of its own: see sign-in.ts. */
  readonly signIn: boolean;
  /** Keeps type, tags, owner, expiry and rule. */
  readonly metadata: boolean;
  /** The largest value in bytes. */
  readonly maxValueBytes: number;
}

export type BrowseDepth = 'level' | 'all';

/** `complete` is false where a store has more than it will list at once: what is missing can still be named. */
export interface Listing {
  readonly entries: readonly StoreEntry[];
  readonly complete: boolean;
}

export type StoreEntry = FolderEntry | SecretEntry;

export interface FolderEntry {
  readonly kind: 'folder';
  /** Ends with a slash. */
  readonly path: string;
}

export interface SecretEntry {
  readonly kind: 'secret';
  readonly path: string;
  /** Where it costs no further question to the store. */
  readonly meta?: SecretMeta;
}

export interface ReadTarget {
  readonly path: string;
  readonly field: string;
  readonly version?: number;
}

export interface WriteTarget {
  readonly path: string;
  readonly field: string;
  readonly expected: ExpectedVersion;
  readonly meta: WriteMeta;
}

/** As `write`, for a whole secret: `new` fails where the path has any living version. */
export type ReplaceTarget = Omit<WriteTarget, 'field'>;

/**
 * `new` fails where the path has the field already; `any` adds a version; a number is compared with the newest version
 * (0: there is none, deleted ones count) and swapped.
 */
export type ExpectedVersion = 'new' | 'any' | number;

export interface WriteMeta {
  /** Where not given, a secret that exists keeps its own and a new one is `generic`. The same holds for the rest. */
  readonly type?: SecretType;
  readonly tags?: readonly string[];
  readonly owner?: string;
  readonly expires?: string;
  /** Which rule recognised the value: it leads to the vendor's console when the secret is rotated. */
  readonly rule?: RuleId;
}

export interface StoredValue {
  readonly value: SecretValue;
  readonly version: number;
}

export interface StoredFields {
  readonly fields: ReadonlyMap<string, SecretValue>;
  readonly version: number;
}

export interface WriteReceipt {
  readonly version: number;
}

export interface DeleteReceipt {
  readonly undoable: boolean;
}

export type StoreState =
  | 'ready' | 'locked' | 'missing' | 'locked-out' | 'damaged' | 'sealed' | 'unreachable' | 'denied' | 'unauthenticated';

/** What a store is, whatever state it is in. */
export type StoreIdentity = Pick<Store, 'name' | 'type' | 'capabilities'>;

/** What is shown of a store. `waysIn` counts the key slots of a local vault: one alone is a warning. */
export interface StoreStatus {
  readonly name: string;
  readonly type: StoreType;
  readonly state: StoreState;
  readonly capabilities: StoreCapabilities;
  readonly waysIn?: readonly KeySlotKind[];
  readonly connection?: StoreConnection;
  /** Where `state` is not `ready`: why. */
  readonly error?: VaultError;
}

/** Of a store behind a network: what one would want to see before one trusts it. */
export interface StoreConnection {
  /** Scheme, host and port. */
  readonly endpoint: string;
  /** The version that was negotiated, as `TLSv1.3`; none on a loopback connection without TLS. */
  readonly tls?: string;
  /** Whom the server takes us for: a display name. */
  readonly account?: string;
  /** ISO 8601: when the sign-in ends. */
  readonly expires?: string;
}

/** How the root key of a local vault can be reached. */
export type KeySlotKind = 'password' | 'keychain' | 'recovery-code' | 'external';
