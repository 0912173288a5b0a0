import type { SecretMeta } from '../../../core/model/secret-meta';
import type { VaultError } from '../../../core/model/vault-error';
import { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type {
  AddedWayIn, BackupOffer, CreatedVault, CreateOptions, NewWayIn, RestorableStore, RestoredVault, WayIn,
} from '../../lockable';
import type {
  BrowseDepth, DeleteReceipt, KeySlotKind, Listing, ReadTarget, ReplaceTarget, StoreCapabilities, StoredFields, StoredValue, StoreEntry,
  StoreStatus, WriteReceipt, WriteTarget,
} from '../../store';
import { namesBelow } from '../names-below';
import { LIMITS } from '../../vault-file/format/limits';
import type { FieldEntry, SecretEntry, VersionEntry } from '../../vault-file/index/secret-entry';
import { currentVersion, describeEntry } from '../../vault-file/index/secret-entry';
import type { OpenVault } from '../../vault-file/open-vault';
import type { LocalStoreOptions } from './options';
import { deleteSecret, destroySecret, replaceFields, undeleteSecret, writeField } from './secret-changes';
import { VaultSession } from './vault-session';

const CAPABILITIES: StoreCapabilities = {
  versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: true, signIn: false,
  metadata: true,  maxValueBytes: LIMITS.valueBytes,
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

  async browse(folder: string, depth: BrowseDepth): Promise<Result<Listing, VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const { index } = vault.value;
    const entries = namesBelow(folder, index.paths, depth).map((name): StoreEntry => {
      const found = name.kind === 'secret' ? index.entry(name.path) : undefined;
      return found === undefined ? name : { kind: 'secret', path: name.path, meta: describeEntry(this.name, found) };
    });
    return ok({ entries, complete: true });
  }

  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const entry = vault.value.index.entry(path);
    return entry === undefined ? this.#notFound(path) : ok(describeEntry(this.name, entry));
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    const found = await this.#version(path, version);
    if (!found.ok) return found;
    const wanted = found.value.version.fields.find(([name]) => name === field);
    if (wanted === undefined) return this.#notFound(path);
    const value = readValue(found.value, wanted);
    return value.ok ? ok({ value: value.value, version: found.value.version.version }) : value;
  }

  async readAll(path: string, version?: number): Promise<Result<StoredFields, VaultError>> {
    const found = await this.#version(path, version);
    if (!found.ok) return found;
    const fields = new Map<string, SecretValue>();
    for (const field of found.value.version.fields) {
      const value = readValue(found.value, field);
      if (!value.ok) {
        for (const read of fields.values()) read.dispose();
        return value;
      }
      fields.set(field[0], value.value);
    }
    return ok({ fields, version: found.value.version.version });
  }

  async write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    const written = await this.#session.commit(writeField(this.name, target, value.bytes()));
    return written.ok ? ok({ version: written.value }) : written;
  }

  async replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    const values = new Map([...fields].map(([name, value]) => [name, value.bytes()]));
    const written = await this.#session.commit(replaceFields(this.name, target, values));
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

  /** The version that is wanted, the newest where none is, if it lives. */
  async #version(path: string, version: number | undefined): Promise<Result<FoundVersion, VaultError>> {
    const vault = await this.#session.current();
    if (!vault.ok) return vault;
    const entry = vault.value.index.entry(path);
    if (entry === undefined) return this.#notFound(path);
    const wanted = version === undefined
      ? currentVersion(entry)
      : entry.versions.find((other) => other.version === version && other.deleted === undefined);
    return wanted === undefined ? this.#notFound(path) : ok({ vault: vault.value, entry, version: wanted });
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }
}

interface FoundVersion {
  readonly vault: OpenVault;
  readonly entry: SecretEntry;
  readonly version: VersionEntry;
}

function readValue({ vault, entry }: FoundVersion, field: FieldEntry): Result<SecretValue, VaultError> {
  const bytes = vault.readField(entry, field);
  if (!bytes.ok) return bytes;
  const value = SecretValue.fromBytes(bytes.value);
  bytes.value.fill(0);
  return ok(value);
}
