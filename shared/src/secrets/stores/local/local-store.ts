import type { SecretMeta } from '../../../core/model/secret-meta';
import type { VaultError } from '../../../core/model/vault-error';
import { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type {
  AddedWayIn, BackupOffer, CreatedVault, CreateOptions, NewWayIn, RestorableStore, RestoredVault, WayIn,
} from '../../lockable';
import type {
  DeleteReceipt, KeySlotKind, ReadTarget, StoreCapabilities, StoredValue, StoreStatus, WriteReceipt, WriteTarget,
} from '../../store';
import { LIMITS } from '../../vault-file/format/limits';
import { currentVersion, describeEntry } from '../../vault-file/index/secret-entry';
import type { LocalStoreOptions } from './options';
import { deleteSecret, destroySecret, undeleteSecret, writeField } from './secret-changes';
import { VaultSession } from './vault-session';

const CAPABILITIES: StoreCapabilities = {
  versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: true,
  maxValueBytes: LIMITS.valueBytes,
};

/** The store in one encrypted file of this user. `directory` is the vault's own: see docs/vault-format.md. */
export function createLocalStore(options: LocalStoreOptions): RestorableStore {
  return new LocalStore(options);
}

/** Names and versions on one side, sessions of the vault's file on the other. */
class LocalStore implements RestorableStore {
  readonly name: string;
  readonly type = 'local';
  readonly capabilities = CAPABILITIES;
  readonly #session: VaultSession;

  constructor(options: LocalStoreOptions) {
    this.name = options.name;
    this.#session = new VaultSession(options);
  }

  async status(): Promise<StoreStatus> {
    return { name: this.name, type: this.type, capabilities: CAPABILITIES, ...await this.#session.status() };
  }

  create(options: CreateOptions): Promise<Result<CreatedVault, VaultError>> {
    return this.#session.create(options);
  }

  unlock(way: WayIn): Promise<Result<void, VaultError>> {
    return this.#session.unlock(way);
  }

  lock(): void {
    this.#session.lock();
  }

  backup(): Promise<Result<BackupOffer, VaultError>> {
    return this.#session.backup();
  }

  restore(way: WayIn): Promise<Result<RestoredVault, VaultError>> {
    return this.#session.restore(way);
  }

  addWayIn(way: NewWayIn): Promise<Result<AddedWayIn, VaultError>> {
    return this.#session.addWayIn(way);
  }

  removeWayIn(kind: KeySlotKind): Promise<Result<void, VaultError>> {
    return this.#session.removeWayIn(kind);
  }

  async list(prefix: string): Promise<Result<readonly SecretMeta[], VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const { index } = vault.value;
    const paths = [...index.paths].filter((path) => path.startsWith(prefix)).sort();
    const entries = paths.map((path) => index.entry(path)).filter((entry) => entry !== undefined);
    return ok(entries.map((entry) => describeEntry(this.name, entry)));
  }

  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const entry = vault.value.index.entry(path);
    return entry === undefined ? this.#notFound(path) : ok(describeEntry(this.name, entry));
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const entry = vault.value.index.entry(path);
    if (entry === undefined) return this.#notFound(path);
    const wanted = version === undefined
      ? currentVersion(entry)
      : entry.versions.find((other) => other.version === version && other.deleted === undefined);
    const found = wanted?.fields.find(([name]) => name === field);
    if (wanted === undefined || found === undefined) return this.#notFound(path);
    const bytes = vault.value.readField(entry, found);
    if (!bytes.ok) return bytes;
    const value = SecretValue.fromBytes(bytes.value);
    bytes.value.fill(0);
    return ok({ value, version: wanted.version });
  }

  async write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    const written = await this.#session.commit(writeField(this.name, target, value.bytes()));
    return written.ok ? ok({ version: written.value }) : written;
  }

  async delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    const deleted = await this.#session.commit(deleteSecret(this.name, path));
    return deleted.ok ? ok({ undoable: true }) : deleted;
  }

  undelete(path: string): Promise<Result<void, VaultError>> {
    return this.#session.commit(undeleteSecret(this.name, path));
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    return this.#session.commit(destroySecret(this.name, path));
  }

  dispose(): void {
    this.#session.lock();
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }
}
