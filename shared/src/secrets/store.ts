import type { SecretMeta } from '../core/model/secret-meta';
import type { SecretType } from '../core/model/secret-type';
import type { StoreType } from '../core/model/store-type';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';

/**
 * One place that keeps secrets. Only SecretService calls `read` and `write`: it decides and audits first.
 * Listing and describing never read a value. Errors are translated at this boundary: nothing of a server's body gets out.
 */
export interface Store {
  readonly name: string;
  readonly type: StoreType;
  readonly capabilities: StoreCapabilities;
  status(): Promise<StoreStatus>;
  list(prefix: string): Promise<Result<readonly SecretMeta[], VaultError>>;
  describe(path: string): Promise<Result<SecretMeta, VaultError>>;
  read(target: ReadTarget): Promise<Result<StoredValue, VaultError>>;
  write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>>;
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
  readonly compareAndSwap: boolean;
  readonly lockable: boolean;
  /** The largest value in bytes. */
  readonly maxValueBytes: number;
}

export interface ReadTarget {
  readonly path: string;
  readonly field: string;
  readonly version?: number;
}

export interface WriteTarget {
  readonly path: string;
  readonly field: string;
  /** `new` fails where the path has the field already; `any` adds a version; a number is compared and swapped. */
  readonly expected: 'new' | 'any' | number;
  readonly meta: WriteMeta;
}

export interface WriteMeta {
  /** Where not given, a secret that exists keeps its own and a new one is `generic`. The same holds for the rest. */
  readonly type?: SecretType;
  readonly tags?: readonly string[];
  readonly owner?: string;
  readonly expires?: string;
}

export interface StoredValue {
  readonly value: SecretValue;
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

/** What is shown of a store. `waysIn` counts the key slots of a local vault: one alone is a warning. */
export interface StoreStatus {
  readonly name: string;
  readonly type: StoreType;
  readonly state: StoreState;
  readonly capabilities: StoreCapabilities;
  readonly waysIn?: readonly KeySlotKind[];
  readonly error?: VaultError;
}

/** How the root key of a local vault can be reached. */
export type KeySlotKind = 'password' | 'keychain' | 'recovery-code' | 'external';
