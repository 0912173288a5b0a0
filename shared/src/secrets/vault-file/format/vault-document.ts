import type { PasswordKdf } from '../crypto/key-derivation';

/** The file as data. Every member is authenticated; the checksums tell everybody whether the bytes are whole. */
export interface VaultDocument {
  readonly header: VaultHeader;
  readonly keys: readonly WrappedDataKey[];
  readonly index: SealedBox;
  readonly records: ReadonlyMap<string, SealedBox>;
}

export interface VaultHeader {
  /** 128 random bits; as base64url, like the ids of commits and slots. */
  readonly id: string;
  readonly created: string;
  /** Counts commits from 1. */
  readonly generation: number;
  /** Names this commit; `ancestors` are those before it, newest first, so that two histories are told apart. */
  readonly commit: string;
  readonly ancestors: readonly string[];
  readonly slots: readonly KeySlot[];
}

/** Each wraps the one root key: whoever has what any slot asks for opens the vault. */
export type KeySlot = PasswordSlot | KeychainSlot | RecoverySlot | ExternalSlot | UnknownSlot;

interface SlotBase {
  readonly id: string;
  readonly created: string;
  readonly box: string;
}

export interface PasswordSlot extends SlotBase {
  readonly kind: 'password';
  readonly kdf: PasswordKdf;
}

/** The slot's key is a random one in the OS keychain, under this service and account. */
export interface KeychainSlot extends SlotBase {
  readonly kind: 'keychain';
  readonly service: string;
  readonly account: string;
}

export interface RecoverySlot extends SlotBase {
  readonly kind: 'recovery-code';
  readonly salt: string;
}

/** A key from a file descriptor or the environment, for CI. */
export interface ExternalSlot extends SlotBase {
  readonly kind: 'external';
  readonly salt: string;
}

/** A way in that a later version invented. It is kept as it is, and skipped. */
export interface UnknownSlot {
  readonly kind: 'unknown';
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A data key under the wrap key. `retire` is when a key that only decrypts may go. */
export interface WrappedDataKey {
  /** Counts up from 1; a number is never used again. */
  readonly id: number;
  readonly created: string;
  readonly state: 'primary' | 'decrypt';
  readonly retire: string | null;
  /** How many boxes it sealed: random nonces are safe for 2^32 (NIST SP 800-38D, 8.3). */
  readonly sealed: number;
  readonly box: string;
}

/** `<data key's id>.<box as base64>`: one string, since a vault may hold very many. */
export type SealedBox = string;

export function sealedBox(key: number, box: Buffer): SealedBox {
  return `${key}.${box.toString('base64')}`;
}

export function keyOfBox(sealed: SealedBox): number {
  return Number(sealed.slice(0, sealed.indexOf('.')));
}

/** Undefined where the text is not the one base64 (RFC 4648, section 4) of its bytes: Node itself reads almost any. */
export function bytesOfBox(sealed: SealedBox): Buffer | undefined {
  const text = sealed.slice(sealed.indexOf('.') + 1);
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** The kinds of ways in that this version knows. */
export function slotKinds(slots: readonly KeySlot[]): readonly Exclude<KeySlot['kind'], 'unknown'>[] {
  return slots.flatMap((slot) => (slot.kind === 'unknown' ? [] : [slot.kind]));
}
