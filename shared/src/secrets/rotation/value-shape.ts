import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SecretValue } from '../../core/redact/secret-value';
import type { EcCurve, PrivateKeyKind, Resemblance, ValueShape } from './value-maker';

/** Which form a value has. Nothing of it gets out but sizes, and a prefix such as `shop_` that says whose it is. */
export function shapeOf(value: SecretValue): ValueShape {
  const text = value.text();
  if (text.startsWith('-----BEGIN ')) return keyShape(value);
  if (!/^[\x20-\x7e]+$/.test(text) || text.length > MOST_CHARACTERS) return { kind: 'other' };
  if (UUID.test(text)) return { kind: 'uuid' };
  if (HEX.test(text)) return text.length / 2 > MOST_RANDOM_BYTES ? { kind: 'other' } : { kind: 'hex', bytes: text.length / 2 };
  return base64Shape(text) ?? tokenShape(text) ?? lineShape(text);
}

/**
 * Whether `fresh` looks like a successor of `old`: of the same kind of text, with the same words in front, and of about
 * the same length. Vendors do change their formats, so this only decides whether a person is asked.
 */
export function compareForms(old: SecretValue, fresh: SecretValue): Resemblance {
  if (old.equals(fresh)) return 'same';
  const [before, after] = [old.text(), fresh.text()];
  if (after.trim() !== after && before.trim() === before) return 'blank-edges';
  if (marksOf(before) !== marksOf(after)) return 'other-prefix';
  if (after.length > before.length * MOST_TIMES_LONGER || before.length > after.length * MOST_TIMES_LONGER) return 'other-length';
  return isOneLine(before) === isOneLine(after) && PLAIN.test(before) === PLAIN.test(after) ? 'alike' : 'other-form';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** At least 64 bits, or a short number would look like one; with a letter, or a long number would. */
const HEX = /^(?=.*[a-f])(?:[0-9a-f]{2}){8,}$/i;
const FERNET_KEY = /^[\w-]{43}=$/;
const PADDED_BASE64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;
const TOKEN = /^[\w-]{16,}$/;
/** Letters before an underscore, once or twice, and then a long rest without one more of them. */
const TOKEN_PREFIX = /^((?:[a-z]{2,8}_){1,2})[A-Za-z0-9-]{20,}$/;
/** Words in front of a vendor's key: `sk_live_`, `glpat-`, `SG.`. Of one case and without digits, so that chance makes few. */
const MARKS = /^(?:(?:[a-z]{2,10}|[A-Z]{2,10})[_.-]){1,3}/;
/** Four capitals and then capitals and digits only, as cloud providers' key identifiers have. */
const CAPITAL_MARKS = /^[A-Z]{4}(?=[A-Z0-9]{12,}$)/;
const PLAIN = /^[\w+/=.~-]+$/;
const MOST_TIMES_LONGER = 2;
/** What is longer is no random value but something that was encoded, such as a key file. */
const MOST_RANDOM_BYTES = 64;
const MOST_CHARACTERS = 256;

function marksOf(text: string): string {
  return (MARKS.exec(text) ?? CAPITAL_MARKS.exec(text))?.[0] ?? '';
}

function isOneLine(text: string): boolean {
  return !/[\r\n]/.test(text.trimEnd());
}

/** Only what is certain to be base64: padded, or with a character that other tokens do not have. */
function base64Shape(text: string): ValueShape | undefined {
  if (FERNET_KEY.test(text) && /[-_]/.test(text) && isCanonical(text, 'base64url')) return { kind: 'fernet-key' };
  if (!PADDED_BASE64.test(text) || text.length % 4 !== 0 || !/[+/=]/.test(text) || !isCanonical(text, 'base64')) return undefined;
  const bytes = Buffer.byteLength(text, 'base64');
  return bytes > MOST_RANDOM_BYTES ? { kind: 'other' } : { kind: 'base64', bytes, alphabet: /[+/]/.test(text) ? 'standard' : 'common' };
}

function isCanonical(text: string, encoding: 'base64' | 'base64url'): boolean {
  const bytes = Buffer.from(text, encoding);
  const printed = bytes.toString(encoding);
  bytes.fill(0);
  return printed === (encoding === 'base64' ? text : text.replace(/=+$/, ''));
}

function tokenShape(text: string): ValueShape | undefined {
  // A phrase of words is a password, though it has the letters of a token.
  if (!TOKEN.test(text) || !/\d/.test(text)) return undefined;
  const prefix = TOKEN_PREFIX.exec(text)?.[1];
  return { kind: 'token', length: text.length - (prefix?.length ?? 0), ...(prefix === undefined ? {} : { prefix }) };
}

/** JSON, URLs and connection strings are forms of their own: a random line in their place would break their reader. */
function lineShape(text: string): ValueShape {
  if (/^[{["]|:\/\/|^\w+=[^;]+;|^eyJ[\w-]+\./.test(text)) return { kind: 'other' };
  return { kind: 'text', length: text.length, symbols: /[^A-Za-z0-9]/.test(text) };
}

function keyShape(value: SecretValue): ValueShape {
  const key = readKey(value);
  const kind = key === undefined ? undefined : keyKind(key);
  return kind === undefined ? { kind: 'other' } : { kind: 'private-key', key: kind };
}

function readKey(value: SecretValue): KeyObject | undefined {
  try {
    return createPrivateKey({ key: value.bytes(), format: 'pem' });
  } catch {
    // A key behind a passphrase, a certificate, another program's form.
    return undefined;
  }
}

const CURVES: Readonly<Record<string, EcCurve>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

function keyKind({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): PrivateKeyKind | undefined {
  switch (asymmetricKeyType) {
    case 'ed25519': return { kind: 'ed25519-key' };
    case 'rsa': return { kind: 'rsa-key', bits: rsaBits(asymmetricKeyDetails?.modulusLength ?? 0) };
    case 'ec': {
      const curve = CURVES[asymmetricKeyDetails?.namedCurve ?? ''];
      return curve === undefined ? undefined : { kind: 'ec-key', curve };
    }
    default: return undefined;
  }
}

/** At least what is still taken to be safe until 2030 (NIST SP 800-57 part 1, table 2). */
function rsaBits(bits: number): 2048 | 3072 | 4096 {
  if (bits > 3072) return 4096;
  return bits > 2048 ? 3072 : 2048;
}
