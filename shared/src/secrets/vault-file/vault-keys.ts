import { timingSafeEqual } from 'node:crypto';
import { KEY_BYTES, NONCE_BYTES, open, seal } from './crypto/aead';
import type { Purpose } from './crypto/associated-data';
import { associatedData, keyLabel } from './crypto/associated-data';
import type { RandomBytes } from './crypto/ids';
import { newId } from './crypto/ids';
import { authenticate, deriveKey } from './crypto/key-derivation';
import { takeSecret } from './crypto/secret-buffer';
import type { ParsedVault } from './format/parse';
import type { PrintedVault } from './format/print';
import type { SealedBox, WrappedDataKey } from './format/vault-document';

/**
 * The keys of one open vault, and all that is ever done with them. No key leaves this object; `dispose` zeroes each.
 * Root key → HKDF → `mac` and `wrap`; `wrap` opens the data keys, which seal the index and the values.
 */
export class VaultKeys {
  readonly vaultId: string;
  readonly #root: Buffer;
  readonly #mac: Buffer;
  readonly #wrap: Buffer;
  readonly #data = new Map<string, Buffer>();
  readonly #randomBytes: RandomBytes;

  /** Takes the root key's bytes over and zeroes `root`. */
  constructor(root: Uint8Array, vaultId: string, randomBytes: RandomBytes) {
    this.vaultId = vaultId;
    this.#root = takeSecret(root);
    this.#randomBytes = randomBytes;
    const salt = Buffer.from(vaultId, 'base64url');
    this.#mac = deriveKey(this.#root, salt, keyLabel(vaultId, 'mac'));
    this.#wrap = deriveKey(this.#root, salt, keyLabel(vaultId, 'wrap'));
  }

  static generate(vaultId: string, randomBytes: RandomBytes): VaultKeys {
    return new VaultKeys(randomBytes(KEY_BYTES), vaultId, randomBytes);
  }

  /** Whether the holder of this root key wrote exactly these bytes. */
  verify(parsed: ParsedVault): boolean {
    return timingSafeEqual(authenticate(this.#mac, parsed.authenticated), parsed.mac);
  }

  authenticate(printed: PrintedVault): Buffer {
    return authenticate(this.#mac, Buffer.from(printed.head, 'latin1'), Buffer.from(printed.digest, 'latin1'));
  }

  /** Opens the ring, and forgets keys that are no longer on it. False where a key does not open. */
  loadRing(ring: readonly WrappedDataKey[]): boolean {
    for (const [id, key] of this.#data) {
      if (ring.some((entry) => entry.id === id)) continue;
      key.fill(0);
      this.#data.delete(id);
    }
    for (const { id, box } of ring) {
      if (this.#data.has(id)) continue;
      const key = open(this.#wrap, Buffer.from(box, 'base64'), associatedData(this.vaultId, 'data-key', id));
      if (key?.length !== KEY_BYTES) return false;
      this.#data.set(id, key);
    }
    return true;
  }

  /** Makes a new primary key; it is on the ring once the caller has written it there. `created` is ISO 8601. */
  newDataKey(created: string): WrappedDataKey {
    const id = newId(this.#randomBytes);
    const key = takeSecret(this.#randomBytes(KEY_BYTES));
    this.#data.set(id, key);
    const box = this.#seal(this.#wrap, key, associatedData(this.vaultId, 'data-key', id));
    return { id, created, state: 'primary', retire: null, sealed: 0, box };
  }

  /** Seals under a data key for a purpose and the place that `parts` name. */
  seal(keyId: string, plaintext: Uint8Array, purpose: Purpose, ...parts: readonly string[]): SealedBox {
    const associated = associatedData(this.vaultId, purpose, keyId, ...parts);
    return { key: keyId, box: this.#seal(this.#dataKey(keyId), plaintext, associated) };
  }

  /** What was sealed for the same purpose and parts, in a buffer that the caller zeroes; undefined otherwise. */
  open(sealed: SealedBox, purpose: Purpose, ...parts: readonly string[]): Buffer | undefined {
    const key = this.#data.get(sealed.key);
    if (key === undefined) return undefined;
    return open(key, Buffer.from(sealed.box, 'base64'), associatedData(this.vaultId, purpose, sealed.key, ...parts));
  }

  /** The root key under the key of a slot, as base64. */
  wrapRoot(slotKey: Uint8Array, slotId: string, slotKind: string): string {
    return this.#seal(slotKey, this.#root, associatedData(this.vaultId, 'slot', slotId, slotKind));
  }

  dispose(): void {
    for (const key of [this.#root, this.#mac, this.#wrap, ...this.#data.values()]) key.fill(0);
    this.#data.clear();
  }

  #dataKey(id: string): Buffer {
    const key = this.#data.get(id);
    if (key === undefined) throw new Error('this data key is not on the ring');
    return key;
  }

  #seal(key: Uint8Array, plaintext: Uint8Array, associated: Uint8Array): string {
    return seal({ key, nonce: this.#randomBytes(NONCE_BYTES), plaintext, associated }).toString('base64');
  }
}

/** The root key out of a slot's box, or undefined where the slot's key is another one. The caller passes it on or zeroes it. */
export function unwrapRoot(
  slotKey: Uint8Array, vaultId: string, slot: { readonly id: string; readonly kind: string; readonly box: string },
): Buffer | undefined {
  const root = open(slotKey, Buffer.from(slot.box, 'base64'), associatedData(vaultId, 'slot', slot.id, slot.kind));
  if (root === undefined || root.length === KEY_BYTES) return root;
  root.fill(0);
  return undefined;
}
