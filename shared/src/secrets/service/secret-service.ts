import type { SecretMeta } from '../../core/model/secret-meta';
import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import { DEFAULT_FIELD } from '../../core/reference';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { AuditLog } from '../audit/audit-log';
import type {
  AddedWayIn, BackupOffer, CreatedVault, CreateOptions, LockableStore, NewWayIn, RestorableStore, RestoredVault, WayIn,
} from '../lockable';
import { isLockable, isRestorable } from '../lockable';
import type { PolicySource } from '../policy/policy-source';
import type {
  Caller, ConfigChange, Confirm, Purpose, PutOptions, PutReceipt, RecordedEvent, RecordedOperation, RollBackVersions, SecretPlace,
  SecretService,
} from '../service';
import type { SignedIn, SignInStore, SignInWay } from '../sign-in';
import { wantsSignIn } from '../sign-in';
import type { BrowseDepth, DeleteReceipt, KeySlotKind, Listing, Store, StoredValue, StoreIdentity, StoreStatus } from '../store';
import type { StoreSource } from '../store-source';
import { Gate } from './gate';
import { listOperation, logOperation, purposeOperation, putOperation, secretOperation, signInOperation, storeOperation } from './operation';
import { normalise, normaliseFolder } from './normalise';
import type { TransferPorts } from './transfer';
import { copySecret, rollBackSecret } from './transfer';
import { writeVerified } from './verified-write';

export interface SecretServiceOptions {
  readonly stores: StoreSource;
  readonly audit: AuditLog;
  readonly policy: PolicySource;
  readonly caller: Caller;
  readonly now: () => Date;
  /** A fresh random text for each call, such as a UUID. It ties an intent to its outcome. */
  readonly ids: () => string;
}

/** Builds the one way to secrets. The stores stay the caller's to dispose of. */
export function createSecretService(options: SecretServiceOptions): SecretService {
  return new AuditedSecretService(options);
}

class AuditedSecretService implements SecretService {
  readonly #stores: StoreSource;
  readonly #gate: Gate;
  readonly #transfer: TransferPorts;

  constructor({ stores, ...gate }: SecretServiceOptions) {
    this.#stores = stores;
    this.#gate = new Gate(gate);
    this.#transfer = { gate: this.#gate, find: (name) => this.#with(name, (store) => Promise.resolve(ok(store))) };
  }

  async stores(): Promise<readonly StoreStatus[]> {
    const stores = await this.#stores.current();
    return Promise.all(stores.map((store) => store.status()));
  }

  async configured(): Promise<readonly StoreIdentity[]> {
    return (await this.#stores.current()).map(({ name, type, capabilities }) => ({ name, type, capabilities }));
  }

  async status(store: string): Promise<StoreStatus | undefined> {
    return (await this.#find(store))?.status();
  }

  async browse(store: string, folder = '', depth: BrowseDepth = 'all'): Promise<Result<Listing, VaultError>> {
    const canonical = normaliseFolder(folder);
    if (!canonical.ok) return canonical;
    const listed = await this.#gate.pass(listOperation(store, canonical.value), () =>
      this.#with(store, (found) => found.browse(canonical.value, depth)));
    return listed.ok ? ok(await this.#gate.visible(store, listed.value)) : listed;
  }

  describe(ref: SecretRef): Promise<Result<SecretMeta, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(secretOperation('describe', place), () => this.#with(place.store, (store) => store.describe(place.path))));
  }

  put(ref: SecretRef, value: SecretValue, options: PutOptions): Promise<Result<PutReceipt, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(putOperation(place, options.act), () =>
        this.#with(place.store, (store) => writeVerified(store, place, value, options)), {
        version: ({ version }: PutReceipt) => version,
        confirm: options.confirm,
      }));
  }

