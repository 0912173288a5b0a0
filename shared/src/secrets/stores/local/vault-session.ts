import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type {
  AddedWayIn, BackupOffer, CreatedVault, CreateOptions, NewWayIn, RestoredVault, WayIn,
} from '../../lockable';
import type { KeySlotKind, StoreStatus } from '../../store';
import { newId } from '../../vault-file/crypto/ids';
import type { KeySlot, VaultHeader } from '../../vault-file/format/vault-document';
import { slotKinds } from '../../vault-file/format/vault-document';
import type { Change, OpenVaultPorts } from '../../vault-file/open-vault';
import { OpenVault } from '../../vault-file/open-vault';
import { offerBackup, restoreBackup } from '../../vault-file/restore';
import { VaultKeys } from '../../vault-file/vault-keys';
import type { NewSlot, WaysIn } from '../../vault-file/ways-in';
import { IdleTimer } from './idle-timer';
import type { LocalStoreOptions } from './options';
import { openPorts } from './options';
import type { KeychainPart } from './rollback-guard';
import { RollbackGuard } from './rollback-guard';

/** One vault from locked to open and back: who may come in, for how long, and whether the file is the one last seen. */
export class VaultSession {
  readonly #store: string;
  readonly #ports: OpenVaultPorts;
  readonly #waysIn: WaysIn;
  readonly #guard: RollbackGuard;
  readonly #idle: IdleTimer;
  readonly #highestSeen = (header: VaultHeader): Promise<number> => this.#guard.highestGeneration(header);
  #vault: OpenVault | undefined;

