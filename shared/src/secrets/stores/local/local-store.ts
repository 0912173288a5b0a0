import type { SecretMeta } from '../../../core/model/secret-meta';
import type { VaultError } from '../../../core/model/vault-error';
import { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { AddedWayIn, CreatedVault, CreateOptions, LockableStore, NewWayIn, WayIn } from '../../lockable';
import type {
  DeleteReceipt, KeySlotKind, ReadTarget, StoreCapabilities, StoredValue, StoreStatus, WriteReceipt, WriteTarget,
} from '../../store';
import type { GenerationWitness } from '../../vault-file/commit/generation-witness';
import { continues, seenOf } from '../../vault-file/commit/generation-witness';
import { newId } from '../../vault-file/crypto/ids';
import { LIMITS } from '../../vault-file/format/limits';
import type { KeySlot, VaultHeader } from '../../vault-file/format/vault-document';
import { currentVersion, describeEntry } from '../../vault-file/index/secret-entry';
import type { Change, OpenVaultPorts } from '../../vault-file/open-vault';
import { OpenVault } from '../../vault-file/open-vault';
import { VaultKeys } from '../../vault-file/vault-keys';
import type { WaysIn } from '../../vault-file/ways-in';
import { IdleTimer } from './idle-timer';
import type { LocalStoreOptions } from './options';
import { openPorts } from './options';
import { deleteSecret, destroySecret, undeleteSecret, writeField } from './secret-changes';

const CAPABILITIES: StoreCapabilities = {
  versions: 'numbered', fields: true, undelete: true, compareAndSwap: true, lockable: true,
  maxValueBytes: LIMITS.valueBytes,
};

/** The store in one encrypted file of this user. `directory` is the vault's own: see docs/vault-format.md. */
export function createLocalStore(options: LocalStoreOptions): LockableStore {
  return new LocalStore(options);
}

class LocalStore implements LockableStore {
  readonly name: string;
  readonly type = 'local';
  readonly capabilities = CAPABILITIES;
  readonly #ports: OpenVaultPorts;
  readonly #waysIn: WaysIn;
  readonly #witness: GenerationWitness | undefined;
  readonly #idle: IdleTimer;
  #vault: OpenVault | undefined;

  constructor(options: LocalStoreOptions) {
    this.name = options.name;
    const { vault, waysIn } = openPorts(options);
    this.#ports = vault;
    this.#waysIn = waysIn;
    this.#witness = options.witness;
    this.#idle = new IdleTimer({
      idleMs: options.autoLockMs, schedule: options.schedule, now: options.now, onIdle: () => this.lock(),
    });
  }

  async status(): Promise<StoreStatus> {
    const shown = { name: this.name, type: this.type, capabilities: CAPABILITIES } as const;
    if (this.#vault !== undefined) return { ...shown, state: 'ready', waysIn: kindsOf(this.#vault.slots) };
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return { ...shown, state: 'damaged', error: loaded.error };
    if (loaded.value === undefined) return { ...shown, state: 'missing' };
    return { ...shown, state: 'locked', waysIn: kindsOf(loaded.value.document.header.slots) };
  }

  async create({ way }: CreateOptions): Promise<Result<CreatedVault, VaultError>> {
    const { folder, now, randomBytes, queue } = this.#ports;
    const ensured = await folder.ensure();
    if (!ensured.ok) return ensured;
    const present = await folder.load();
    if (!present.ok) return present;
    if (present.value !== undefined) return err({ kind: 'store-exists', store: this.name });
    const keys = VaultKeys.generate(newId(randomBytes), randomBytes);
    const made = await this.#waysIn.make(keys, way, new Date(now()).toISOString());
    const vault = made.ok ? await queue(() => OpenVault.create(this.#ports, keys, [made.value.slot])) : made;
    if (!vault.ok) {
      keys.dispose();
      if (made.ok) await this.#waysIn.forget(made.value.slot);
      return vault;
    }
    await this.#becomeOpen(vault.value);
    return ok({ waysIn: kindsOf(vault.value.slots) });
  }

  async unlock(way: WayIn): Promise<Result<void, VaultError>> {
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return loaded;
    if (loaded.value === undefined) return err({ kind: 'store-missing', store: this.name });
    const { header } = loaded.value.document;
    const keys = await this.#waysIn.open(header, way);
    if (!keys.ok) return keys;
    const vault = OpenVault.open(this.#ports, keys.value, loaded.value);
    const rolledBack = vault.ok ? await this.#checkWitness(header, loaded.value.file) : vault;
    if (!vault.ok || !rolledBack.ok) {
      keys.value.dispose();
      return rolledBack.ok ? ok() : rolledBack;
    }
    await this.#becomeOpen(vault.value);
    return ok();
  }

  lock(): void {
    this.#idle.stop();
    this.#vault?.dispose();
    this.#vault = undefined;
  }

  async addWayIn(way: NewWayIn): Promise<Result<AddedWayIn, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const created = new Date(this.#ports.now()).toISOString();
    const made = await this.#waysIn.make(vault.value.keys, way, created);
    if (!made.ok) return made;
    const { slot, code } = made.value;
    const added = await this.#commit((transaction) => {
      // One slot of a kind: a new password or code takes the place of the old one.
      transaction.setSlots([...transaction.slots.filter((other) => other.kind !== slot.kind), slot]);
      return ok();
    });
    if (!added.ok) {
      code?.dispose();
      await this.#waysIn.forget(slot);
      return added;
    }
    if (way.kind !== 'recovery-code') return ok({ kind: way.kind });
    if (code === undefined) throw new Error('a recovery slot comes with its code');
    return ok({ kind: way.kind, code });
  }

  async removeWayIn(kind: KeySlotKind): Promise<Result<void, VaultError>> {
    const removed = await this.#commit((transaction) => {
      const rest = transaction.slots.filter((slot) => slot.kind !== kind);
      const gone = transaction.slots.filter((slot) => slot.kind === kind);
      if (!rest.some((slot) => slot.kind !== 'unknown')) {
        return err({ kind: 'unsupported', store: this.name, operation: 'remove-last-way-in' });
      }
      transaction.setSlots(rest);
      return ok(gone);
    });
    if (!removed.ok) return removed;
    for (const slot of removed.value) await this.#waysIn.forget(slot);
    return ok();
  }

  async list(prefix: string): Promise<Result<readonly SecretMeta[], VaultError>> {
    const vault = await this.#current();
    if (!vault.ok) return vault;
    const { index } = vault.value;
    const paths = [...index.paths].filter((path) => path.startsWith(prefix)).sort();
    const entries = paths.map((path) => index.entry(path)).filter((entry) => entry !== undefined);
    return ok(entries.map((entry) => describeEntry(this.name, entry)));
  }

  async describe(path: string): Promise<Result<SecretMeta, VaultError>> {
    const vault = await this.#current();
    if (!vault.ok) return vault;
    const entry = vault.value.index.entry(path);
    return entry === undefined ? this.#notFound(path) : ok(describeEntry(this.name, entry));
  }

  async read({ path, field, version }: ReadTarget): Promise<Result<StoredValue, VaultError>> {
    const vault = await this.#current();
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
    const written = await this.#commit(writeField(this.name, target, value.bytes()));
    return written.ok ? ok({ version: written.value }) : written;
  }

  async delete(path: string): Promise<Result<DeleteReceipt, VaultError>> {
    const deleted = await this.#commit(deleteSecret(this.name, path));
    return deleted.ok ? ok({ undoable: true }) : deleted;
  }

  undelete(path: string): Promise<Result<void, VaultError>> {
    return this.#commit(undeleteSecret(this.name, path));
  }

  destroy(path: string): Promise<Result<void, VaultError>> {
    return this.#commit(destroySecret(this.name, path));
  }

  dispose(): void {
    this.lock();
  }

  async #becomeOpen(vault: OpenVault): Promise<void> {
    this.lock();
    this.#vault = vault;
    this.#idle.touch();
    await this.#witness?.record(vault.keys.vaultId, vault.seen);
  }

  async #checkWitness(header: VaultHeader, file: string): Promise<Result<void, VaultError>> {
    const seen = await this.#witness?.highest(header.id);
    if (seen === undefined || continues(header, seen)) return ok();
    return err({ kind: 'rolled-back', file, seen: seen.generation, found: seenOf(header).generation });
  }

  /** The open vault, or why there is none. Every use starts the idle time anew. */
  async #open(): Promise<Result<OpenVault, VaultError>> {
    if (this.#vault !== undefined && this.#idle.touch()) return ok(this.#vault);
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return loaded;
    return err({ kind: loaded.value === undefined ? 'store-missing' : 'locked', store: this.name });
  }

  async #current(): Promise<Result<OpenVault, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const fresh = await vault.value.refresh();
    return fresh.ok ? vault : fresh;
  }

  async #commit<T>(change: Change<T>): Promise<Result<T, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const committed = await vault.value.commit(change);
    if (committed.ok) await this.#witness?.record(vault.value.keys.vaultId, vault.value.seen);
    return committed;
  }

  #notFound(name: string): Result<never, VaultError> {
    return err({ kind: 'not-found', store: this.name, name });
  }
}

function kindsOf(slots: readonly KeySlot[]): readonly KeySlotKind[] {
  return slots.flatMap((slot) => (slot.kind === 'unknown' ? [] : [slot.kind]));
}
