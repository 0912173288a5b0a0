import { createHash } from 'node:crypto';
import { SecretValue } from '../../../core/redact/secret-value';
import type { RandomBytes } from '../crypto/ids';
import { randomSecret, secretBuffer } from '../../../core/redact/secret-buffer';

/** Crockford's base32 (https://www.crockford.com/base32.html): no I, L, O or U, which people misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const SECRET_BYTES = 20;
const SECRET_CHARACTERS = 32;
const CHECK_CHARACTERS = 4;
const GROUP = 4;

/** 160 random bits and 20 bits of checksum as nine groups of four characters. The caller disposes of it. */
export function newRecoveryCode(randomBytes: RandomBytes): SecretValue {
  const secret = randomSecret(SECRET_BYTES, randomBytes);
  const digits = [...toDigits(secret), ...checkDigits(secret)];
  secret.fill(0);
  const text = secretBuffer(digits.length + digits.length / GROUP - 1).fill('-');
  for (const [at, digit] of digits.entries()) text.write(ALPHABET.charAt(digit), at + Math.floor(at / GROUP));
  const code = SecretValue.fromBytes(text);
  text.fill(0);
  return code;
}

/**
 * The 160 bits of a code, however it was grouped and in either case; undefined where it cannot be one that was made
 * here: a typo is told apart from the code of another vault. The caller zeroes them.
 */
export function readRecoveryCode(code: SecretValue): Buffer | undefined {
  const digits: number[] = [];
  for (const byte of code.bytes()) {
    const character = String.fromCharCode(byte).toUpperCase();
    if (/[\s-]/.test(character)) continue;
    const digit = ALPHABET.indexOf(MISREAD[character] ?? character);
    if (digit < 0) return undefined;
    digits.push(digit);
  }
  if (digits.length !== SECRET_CHARACTERS + CHECK_CHARACTERS) return undefined;
  const secret = fromDigits(digits.slice(0, SECRET_CHARACTERS));
  const check = checkDigits(secret);
  if (check.every((digit, at) => digit === digits[SECRET_CHARACTERS + at])) return secret;
  secret.fill(0);
  return undefined;
}

function checkDigits(secret: Uint8Array): number[] {
  const hash = createHash('sha256').update('keyward recovery code').update(secret).digest();
  return toDigits(hash.subarray(0, 5)).slice(0, CHECK_CHARACTERS);
}

/** Five bits a digit, most significant first; five bytes are eight digits. */
function toDigits(bytes: Uint8Array): number[] {
  const digits: number[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    digits.push((pair >> (11 - (bit & 7))) & 31);
  }
  return digits;
}

function fromDigits(digits: readonly number[]): Buffer {
  const bytes = secretBuffer((digits.length * 5) / 8);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = held >> bits;
    at += 1;
  }
  return bytes;
}
