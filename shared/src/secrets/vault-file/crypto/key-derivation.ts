import { createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2id } from 'hash-wasm';
import { unreachable } from '../../../core/exhaustive';
import { KEY_BYTES } from './aead';
import { takeSecret } from '../../../core/redact/secret-buffer';

/** How a password becomes a key. Salt as base64 of 16 random bytes. */
export type PasswordKdf =
  | { readonly name: 'pbkdf2-hmac-sha256'; readonly iterations: number; readonly salt: string }
  | {
    readonly name: 'argon2id'; readonly memoryKib: number; readonly passes: number; readonly lanes: number;
    readonly salt: string;
  };

/** The counter of RFC 5869, section 2.3. */
const FIRST_BLOCK = Uint8Array.of(1);
const pbkdf2Async = promisify(pbkdf2);

/**
 * A key of 32 bytes out of the password's UTF-8 bytes, by PBKDF2 (RFC 8018) on Node's thread pool or Argon2id
 * (RFC 9106) in WebAssembly. The caller zeroes both.
 */
export async function derivePasswordKey(password: Uint8Array, kdf: PasswordKdf): Promise<Buffer> {
  const salt = Buffer.from(kdf.salt, 'base64');
  switch (kdf.name) {
    case 'pbkdf2-hmac-sha256':
      return takeSecret(await pbkdf2Async(password, salt, kdf.iterations, KEY_BYTES, 'sha256'));
    case 'argon2id':
      return takeSecret(await argon2id({
        password, salt, memorySize: kdf.memoryKib, iterations: kdf.passes, parallelism: kdf.lanes,
        hashLength: KEY_BYTES, outputType: 'binary',
      }));
    default:
      return unreachable(kdf);
  }
}

/**
 * HKDF-SHA-256 (RFC 5869): a key of 32 bytes for one use, out of key material that is random already. Two HMACs, since
 * one block of output is all there is: Node's own `hkdf` keeps a copy of the material until the collector comes by.
 */
export function deriveKey(material: Uint8Array, salt: Uint8Array, label: Uint8Array): Buffer {
  const pseudorandom = authenticate(salt, material);
  const key = takeSecret(authenticate(pseudorandom, label, FIRST_BLOCK));
  pseudorandom.fill(0);
  return key;
}

/** HMAC-SHA-256 (RFC 2104). */
export function authenticate(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}
