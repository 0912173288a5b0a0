import type { SecretValue } from '../core/redact/secret-value';
import { NONCE_BYTES, open, seal } from './vault-file/crypto/aead';
import { deriveKey } from './vault-file/crypto/key-derivation';

export interface ValueSealedCodeOptions {
  /** This user's fingerprint key, 32 bytes: without it nobody can try guesses of the value against a box. */
  readonly userKey: Uint8Array;
  readonly randomBytes: (size: number) => Uint8Array;
}

const LABEL = Buffer.from('keyward undo 1', 'utf8');

/**
 * Seals code under the value that stood in it (AES-256-GCM, the key by HKDF-SHA-256 from the value, salted with the user's
 * key). So what `fix --undo` remembers holds no value: whoever can open a box has the value already, and once a secret is
 * destroyed nothing of it is left in the boxes.
 */
export class ValueSealedCode {
  readonly #options: ValueSealedCodeOptions;

  constructor(options: ValueSealedCodeOptions) {
    this.#options = options;
  }

  /** As base64. `place` has to be the same for opening. */
  seal(text: string, value: SecretValue, place: string): string {
    const key = this.#keyOf(value);
    const plaintext = Buffer.from(text, 'utf8');
    const box = seal({ key, nonce: this.#options.randomBytes(NONCE_BYTES), plaintext, associated: Buffer.from(place, 'utf8') });
    key.fill(0);
    plaintext.fill(0);
    return box.toString('base64');
  }

  /** Undefined where value, user, place or box are not those of sealing. */
  open(box: string, value: SecretValue, place: string): string | undefined {
    const key = this.#keyOf(value);
    const opened = open(key, Buffer.from(box, 'base64'), Buffer.from(place, 'utf8'));
    key.fill(0);
    const text = opened?.toString('utf8');
    opened?.fill(0);
    return text;
  }

  #keyOf(value: SecretValue): Buffer {
    return deriveKey(value.bytes(), this.#options.userKey, LABEL);
  }
}
