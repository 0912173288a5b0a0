import { newId, type RandomBytes } from './crypto/ids';
import { pad, unpad } from './crypto/padding';
import { takeSecret } from './crypto/secret-buffer';
import type { DataKeyPolicy } from './data-key-ring';
import { countSealed, expiredKeys, primaryOf, rotateRing } from './data-key-ring';
import { LIMITS } from './format/limits';
import type { KeySlot, SealedBox, VaultDocument, WrappedDataKey } from './format/vault-document';
import type { FieldEntry, SecretEntry } from './index/secret-entry';
import type { VaultIndex } from './index/vault-index';
import { printIndex } from './index/vault-index';
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

/** Which secret, field and version a value belongs to: it opens nowhere else. */
export interface RecordPlace {
  readonly path: string;
  readonly field: Pick<FieldEntry, 'name' | 'written'>;
}

/**
 * The next state of a vault, worked out on copies: nothing of the open one changes until the commit is on disk, and
 * after a conflict the same change runs again on what the other writer left.
 */
export class Transaction {
  readonly now: string;
  readonly #options: TransactionOptions;
  readonly #entries: Map<string, SecretEntry>;
  readonly #records: Map<string, SealedBox>;
  #ring: readonly WrappedDataKey[];
  #slots: readonly KeySlot[];
  #sealed = 0;

  constructor(options: TransactionOptions) {
    this.#options = options;
    this.now = new Date(options.now).toISOString();
    this.#entries = new Map(options.index.entries);
    this.#records = new Map(options.document.records);
    this.#slots = options.document.header.slots;
    this.#ring = rotateRing(options.document.keys, options.now, options.policy, (at) => options.keys.newDataKey(at));
  }

  get vaultId(): string {
    return this.#options.document.header.id;
  }

  get slots(): readonly KeySlot[] {
    return this.#slots;
  }

  get paths(): Iterable<string> {
    return this.#entries.keys();
  }

  setSlots(slots: readonly KeySlot[]): void {
    if (slots.length > LIMITS.slots) throw new Error('no reader accepts so many key slots');
    this.#slots = slots;
  }

  entry(path: string): SecretEntry | undefined {
    return this.#entries.get(path);
  }

  setEntry(entry: SecretEntry): void {
    this.#entries.set(entry.path, entry);
  }

  /** Seals a value as a new record and returns its field. */
  addRecord(path: string, name: string, written: number, value: Uint8Array): FieldEntry {
    const record = newId(this.#options.randomBytes);
    this.#records.set(record, this.#sealRecord(record, { path, field: { name, written } }, value));
    return { name, record, written };
  }

  /** Removes a secret with every value it ever had. */
  destroy(entry: SecretEntry): void {
    this.#entries.delete(entry.path);
    for (const version of entry.versions) {
      for (const field of version.fields) this.#records.delete(field.record);
    }
  }

  /** The document of the next generation; `commit` names it. */
  finish(commit: string): { readonly document: VaultDocument; readonly index: VaultIndex } {
    const { keys, document, index: before } = this.#options;
    this.#retireKeys();
    const index: VaultIndex = { entries: this.#entries, others: before.others };
    const printed = printIndex(index);
    const sealedIndex = keys.seal(primaryOf(this.#ring).id, printed, 'index', commit);
    printed.fill(0);
    const { id, created, generation, ancestors } = document.header;
    const header = {
      id, created, generation: generation + 1, commit, slots: this.#slots,
      ancestors: generation === 0 ? [] : [document.header.commit, ...ancestors].slice(0, LIMITS.ancestors),
    };
    const ring = countSealed(this.#ring, this.#sealed + 1);
    return { document: { header, keys: ring, index: sealedIndex, records: this.#records }, index };
  }

  #sealRecord(record: string, place: RecordPlace, value: Uint8Array): SealedBox {
    const padded = pad(value);
    this.#sealed += 1;
    const box = this.#options.keys.seal(primaryOf(this.#ring).id, padded, 'record', ...recordParts(record, place));
    padded.fill(0);
    return box;
  }

  /** Seals anew what lies under keys whose time is over, and takes these off the ring. */
  #retireKeys(): void {
    const expired = expiredKeys(this.#ring, this.#options.now);
    if (expired.size === 0) return;
    for (const entry of this.#entries.values()) {
      for (const field of entry.versions.flatMap((version) => version.fields)) {
        const sealed = this.#records.get(field.record);
        if (sealed === undefined || !expired.has(sealed.key)) continue;
        const place = { path: entry.path, field };
        const value = openRecord(this.#options.keys, sealed, field.record, place);
        // A record that does not open keeps its key: nothing is thrown away that might still be read.
        if (value === undefined) return;
        this.#records.set(field.record, this.#sealRecord(field.record, place, value));
        value.fill(0);
      }
    }
    this.#ring = this.#ring.filter((key) => !expired.has(key.id));
  }
}

/** A value in a buffer that the caller zeroes, or undefined where the record is not the one of that place. */
export function openRecord(
  keys: VaultKeys, sealed: SealedBox, record: string, place: RecordPlace,
): Buffer | undefined {
  const padded = keys.open(sealed, 'record', ...recordParts(record, place));
  if (padded === undefined) return undefined;
  const value = unpad(padded);
  const own = value === undefined ? undefined : takeSecret(value);
  padded.fill(0);
  return own;
}

function recordParts(record: string, { path, field }: RecordPlace): readonly string[] {
  return [record, path, field.name, String(field.written)];
}
