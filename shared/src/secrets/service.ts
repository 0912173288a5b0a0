import type { AuditEvent } from '../core/model/audit-event';
import type { SecretMeta } from '../core/model/secret-meta';
import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import type { AddedWayIn, BackupOffer, CreatedVault, CreateOptions, NewWayIn, RestoredVault, WayIn } from './lockable';
import type { SignedIn, SignInWay } from './sign-in';
import type { BrowseDepth, DeleteReceipt, ExpectedVersion, KeySlotKind, Listing, StoreIdentity, StoreStatus, WriteMeta } from './store';

/**
 * The only way to a secret. Every call goes policy → audit intent → store → audit outcome, and fails closed: what cannot
 * be audited does not happen. Exactly two calls carry a value: `put` and `use`.
 */
export interface SecretService {
  stores(): Promise<readonly StoreStatus[]>;
  /** Which stores there are, in the order in which they are shown. Asks none of them. */
  configured(): Promise<readonly StoreIdentity[]>;
  /** As `stores`, of one; undefined where there is none of this name. */
  status(store: string): Promise<StoreStatus | undefined>;
  /** Names, as `Store.browse` gives them, as far as this caller may know of them. `folder` is empty or ends with a slash. */
  browse(store: string, folder?: string, depth?: BrowseDepth): Promise<Result<Listing, VaultError>>;
  describe(ref: SecretRef): Promise<Result<SecretMeta, VaultError>>;
  /** Stores, reads back and compares. The caller keeps, and disposes of, `value`. */
  put(ref: SecretRef, value: SecretValue, options: PutOptions): Promise<Result<PutReceipt, VaultError>>;
  /** Hands the value to `callback`, after the outcome is on disk, and zeroes it when that ends. */
  use<T>(ref: SecretRef, purpose: Purpose, callback: (value: SecretValue) => Promise<T> | T): Promise<Result<T, VaultError>>;
  /**
   * Copies the newest version with all its fields to a place that has nothing, reads it back and compares. The values stay
   * inside. Where `from` keeps no field names that `to` can keep, it is `unsupported`.
   */
  copy(from: SecretPlace, to: SecretPlace, confirm: Confirm): Promise<Result<PutReceipt, VaultError>>;
  /**
   * Writes an old version once more, as the newest, when `newest` still is that. The values stay inside. `confirm` is for
   * callers that may rotate only after a person said yes.
   */
  rollBack(place: SecretPlace, versions: RollBackVersions, confirm?: Confirm): Promise<Result<PutReceipt, VaultError>>;
  delete(ref: SecretRef): Promise<Result<DeleteReceipt, VaultError>>;
  undelete(ref: SecretRef): Promise<Result<void, VaultError>>;
  destroy(ref: SecretRef, confirm: Confirm): Promise<Result<void, VaultError>>;

  signIn(store: string, way: SignInWay): Promise<Result<SignedIn, VaultError>>;
  signOut(store: string): Promise<Result<void, VaultError>>;

  create(store: string, options: CreateOptions): Promise<Result<CreatedVault, VaultError>>;
  unlock(store: string, way: WayIn): Promise<Result<void, VaultError>>;
  lock(store: string): Promise<Result<void, VaultError>>;
  /** What `restore` would take, as far as that shows without a key. Like a status, it is not written down. */
  backup(store: string): Promise<Result<BackupOffer, VaultError>>;
  /** Puts the newest genuine backup in the place of a store that is damaged, tampered with or rolled back. */
  restore(store: string, way: WayIn): Promise<Result<RestoredVault, VaultError>>;
  addWayIn(store: string, way: NewWayIn): Promise<Result<AddedWayIn, VaultError>>;
  removeWayIn(store: string, kind: KeySlotKind): Promise<Result<void, VaultError>>;

  /**
   * Changes which stores there are, which is ADMIN's to do. Where the outcome cannot be written, `takeBack` undoes what was
   * done and the log's error is the answer.
   */
  configure(
    change: ConfigChange, work: () => Promise<Result<void, VaultError>>, takeBack: () => Promise<void>,
  ): Promise<Result<void, VaultError>>;

  /**
   * Whether this caller may read the audit log. A yes is not written down: a damaged log must still be readable.
   * A no is, like every refusal.
   */
  mayReadLog(): Promise<Result<void, VaultError>>;
  /** Writes one entry for what touches no store by itself and is over already, such as a refusal. */
  record(event: RecordedEvent): Promise<Result<void, VaultError>>;
  /**
   * Does such an operation between its intent and its outcome, which share a correlation id. Gives what `work` gives. Where
   * the outcome cannot be written, `takeBack` undoes what was done and the log's error is the answer.
   */
  recordAround<T, E extends { readonly kind: string }>(
    operation: RecordedOperation, work: () => Promise<Result<T, E>>, takeBack?: (value: T) => Promise<void>,
  ): Promise<Result<T, E | VaultError>>;
}

export interface ConfigChange {
  readonly kind: 'add-store' | 'remove-store' | 'default-store';
  readonly store: string;
}

export interface PutOptions {
  readonly expected: ExpectedVersion;
  readonly meta: WriteMeta;
  /** What is asked of policy and written down: ROTATE for `rotate`, WRITE otherwise. */
  readonly act?: 'store' | 'rotate';
  /** For callers that may write only after a person said yes. */
  readonly confirm?: Confirm;
}

/** A whole secret, with all its fields. */
export type SecretPlace = Pick<SecretRef, 'store' | 'path'>;

export interface RollBackVersions {
  readonly from: number;
  readonly newest: number;
}

export interface PutReceipt {
  readonly version: number;
  /** False where the token may write but not read: nothing could be compared. */
  readonly verified: boolean;
}

/** Asked after the intent is on disk. A `false` is audited as a cancelled outcome. */
export type Confirm = () => Promise<boolean>;

/**
 * Why a value leaves the store. `inject` needs USE, and the argument list where a rule allows certain commands only;
 * `reveal`, `copy` and `export` need READ and a confirmation.
 */
export type Purpose =
  | { readonly kind: 'inject'; readonly name: string; readonly command?: readonly string[]; readonly confirm?: Confirm }
  | { readonly kind: 'reveal'; readonly confirm: Confirm }
  | { readonly kind: 'copy'; readonly confirm: Confirm }
  | { readonly kind: 'export'; readonly confirm: Confirm }
  | { readonly kind: 'compare' };

export type RecordedOperation = Pick<AuditEvent, 'event_type' | 'secret_name' | 'action' | 'store'>;

export type RecordedEvent = RecordedOperation & Pick<AuditEvent, 'result' | 'phase'>;

/** Who asks: the person at the keyboard, or an agent by the name that policy knows. */
export interface Caller {
  readonly kind: 'person' | 'agent';
  readonly agentId: string;
  readonly component: AuditEvent['component'];
  readonly sessionId: string;
}
