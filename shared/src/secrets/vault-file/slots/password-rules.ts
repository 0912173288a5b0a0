import type { VaultError } from '../../../core/model/vault-error';
import type { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import { takeSecret } from '../../../core/redact/secret-buffer';

const LEAST_CHARACTERS = 12;
/** From this length on a sentence is as good as a mixture of classes. */
const PASSPHRASE_CHARACTERS = 20;
const LEAST_DISTINCT = 6;
const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/**
 * The bytes that the key derivation takes: UTF-8 of the password in Unicode's form NFC, since keyboards differ in how
 * they compose accents. The caller zeroes them.
 */
export function passwordBytes(password: SecretValue): Buffer {
  const bytes = password.bytes();
  // Plain ASCII is its own normal form, and stays out of a string that cannot be zeroed.
  if (bytes.every((byte) => byte < 0x80)) return takeSecret(Buffer.from(bytes));
  return takeSecret(Buffer.from(password.text().normalize('NFC'), 'utf8'));
}

/** At least 12 characters of three classes in four, or 20 of any; not the same few again and again. */
export function checkPassword(password: SecretValue): Result<void, VaultError> {
  const characters = Array.from(password.text().normalize('NFC'));
  if (characters.length < LEAST_CHARACTERS) return err({ kind: 'weak-password', reason: 'too-short' });
  const classes = CLASSES.filter((pattern) => characters.some((character) => pattern.test(character))).length;
  const varied = new Set(characters).size >= LEAST_DISTINCT;
  const enough = varied && (classes >= 3 || characters.length >= PASSPHRASE_CHARACTERS);
  return enough ? ok() : err({ kind: 'weak-password', reason: 'too-simple' });
}
