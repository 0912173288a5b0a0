import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { FileIdentity } from '../../host/files/private-folder';
import type { SeenGeneration } from './commit/generation-witness';
import { continues, seenOf } from './commit/generation-witness';
import type { LoadedVault, VaultFolder } from './commit/vault-folder';
import type { WriterQueue } from './commit/writer-queue';
import type { RandomBytes } from './crypto/ids';
import { newId } from './crypto/ids';
import type { DataKeyPolicy } from './data-key-ring';
import { printVault } from './format/print';
import type { KeySlot, VaultDocument } from './format/vault-document';
import type { FieldEntry, SecretEntry } from './index/secret-entry';
import { VaultIndex } from './index/vault-index';
import { openRecord, Transaction } from './transaction';
import type { VaultKeys } from './vault-keys';

export interface OpenVaultPorts {
  readonly store: string;
  readonly folder: VaultFolder;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  readonly policy: DataKeyPolicy;
  /** Queues writers: `body` runs while no other process commits. */
  readonly queue: WriterQueue;
}

/** What the next state is worked out on. Runs again after a conflict, so it must only change the transaction. */
export type Change<T> = (transaction: Transaction) => Result<T, VaultError>;

interface VaultState {
  readonly document: VaultDocument;
  readonly index: VaultIndex;
  readonly identity: FileIdentity | undefined;
}

/** Without the kernel's lock, of some writers at once one gets each generation: far more tries than writers. */
const COMMIT_TRIES = 100;

/** A vault whose keys are here: verified, decrypted down to names, and always the newest generation on disk. */
export class OpenVault {
  readonly #ports: OpenVaultPorts;
  readonly #keys: VaultKeys;
  #state: VaultState;
  #disposed = false;

  private constructor(ports: OpenVaultPorts, keys: VaultKeys, state: VaultState) {
    this.#ports = ports;
    this.#keys = keys;
    this.#state = state;
  }

  /** Takes over `keys`. Undefined, and the keys are zeroed, where their root key did not write these bytes. */
  static open(ports: OpenVaultPorts, keys: VaultKeys, loaded: LoadedVault): OpenVault | undefined {
    const state = decrypt(keys, loaded);
    if (state !== undefined) return new OpenVault(ports, keys, state);
    keys.dispose();
    return undefined;
  }

  /** Writes generation 1 with the ways in that `slots` holds. */
  static async create(
    ports: OpenVaultPorts, keys: VaultKeys, slots: readonly KeySlot[],
  ): Promise<Result<OpenVault, VaultError>> {
    const created = new Date(ports.now()).toISOString();
    const header = { id: keys.vaultId, created, generation: 0, commit: '', ancestors: [], slots };
    const ring = [keys.newDataKey(1, created)];
    const document: VaultDocument = { header, keys: ring, index: '', records: new Map() };
    const vault = new OpenVault(ports, keys, { document, index: VaultIndex.empty(), identity: undefined });
    const committed = await vault.#commitOnce(() => ok());
    if (!committed.ok) return committed;
    return committed.value === undefined ? err({ kind: 'store-exists', store: ports.store }) : ok(vault);
  }

  get keys(): VaultKeys {
    return this.#keys;
  }

  get slots(): readonly KeySlot[] {
    return this.#state.document.header.slots;
  }

  get seen(): SeenGeneration {
    return seenOf(this.#state.document.header);
  }

  get index(): VaultIndex {
    return this.#state.index;
  }

  /** Takes up what other processes committed since. */
  async refresh(): Promise<Result<void, VaultError>> {
    if (this.#isDisposed()) return this.#locked();
    const { header } = this.#state.document;
    if (await this.#ports.folder.isCurrent(this.#state, header.generation)) return ok();
    const loaded = await this.#ports.folder.load();
    if (!loaded.ok) return loaded;
    if (loaded.value === undefined) return err({ kind: 'store-missing', store: this.#ports.store });
    if (this.#isDisposed()) return this.#locked();
    const found = loaded.value.document.header;
    const file = loaded.value.file;
    const state = found.id === header.id ? decrypt(this.#keys, loaded.value) : undefined;
    if (state === undefined) return err(await this.#ports.folder.tampered(file));
    if (!continues(found, seenOf(header))) {
      return err({ kind: 'rolled-back', file, seen: header.generation, found: found.generation });
    }
    this.#state = state;
    return ok();
  }

  /** Writes what was opened from a backup as the generation after `highest`. Only its caller knows that this is wanted. */
  async supersede(highest: number): Promise<Result<void, VaultError>> {
    const { document } = this.#state;
    const generation = Math.max(highest, document.header.generation);
    this.#state = { ...this.#state, document: { ...document, header: { ...document.header, generation } } };
    const committed = await this.#ports.queue(() => this.#commitOnce(() => ok()));
    if (!committed.ok) return committed;
    return committed.value === undefined ? err({ kind: 'busy', store: this.#ports.store }) : ok();
  }

  /** A value in a buffer that the caller zeroes. */
  readField(entry: SecretEntry, field: FieldEntry): Result<Buffer, VaultError> {
    if (this.#disposed) return this.#locked();
    const sealed = this.#state.document.records.get(field[1]);
    const value = sealed === undefined ? undefined : openRecord(this.#keys, sealed, entry.path, field);
    return value === undefined ? err({ kind: 'tampered', file: this.#ports.folder.file }) : ok(value);
  }

  /** Applies a change to the newest generation and puts the result on disk: all of it or nothing. */
  commit<T>(change: Change<T>): Promise<Result<T, VaultError>> {
    return this.#ports.queue(async () => {
      for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
        const fresh = await this.refresh();
        if (!fresh.ok) return fresh;
        const committed = await this.#commitOnce(change);
        if (!committed.ok) return committed;
        if (committed.value !== undefined) return ok(committed.value.result);
      }
      return err({ kind: 'busy', store: this.#ports.store });
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#keys.dispose();
  }

  /** Undefined where another writer was first. */
  async #commitOnce<T>(change: Change<T>): Promise<Result<{ readonly result: T } | undefined, VaultError>> {
    if (this.#disposed) return this.#locked();
    const { folder, now, randomBytes, policy } = this.#ports;
    const { document, index } = this.#state;
    const transaction = new Transaction({ keys: this.#keys, document, index, now: now(), randomBytes, policy });
    const result = change(transaction);
    if (!result.ok) return result;
    const { document: next, changes } = transaction.finish(newId(randomBytes));
    // Up to here nothing waited: the keys cannot have been zeroed between the first box and the MAC.
    const bytes = printVault(next, (head, digest) => this.#keys.sign(head, digest));
    const committed = await folder.commit(bytes, seenOf(next.header));
    if (!committed.ok) return committed;
    if (committed.value === false) return ok(undefined);
    index.apply(changes);
    this.#state = { document: next, index, identity: committed.value };
    return ok({ result: result.value });
  }

  /** Asked again after every wait: the vault may have been locked meanwhile. */
  #isDisposed(): boolean {
    return this.#disposed;
  }

  #locked(): Result<never, VaultError> {
    return err({ kind: 'locked', store: this.#ports.store });
  }
}

/** The names of a vault whose MAC, data keys and index are those of these keys; undefined otherwise. */
function decrypt(keys: VaultKeys, loaded: LoadedVault): VaultState | undefined {
  const { document, identity } = loaded;
  if (!keys.verify(loaded) || !keys.loadRing(document.keys)) return undefined;
  const bytes = keys.open(document.index, 'index', document.header.commit);
  const index = bytes && VaultIndex.parse(bytes);
  bytes?.fill(0);
  return index && { document, index, identity };
}
