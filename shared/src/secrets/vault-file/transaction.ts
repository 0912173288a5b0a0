import type { RandomBytes } from './crypto/ids';
import { newRecordId } from './crypto/ids';
import { pad, unpad } from './crypto/padding';
import { takeSecret } from '../../core/redact/secret-buffer';
import type { DataKeyPolicy } from './data-key-ring';
import { countSealed, expiredKeys, primaryOf, rotateRing } from './data-key-ring';
import { LIMITS } from './format/limits';
import type { KeySlot, SealedBox, VaultDocument, WrappedDataKey } from './format/vault-document';
import { keyOfBox } from './format/vault-document';
import type { FieldEntry, SecretEntry } from './index/secret-entry';
import type { IndexChanges, VaultIndex } from './index/vault-index';
import type { VaultKeys } from './vault-keys';

export interface TransactionOptions {
  readonly keys: VaultKeys;
  readonly document: VaultDocument;
  readonly index: VaultIndex;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly randomBytes: RandomBytes;
  readonly policy: DataKeyPolicy;
}

/**
 * The next state of a vault, worked out beside the open one: nothing of that changes until the commit is on disk, and
 * after a conflict the same change runs again on what the other writer left.
 */
export class Transaction {
  readonly now: number;
  readonly #options: TransactionOptions;
  readonly #changed = new Map<string, SecretEntry | undefined>();
  readonly #records: Map<string, SealedBox>;
  #ring: readonly WrappedDataKey[];
  #slots: readonly KeySlot[];
  #sealed = 0;

  constructor(options: TransactionOptions) {
    const { keys, document, now, policy } = options;
    this.#options = options;
    this.now = now;
    this.#records = new Map(document.records);
    this.#slots = document.header.slots;
    this.#ring = rotateRing(document.keys, now, policy, (id, created) => keys.newDataKey(id, created));
  }

  get slots(): readonly KeySlot[] {
    return this.#slots;
  }

  setSlots(slots: readonly KeySlot[]): void {
    if (slots.length > LIMITS.slots) throw new Error('no reader accepts so many key slots');
    this.#slots = slots;
  }

  /** A name from before this transaction that differs from this one only in case. */
  twinOf(path: string): string | undefined {
    return this.#options.index.twinOf(path);
  }

  entry(path: string): SecretEntry | undefined {
    return this.#changed.has(path) ? this.#changed.get(path) : this.#options.index.entry(path);
  }

  setEntry(entry: SecretEntry): void {
    this.#changed.set(entry.path, entry);
  }

  /** Seals a value as a new record and returns its field. */
  addRecord(path: string, name: string, written: number, value: Uint8Array): FieldEntry {
    const field: FieldEntry = [name, newRecordId(this.#options.randomBytes), written];
    this.#sealRecord(path, field, value);
    return field;
  }

  /** Removes a secret with every value it ever had. */
  destroy(entry: SecretEntry): void {
    this.#changed.set(entry.path, undefined);
    for (const version of entry.versions) {
      for (const [, record] of version.fields) this.#records.delete(record);
    }
  }

  /** The document of the next generation, which `commit` names, and what the index takes up once that is on disk. */
  finish(commit: string): { readonly document: VaultDocument; readonly changes: IndexChanges } {
    const { keys, document, index } = this.#options;
    this.#retireKeys();
    const printed = index.print(this.#changed);
    const sealedIndex = keys.seal(primaryOf(this.#ring).id, printed, 'index', commit);
    printed.fill(0);
    const { id, created, generation, ancestors } = document.header;
    const header = {
      id, created, generation: generation + 1, commit, slots: this.#slots,
      ancestors: generation === 0 ? [] : [document.header.commit, ...ancestors].slice(0, LIMITS.ancestors),
    };
    const ring = countSealed(this.#ring, this.#sealed + 1);
    return { document: { header, keys: ring, index: sealedIndex, records: this.#records }, changes: this.#changed };
  }

  #sealRecord(path: string, field: FieldEntry, value: Uint8Array): void {
    const padded = pad(value);
    const sealed = this.#options.keys.seal(primaryOf(this.#ring).id, padded, 'record', ...recordPlace(path, field));
    padded.fill(0);
    this.#sealed += 1;
    this.#records.set(field[1], sealed);
  }

  /** Seals anew what lies under keys whose time is over, and takes these off the ring. */
  #retireKeys(): void {
    const expired = expiredKeys(this.#ring, this.#options.now);
    if (expired.size === 0) return;
    for (const path of new Set([...this.#options.index.paths, ...this.#changed.keys()])) {
      for (const field of this.entry(path)?.versions.flatMap((version) => version.fields) ?? []) {
        const sealed = this.#records.get(field[1]);
        if (sealed === undefined || !expired.has(keyOfBox(sealed))) continue;
        const value = openRecord(this.#options.keys, sealed, path, field);
        // A record that does not open keeps its key: nothing is thrown away that might still be read.
        if (value === undefined) return;
        this.#sealRecord(path, field, value);
        value.fill(0);
      }
    }
    this.#ring = this.#ring.filter((key) => !expired.has(key.id));
  }
}

/** A value in a buffer that the caller zeroes, or undefined where the record is not the one of that place. */
export function openRecord(keys: VaultKeys, sealed: SealedBox, path: string, field: FieldEntry): Buffer | undefined {
  const padded = keys.open(sealed, 'record', ...recordPlace(path, field));
  if (padded === undefined) return undefined;
  const value = unpad(padded);
  const own = value === undefined ? undefined : takeSecret(value);
  padded.fill(0);
  return own;
}

/** Which secret, field and version a record belongs to: it opens nowhere else. */
function recordPlace(path: string, [name, record, written]: FieldEntry): readonly string[] {
  return [record, path, name, String(written)];
}