  constructor(options: LocalStoreOptions) {
    this.#store = options.name;
    const { vault, waysIn } = openPorts(options);
    this.#ports = vault;
    this.#waysIn = waysIn;
    this.#guard = new RollbackGuard({ witness: options.witness, keychain: options.keychain });
    this.#idle = new IdleTimer({
      idleMs: options.autoLockMs, schedule: options.schedule, now: options.now, onIdle: () => this.lock(),
    });
  }

  async status(): Promise<Pick<StoreStatus, 'state' | 'waysIn' | 'error'>> {
    this.#idle.expire();
    if (this.#vault !== undefined) return { state: 'ready', waysIn: slotKinds(this.#vault.slots) };
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return { state: 'damaged', error: loaded.error };
    if (loaded.value === undefined) return { state: 'missing' };
    const waysIn = slotKinds(loaded.value.document.header.slots);
    const until = await this.#waysIn.lockedUntil();
    if (until === undefined) return { state: 'locked', waysIn };
    return { state: 'locked-out', waysIn, error: { kind: 'locked-out', until } };
  }

  /** Makes the vault with one way in, and leaves it open. */
  async create({ way }: CreateOptions): Promise<Result<CreatedVault, VaultError>> {
    const { folder, now, randomBytes } = this.#ports;
    const present = await folder.load();
    if (!present.ok) return present;
    if (present.value !== undefined) return err({ kind: 'store-exists', store: this.#store });
    const keys = VaultKeys.generate(newId(randomBytes), randomBytes);
    const made = await this.#waysIn.make(keys, way, isoTime(now()));
    const vault = made.ok ? await this.#createFile(keys, made.value.slot) : made;
    if (!vault.ok) {
      keys.dispose();
      return vault;
    }
    await this.#becomeOpen(vault.value, 'with-keychain');
    return ok({ waysIn: slotKinds(vault.value.slots) });
  }

  async unlock(way: WayIn): Promise<Result<void, VaultError>> {
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return loaded;
    if (loaded.value === undefined) return err({ kind: 'store-missing', store: this.#store });
    const { header } = loaded.value.document;
    const keys = await this.#waysIn.open(header, way);
    if (!keys.ok) return keys;
    const vault = OpenVault.open(this.#ports, keys.value, loaded.value);
    if (vault === undefined) return err(await this.#ports.folder.tampered(loaded.value.file));
    const part = way.kind === 'keychain' ? 'with-keychain' : 'without-keychain';
    const genuine = await this.#guard.check(header, loaded.value.file, part);
    if (!genuine.ok) {
      vault.dispose();
      return genuine;
    }
    await this.#upgradeSlot(vault, way);
    await this.#becomeOpen(vault, part);
    return ok();
  }

  lock(): void {
    this.#idle.stop();
    this.#vault?.dispose();
    this.#vault = undefined;
  }

  /** What `restore` would take first. */
  backup(): Promise<Result<BackupOffer, VaultError>> {
    return offerBackup({ ...this.#ports, highestSeen: this.#highestSeen });
  }

  async restore(way: WayIn): Promise<Result<RestoredVault, VaultError>> {
    const restored = await restoreBackup({ ...this.#ports, source: this.#waysIn, highestSeen: this.#highestSeen }, way);
    if (!restored.ok) return restored;
    await this.#becomeOpen(restored.value.vault, 'with-keychain');
    return ok(restored.value.restored);
  }

  async addWayIn(way: NewWayIn): Promise<Result<AddedWayIn, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const made = await this.#waysIn.make(vault.value.keys, way, isoTime(this.#ports.now()));
    if (!made.ok) return made;
    const { slot, code } = made.value;
    const replaced = await this.#replaceWhenSaved(made.value, way);
    if (!replaced.ok) {
      code?.dispose();
      await this.#waysIn.forget(slot);
      return replaced;
    }
    for (const gone of replaced.value) await this.#waysIn.forget(gone);
    if (way.kind !== 'recovery-code') return ok({ kind: way.kind });
    if (code === undefined) throw new Error('a recovery slot comes with its code');
    return ok({ kind: way.kind, code });
  }

  async removeWayIn(kind: KeySlotKind): Promise<Result<void, VaultError>> {
    const removed = await this.commit((transaction) => {
      const rest = transaction.slots.filter((slot) => slot.kind !== kind);
      if (!rest.some((slot) => slot.kind !== 'unknown')) {
        return err({ kind: 'unsupported', store: this.#store, operation: 'remove-last-way-in' });
      }
      const gone = transaction.slots.filter((slot) => slot.kind === kind);
      transaction.setSlots(rest);
      return ok(gone);
    });
    if (!removed.ok) return removed;
    for (const slot of removed.value) await this.#waysIn.forget(slot);
    return ok();
  }

  /** The open vault in its newest generation, or why there is none. */
  async current(): Promise<Result<OpenVault, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const fresh = await vault.value.refresh();
    return fresh.ok ? vault : fresh;
  }

  async commit<T>(change: Change<T>): Promise<Result<T, VaultError>> {
    const vault = await this.#open();
    if (!vault.ok) return vault;
    const committed = await vault.value.commit(change);
    if (committed.ok) await this.#guard.changed(vault.value);
    return committed;
  }

  /** A code that nobody has opens nothing: the slot of an older one goes only when its owner says that he has the new one. */
  async #replaceWhenSaved({ slot, code }: NewSlot, way: NewWayIn): Promise<Result<readonly KeySlot[], VaultError>> {
    const saved = way.kind !== 'recovery-code' || way.saved === undefined || code === undefined || await way.saved(code);
    return saved ? this.#replaceSlots(slot) : err({ kind: 'cancelled' });
  }

  /** One slot of a kind: a new password, code or keychain entry takes the place of the old one. Answers what went. */
  #replaceSlots(slot: KeySlot): Promise<Result<readonly KeySlot[], VaultError>> {
    return this.commit((transaction) => {
      const gone = transaction.slots.filter((other) => other.kind === slot.kind);
      transaction.setSlots([...transaction.slots.filter((other) => other.kind !== slot.kind), slot]);
      return ok(gone);
    });
  }

  async #createFile(keys: VaultKeys, slot: KeySlot): Promise<Result<OpenVault, VaultError>> {
    const ensured = await this.#ports.folder.ensure();
    const vault = ensured.ok ? await this.#ports.queue(() => OpenVault.create(this.#ports, keys, [slot])) : ensured;
    if (!vault.ok) await this.#waysIn.forget(slot);
    return vault;
  }

  async #becomeOpen(vault: OpenVault, part: KeychainPart): Promise<void> {
    this.lock();
    this.#vault = vault;
    this.#idle.touch();
    await this.#guard.opened(vault, part);
  }

  /** Makes an old password slot as costly as a new one. Where that cannot be written, the old one stays good. */
  async #upgradeSlot(vault: OpenVault, way: WayIn): Promise<void> {
    if (way.kind !== 'password' || !vault.slots.some((slot) => this.#waysIn.isOutdated(slot))) return;
    const made = await this.#waysIn.make(vault.keys, way, isoTime(this.#ports.now()));
    if (!made.ok) return;
    await vault.commit((transaction) => {
      transaction.setSlots(transaction.slots.map((slot) => (this.#waysIn.isOutdated(slot) ? made.value.slot : slot)));
      return ok();
    });
  }

  /** The open vault, or why there is none. Every use starts the idle time anew. */
  async #open(): Promise<Result<OpenVault, VaultError>> {
    if (this.#vault !== undefined && this.#idle.touch()) return ok(this.#vault);
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return loaded;
    return err({ kind: loaded.value === undefined ? 'store-missing' : 'locked', store: this.#store });
  }
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