  use<T>(ref: SecretRef, purpose: Purpose, callback: (value: SecretValue) => Promise<T> | T): Promise<Result<T, VaultError>> {
    return this.#onSecret(ref, async (place) => {
      const read = await this.#gate.pass(
        purposeOperation(purpose, place),
        () => this.#with(place.store, (store) => store.read(place)),
        {
          version: (stored: StoredValue) => stored.version,
          discard: (stored: StoredValue) => stored.value.dispose(),
          confirm: 'confirm' in purpose ? purpose.confirm : undefined,
        },
      );
      if (!read.ok) return read;
      try {
        return ok(await callback(read.value.value));
      } finally {
        read.value.value.dispose();
      }
    });
  }

  async copy(from: SecretPlace, to: SecretPlace, confirm: Confirm): Promise<Result<PutReceipt, VaultError>> {
    const [source, target] = [normalise({ ...from, field: DEFAULT_FIELD }), normalise({ ...to, field: DEFAULT_FIELD })];
    if (!source.ok) return source;
    if (!target.ok) return target;
    return copySecret(source.value, target.value, { ...this.#transfer, confirm });
  }

  rollBack(place: SecretPlace, versions: RollBackVersions, confirm?: Confirm): Promise<Result<PutReceipt, VaultError>> {
    return this.#onSecret({ ...place, field: DEFAULT_FIELD }, (found) => rollBackSecret(found, versions, { ...this.#transfer, confirm }));
  }

  delete(ref: SecretRef): Promise<Result<DeleteReceipt, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(secretOperation('delete', place), () => this.#with(place.store, (store) => store.delete(place.path))));
  }

  undelete(ref: SecretRef): Promise<Result<void, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(secretOperation('undelete', place), () => this.#with(place.store, async (store) =>
        store.undelete === undefined
          ? err({ kind: 'unsupported', store: store.name, operation: 'undelete' })
          : store.undelete(place.path))));
  }

  destroy(ref: SecretRef, confirm: Confirm): Promise<Result<void, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(
        secretOperation('destroy', place), () => this.#with(place.store, (store) => store.destroy(place.path)), { confirm }));
  }

  signIn(store: string, way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    return this.#gate.pass(signInOperation('sign-in', store, way.kind), () =>
      this.#withSignIn(store, 'sign-in', (found) => found.signIn(way)), { discard: () => this.#signOutNow(store) });
  }

  signOut(store: string): Promise<Result<void, VaultError>> {
    return this.#gate.pass(signInOperation('sign-out', store), () => this.#withSignIn(store, 'sign-out', (found) => found.signOut()));
  }

  create(store: string, options: CreateOptions): Promise<Result<CreatedVault, VaultError>> {
    return this.#gate.pass(
      storeOperation('create', store, options.way.kind),
      () => this.#withLockable(store, 'create', (vault) => vault.create(options)),
      { discard: () => this.#lockNow(store) },
    );
  }

  unlock(store: string, way: WayIn): Promise<Result<void, VaultError>> {
    return this.#gate.pass(
      storeOperation('unlock', store, way.kind),
      () => this.#withLockable(store, 'unlock', (vault) => vault.unlock(way)),
      { discard: () => this.#lockNow(store) },
    );
  }

  /**
   * Locks first and writes it down afterwards, whatever policy or log say: a locked store is the safe end of every
   * failure. An error of the log is still returned.
   */
  async lock(store: string): Promise<Result<void, VaultError>> {
    const locked = await this.#withLockable(store, 'lock', (vault) => {
      vault.lock();
      return Promise.resolve(ok());
    });
    return this.#gate.recordResult(storeOperation('lock', store), locked);
  }

  backup(store: string): Promise<Result<BackupOffer, VaultError>> {
    return this.#withRestorable(store, (vault) => vault.backup());
  }

  restore(store: string, way: WayIn): Promise<Result<RestoredVault, VaultError>> {
    return this.#gate.pass(
      storeOperation('restore', store, way.kind),
      () => this.#withRestorable(store, (vault) => vault.restore(way)),
      { discard: () => this.#lockNow(store) },
    );
  }

  addWayIn(store: string, way: NewWayIn): Promise<Result<AddedWayIn, VaultError>> {
    return this.#gate.pass(
      storeOperation('add-way-in', store, way.kind),
      () => this.#withLockable(store, 'add-way-in', (vault) => vault.addWayIn(way)),
      { discard: (added: AddedWayIn) => { if (added.kind === 'recovery-code') added.code.dispose(); } },
    );
  }

  removeWayIn(store: string, kind: KeySlotKind): Promise<Result<void, VaultError>> {
    return this.#gate.pass(storeOperation('remove-way-in', store, kind), () =>
      this.#withLockable(store, 'remove-way-in', (vault) => vault.removeWayIn(kind)));
  }

  configure(
    { kind, store }: ConfigChange, work: () => Promise<Result<void, VaultError>>, takeBack: () => Promise<void>,
  ): Promise<Result<void, VaultError>> {
    return this.#gate.pass(storeOperation(kind, store), work, { discard: takeBack });
  }

  mayReadLog(): Promise<Result<void, VaultError>> {
    return this.#gate.check(logOperation());
  }

  record(event: RecordedEvent): Promise<Result<void, VaultError>> {
    return this.#gate.record(event);
  }

  recordAround<T, E extends { readonly kind: string }>(
    operation: RecordedOperation, work: () => Promise<Result<T, E>>, takeBack?: (value: T) => Promise<void>,
  ): Promise<Result<T, E | VaultError>> {
    return this.#gate.recordAround(operation, work, takeBack);
  }

  /** Takes back an unlocking, or a creation, that could not be written down. */
  async #lockNow(name: string): Promise<void> {
    const store = await this.#find(name);
    if (store !== undefined && isLockable(store)) store.lock();
  }

  /** Takes back a sign-in that could not be written down. */
  async #signOutNow(name: string): Promise<void> {
    await this.#withSignIn(name, 'sign-out', (store) => store.signOut());
  }

  async #onSecret<T>(
    ref: SecretRef, work: (place: SecretRef) => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    const place = normalise(ref);
    return place.ok ? work(place.value) : place;
  }

  async #with<T>(name: string, work: (store: Store) => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const store = await this.#find(name);
    return store === undefined ? err(await this.#stores.problem?.() ?? { kind: 'unknown-store', store: name }) : work(store);
  }

  async #find(name: string): Promise<Store | undefined> {
    return (await this.#stores.current()).find((store) => store.name === name);
  }

  #withSignIn<T>(
    name: string, operation: string, work: (store: SignInStore) => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    return this.#with(name, async (store) =>
      wantsSignIn(store) ? work(store) : err({ kind: 'unsupported', store: name, operation }));
  }

  #withLockable<T>(
    name: string, operation: string, work: (store: LockableStore) => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    return this.#with(name, async (store) =>
      isLockable(store) ? work(store) : err({ kind: 'unsupported', store: name, operation }));
  }

  #withRestorable<T>(
    name: string, work: (store: RestorableStore) => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    return this.#with(name, async (store) =>
      isRestorable(store) ? work(store) : err({ kind: 'unsupported', store: name, operation: 'restore' }));
  }
}
