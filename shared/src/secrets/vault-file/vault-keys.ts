import { timingSafeEqual } from 'node:crypto';
import { KEY_BYTES, NONCE_BYTES, open, seal } from './crypto/aead';
import type { Purpose } from './crypto/associated-data';
import { associatedData, keyLabel } from './crypto/associated-data';
import type { RandomBytes } from './crypto/ids';
import { authenticate, deriveKey } from './crypto/key-derivation';
import { randomSecret, takeSecret } from '../../core/redact/secret-buffer';
import type { ParsedVault } from './format/parse';
import type { SealedBox, WrappedDataKey } from './format/vault-document';
import { bytesOfBox, keyOfBox, sealedBox } from './format/vault-document';

/**
 * The keys of one open vault, and all that is ever done with them. No key leaves this object; `dispose` zeroes each.
 * Root key → HKDF → `mac` and `wrap`; `wrap` opens the data keys, which seal the index and the values.
 */
export class VaultKeys {
  readonly vaultId: string;
  readonly #root: Buffer;
  readonly #mac: Buffer;
  readonly #wrap: Buffer;
  readonly #data = new Map<number, DataKey>();
  readonly #randomBytes: RandomBytes;
  #disposed = false;

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
    return new VaultKeys(randomSecret(KEY_BYTES, randomBytes), vaultId, randomBytes);
  }

  /** Whether the holder of this root key wrote exactly these bytes. */
  verify(parsed: ParsedVault): boolean {
    return timingSafeEqual(this.sign(parsed.head, parsed.digest), parsed.mac);
  }

  /** The MAC of a file whose head and digest lines these are. */
  sign(head: Buffer, digest: Buffer): Buffer {
    this.#assertUsable();
    return authenticate(this.#mac, head, digest);
  }

  /** Opens the ring, and forgets keys that are no longer on it. False where a key does not open. */
  loadRing(ring: readonly WrappedDataKey[]): boolean {
    // By its box: a number that we gave to a key and could not commit may be another writer's key by now.
    for (const [id, { key, box }] of this.#data) {
      if (ring.some((entry) => entry.id === id && entry.box === box)) continue;
      key.fill(0);
      this.#data.delete(id);
    }
    for (const { id, box } of ring) {
      if (this.#data.has(id)) continue;
      const key = open(this.#wrap, Buffer.from(box, 'base64'), associatedData(this.vaultId, 'data-key', String(id)));
      if (key?.length !== KEY_BYTES) return false;
      this.#data.set(id, { key, box });
    }
    return true;
  }

  /** Makes a new primary key; it is on the ring once the caller has written it there. `created` is ISO 8601. */
  newDataKey(id: number, created: string): WrappedDataKey {
    const key = randomSecret(KEY_BYTES, this.#randomBytes);
    const box = this.#seal(this.#wrap, key, associatedData(this.vaultId, 'data-key', String(id))).toString('base64');
    this.#data.set(id, { key, box });
    return { id, created, state: 'primary', retire: null, sealed: 0, box };
  }

  /** Seals under a data key for a purpose and the place that `parts` name. */
  seal(keyId: number, plaintext: Uint8Array, purpose: Purpose, ...parts: readonly string[]): SealedBox {
    const associated = associatedData(this.vaultId, purpose, String(keyId), ...parts);
    return sealedBox(keyId, this.#seal(this.#dataKey(keyId), plaintext, associated));
  }

  /** What was sealed for the same purpose and parts, in a buffer that the caller zeroes; undefined otherwise. */
  open(sealed: SealedBox, purpose: Purpose, ...parts: readonly string[]): Buffer | undefined {
    const keyId = keyOfBox(sealed);
    const key = this.#data.get(keyId)?.key;
    const box = bytesOfBox(sealed);
    if (key === undefined || box === undefined) return undefined;
    return open(key, box, associatedData(this.vaultId, purpose, String(keyId), ...parts));
  }

  /** The root key under the key of a slot, as base64. */
  wrapRoot(slotKey: Uint8Array, slotId: string, slotKind: string): string {
    return this.#seal(slotKey, this.#root, associatedData(this.vaultId, 'slot', slotId, slotKind)).toString('base64');
  }

  dispose(): void {
    this.#disposed = true;
    for (const { key } of this.#data.values()) key.fill(0);
    for (const key of [this.#root, this.#mac, this.#wrap]) key.fill(0);
    this.#data.clear();
  }

  /** A zeroed key would still seal and sign: everybody could open that. */
  #assertUsable(): void {
    if (this.#disposed) throw new Error('these keys were already disposed of');
  }

  #dataKey(id: number): Buffer {
    const key = this.#data.get(id)?.key;
    if (key === undefined) throw new Error('this data key is not on the ring');
    return key;
  }

  #seal(key: Uint8Array, plaintext: Uint8Array, associated: Uint8Array): Buffer {
    this.#assertUsable();
    return seal({ key, nonce: this.#randomBytes(NONCE_BYTES), plaintext, associated });
  }
}

/** A data key and the box that the ring keeps it in. */
interface DataKey {
  readonly key: Buffer;
  readonly box: string;
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
