import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import type { KeySlotKind, Store } from './store';

/**
 * A store whose values lie behind a root key of ours. What is given here opens it; nothing of it is kept.
 * A key agent can stand behind this interface as well: it then answers `unlock` without asking anybody.
 */
export interface LockableStore extends Store {
  create(options: CreateOptions): Promise<Result<CreatedVault, VaultError>>;
  unlock(way: WayIn): Promise<Result<void, VaultError>>;
  lock(): void;
  addWayIn(way: NewWayIn): Promise<Result<AddedWayIn, VaultError>>;
  removeWayIn(kind: KeySlotKind): Promise<Result<void, VaultError>>;
}

/** A lockable store that keeps backups of itself. */
export interface RestorableStore extends LockableStore {
  /** What `restore` would take, to be shown before anybody is asked for a way in. */
  backup(): Promise<Result<BackupOffer, VaultError>>;
  /** Replaces a bad vault by the newest genuine backup that `way` opens, and leaves the store open. */
  restore(way: WayIn): Promise<Result<RestoredVault, VaultError>>;
}

export interface BackupOffer {
  readonly file: string;
  /** A vault's changes are counted from 1: the number of the last one that is in it. */
  readonly change: number;
  /** How many later changes are known of, which are not in it. */
  readonly lost: number;
  readonly waysIn: readonly KeySlotKind[];
}

/** What took the place of the bad vault, and where that was kept. */
export interface RestoredVault extends Pick<BackupOffer, 'file' | 'change' | 'lost'> {
  readonly keptCopy?: string;
}

export type WayIn =
  | { readonly kind: 'password'; readonly password: SecretValue }
  | { readonly kind: 'keychain' }
  | { readonly kind: 'recovery-code'; readonly code: SecretValue }
  | { readonly kind: 'external'; readonly key: SecretValue };

export type NewWayIn =
  | { readonly kind: 'password'; readonly password: SecretValue }
  | { readonly kind: 'keychain' }
  /**
   * `saved` shows the new code and answers whether its owner has it now. Only then does the new code take the place of an
   * older one; with a no, `addWayIn` answers `cancelled` and the older one stays good.
   */
  | { readonly kind: 'recovery-code'; readonly saved?: (code: SecretValue) => Promise<boolean> }
  | { readonly kind: 'external'; readonly key: SecretValue };

export interface CreateOptions {
  readonly way: Exclude<NewWayIn, { readonly kind: 'recovery-code' }>;
}

export interface CreatedVault {
  readonly waysIn: readonly KeySlotKind[];
}

/** A recovery code is made here and shown once; its owner disposes of it. */
export type AddedWayIn =
  | { readonly kind: 'password' | 'keychain' | 'external' }
  | { readonly kind: 'recovery-code'; readonly code: SecretValue };

export function isLockable(store: Store): store is LockableStore {
  return store.capabilities.lockable;
}

export function isRestorable(store: Store): store is RestorableStore {
  return isLockable(store) && 'restore' in store;
}
