import { createCipheriv, createDecipheriv } from 'node:crypto';
import { secretBuffer, takeSecret } from '../../../core/redact/secret-buffer';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
/** How much longer a box is than what is in it. */
export const BOX_OVERHEAD = NONCE_BYTES + TAG_BYTES;

export interface SealInput {
  readonly key: Uint8Array;
  /** 96 random bits, never used before with this key. */
  readonly nonce: Uint8Array;
  readonly plaintext: Uint8Array;
  readonly associated: Uint8Array;
}

/**
 * AES-256-GCM (NIST SP 800-38D) as nonce, ciphertext and tag in one box. The only file that makes ciphers: Node takes
 * tags of 4 bytes and nonces of 1 unless told otherwise, so every length is fixed here.
 */
export function seal(input: SealInput): Buffer {
  assertLengths(input.key, input.nonce);
  const cipher = createCipheriv('aes-256-gcm', input.key, input.nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(input.associated);
  const ciphertext = cipher.update(input.plaintext);
  cipher.final();
  return Buffer.concat([input.nonce, ciphertext, cipher.getAuthTag()]);
}

/**
 * What `seal` put into the box, in a buffer that the caller zeroes; undefined where key, box or associated data are not
 * those of sealing. Node hands out plaintext before it has checked the tag: nothing of that leaves this function.
 */
export function open(key: Uint8Array, box: Uint8Array, associated: Uint8Array): Buffer | undefined {
  if (box.length < BOX_OVERHEAD) return undefined;
  const nonce = box.subarray(0, NONCE_BYTES);
  assertLengths(key, nonce);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  const unchecked = decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES));
  try {
    decipher.final();
    return unchecked.length === 0 ? secretBuffer(0) : takeSecret(unchecked);
  } catch {
    unchecked.fill(0);
    return undefined;
  }
}

function assertLengths(key: Uint8Array, nonce: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new Error('AES-256 needs a key of 32 bytes');
  if (nonce.length !== NONCE_BYTES) throw new Error('a nonce has 12 bytes');
}
