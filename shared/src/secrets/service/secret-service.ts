import type { SecretMeta } from '../../core/model/secret-meta';
import type { SecretRef } from '../../core/model/secret-ref';
import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { AuditLog } from '../audit/audit-log';
import type {
  AddedWayIn, BackupOffer, CreatedVault, CreateOptions, LockableStore, NewWayIn, RestorableStore, RestoredVault, WayIn,
} from '../lockable';
import { isLockable, isRestorable } from '../lockable';
import type { PolicySource } from '../policy/policy-source';
import type { Caller, Confirm, Purpose, PutOptions, PutReceipt, RecordedEvent, RecordedOperation, SecretService } from '../service';
import type { DeleteReceipt, KeySlotKind, Store, StoredValue, StoreStatus } from '../store';
import { Gate } from './gate';
import { listOperation, logOperation, purposeOperation, secretOperation, storeOperation } from './operation';
import { normalise, normalisePrefix } from './normalise';
import { writeVerified } from './verified-write';

export interface SecretServiceOptions {
  readonly stores: readonly Store[];
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
  readonly #stores: ReadonlyMap<string, Store>;
  readonly #gate: Gate;

  constructor({ stores, ...gate }: SecretServiceOptions) {
    this.#stores = new Map(stores.map((store) => [store.name, store]));
    this.#gate = new Gate(gate);
  }

  stores(): Promise<readonly StoreStatus[]> {
    return Promise.all([...this.#stores.values()].map((store) => store.status()));
  }

  async list(store: string, prefix = ''): Promise<Result<readonly SecretMeta[], VaultError>> {
    const canonical = normalisePrefix(prefix);
    if (!canonical.ok) return canonical;
    const listed = await this.#gate.pass(listOperation(store, canonical.value), () =>
      this.#with(store, (found) => found.list(canonical.value)));
    return listed.ok ? ok(await this.#gate.visible(listed.value)) : listed;
  }

  describe(ref: SecretRef): Promise<Result<SecretMeta, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(secretOperation('describe', place), () => this.#with(place.store, (store) => store.describe(place.path))));
  }

  put(ref: SecretRef, value: SecretValue, options: PutOptions): Promise<Result<PutReceipt, VaultError>> {
    return this.#onSecret(ref, (place) =>
      this.#gate.pass(secretOperation('put', place), () =>
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
  #lockNow(name: string): void {
    const store = this.#stores.get(name);
    if (store !== undefined && isLockable(store)) store.lock();
  }

  async #onSecret<T>(
    ref: SecretRef, work: (place: SecretRef) => Promise<Result<T, VaultError>>,
  ): Promise<Result<T, VaultError>> {
    const place = normalise(ref);
    return place.ok ? work(place.value) : place;
  }

  async #with<T>(name: string, work: (store: Store) => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const store = this.#stores.get(name);
    return store === undefined ? err({ kind: 'unknown-store', store: name }) : work(store);
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
