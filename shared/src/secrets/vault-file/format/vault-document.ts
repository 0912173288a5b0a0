import type { PasswordKdf } from '../crypto/key-derivation';

/** The file as data. Every member is authenticated; of the header and the shape, everybody can check the checksum. */
export interface VaultDocument {
  readonly header: VaultHeader;
  readonly keys: readonly WrappedDataKey[];
  readonly index: SealedBox;
  readonly records: ReadonlyMap<string, SealedBox>;
}

export interface VaultHeader {
  /** 128 random bits; like every id of the file as base64url. */
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
  readonly id: string;
  readonly created: string;
  readonly state: 'primary' | 'decrypt';
  readonly retire: string | null;
  /** How many boxes it sealed: random nonces are safe for 2^32 (NIST SP 800-38D, 8.3). */
  readonly sealed: number;
  readonly box: string;
}

/** A ciphertext and the data key that opens it. */
export interface SealedBox {
  readonly key: string;
  readonly box: string;
}
