import { generateKeyPair } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { SecretValue } from '../../core/redact/secret-value';
import type { EcCurve, MadeValue, PrivateKeyKind, ValueKind } from './value-maker';

/** Random bytes that are fit for keys, such as those of node:crypto. */
export type RandomBytes = (size: number) => Uint8Array;

/** Makes a new value. Key pairs are made by OpenSSL, in another thread, with randomness of its own. */
export async function generate(kind: ValueKind, randomBytes: RandomBytes): Promise<MadeValue> {
  switch (kind.kind) {
    case 'token': return { value: token(kind, randomBytes) };
    case 'jwt-secret': return { value: token({ bytes: JWT_SECRET_BYTES }, randomBytes) };
    case 'hex': return { value: fromAlphabet(HEX, kind.bytes * 2, randomBytes) };
    case 'base64': return { value: base64(kind, randomBytes) };
    case 'fernet-key': return { value: withRandom(FERNET_KEY_BYTES, randomBytes, (bytes) => `${bytes.toString('base64url')}=`) };
    case 'uuid': return { value: withRandom(UUID_BYTES, randomBytes, uuid) };
    case 'password': return { value: password(kind, randomBytes) };
    case 'rsa-key': case 'ec-key': case 'ed25519-key': return privateKey(kind);
  }
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const BASE64URL = `${UPPER}${LOWER}${DIGITS}-_`;
/** Those that no URL escapes (RFC 3986, section 2.3): a password may stand in a connection string as it is. */
const SYMBOLS = '-_.~';

/** SHA-512's output. */
const JWT_SECRET_BYTES = 64;
const FERNET_KEY_BYTES = 32;
const UUID_BYTES = 16;
const BITS_A_CHARACTER = 6;

function token({ bytes, prefix = '' }: { readonly bytes: number; readonly prefix?: string }, randomBytes: RandomBytes): SecretValue {
  return fromAlphabet(BASE64URL, Math.ceil(bytes * 8 / BITS_A_CHARACTER), randomBytes, prefix);
}

/** Letters, digits and, where wanted, symbols; each of these is there. It begins with a letter, so it is never an option. */
function password({ length, symbols }: { readonly length: number; readonly symbols: boolean }, randomBytes: RandomBytes): SecretValue {
  const classes = [UPPER, LOWER, DIGITS, ...(symbols ? [SYMBOLS] : [])];
  // Drawn again as a whole until it fits: what fits is then as likely as everything else that fits.
  for (;;) {
    const drawn = fromAlphabet(classes.join(''), length, randomBytes);
    const codes = drawn.bytes();
    const beginsWell = isOneOf(`${UPPER}${LOWER}`, codes[0]);
    if (beginsWell && classes.every((characters) => codes.some((code) => isOneOf(characters, code)))) return drawn;
    drawn.dispose();
  }
}

function isOneOf(characters: string, code: number | undefined): boolean {
  return code !== undefined && characters.includes(String.fromCharCode(code));
}

function base64({ bytes, alphabet }: { readonly bytes: number; readonly alphabet: 'standard' | 'common' }, randomBytes: RandomBytes): SecretValue {
  for (;;) {
    const made = withRandom(bytes, randomBytes, (random) => random.toString('base64'));
    if (alphabet === 'standard' || !made.bytes().some((code) => isOneOf('+/', code))) return made;
    made.dispose();
  }
}

/** Each character as likely as the others: a byte beyond the last whole multiple of the alphabet is drawn again. */
function fromAlphabet(alphabet: string, length: number, randomBytes: RandomBytes, prefix = ''): SecretValue {
  const characters = Buffer.from(alphabet, 'latin1');
  const usable = 256 - 256 % characters.length;
  const result = Buffer.alloc(prefix.length + length);
  result.write(prefix, 'latin1');
  let position = prefix.length;
  while (position < result.length) {
    const random = randomBytes(result.length - position);
    for (const byte of random) {
      if (byte >= usable) continue;
      result[position] = characters[byte % characters.length] ?? 0;
      position += 1;
    }
    random.fill(0);
  }
  const value = SecretValue.fromBytes(result);
  result.fill(0);
  return value;
}

function withRandom(size: number, randomBytes: RandomBytes, print: (bytes: Buffer) => string): SecretValue {
  const random = Buffer.from(randomBytes(size));
  const value = SecretValue.fromText(print(random));
  random.fill(0);
  return value;
}

function uuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function privateKey(kind: PrivateKeyKind): Promise<MadeValue> {
  const pair = await keyPair(kind);
  return {
    value: SecretValue.fromText(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const newPair = promisify(generateKeyPair);

/** OpenSSL's names of the curves (RFC 5480, section 2.1.1.1). */
const OPENSSL_CURVE: Readonly<Record<EcCurve, string>> = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' };

function keyPair(kind: PrivateKeyKind): Promise<KeyPair> {
  switch (kind.kind) {
    case 'rsa-key': return newPair('rsa', { modulusLength: kind.bits });
    case 'ec-key': return newPair('ec', { namedCurve: OPENSSL_CURVE[kind.curve] });
    case 'ed25519-key': return newPair('ed25519');
  }
}
