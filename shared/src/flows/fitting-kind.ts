import type { SecretType } from '../core/model/secret-type';
import type { ValueKind, ValueShape } from '../secrets/rotation/value-maker';

/**
 * What a secret's next value is made as: what its type asks for, in the form that its current value has, so that whatever
 * reads it goes on understanding it. Undefined where that would be a guess that could break a program.
 */
export function fittingKind(type: SecretType, shape: ValueShape | undefined): ValueKind | undefined {
  if (shape === undefined) return BY_TYPE_ALONE[type];
  if (shape.kind === 'other') return undefined;
  if (shape.kind === 'private-key') return shape.key;
  switch (type) {
    case 'password': return passwordLike(shape);
    case 'encryption-key': return keyLike(shape);
    case 'jwt-signing-key': return longEnough(shape, HS256_BYTES) ?? { kind: 'jwt-secret' };
    case 'private-key': case 'certificate': case 'webhook-url': case 'database-credential': return undefined;
    default: return longEnough(shape, LEAST_BYTES) ?? tokenLike(shape);
  }
}

/** Where the value cannot be looked at, as with a token that may only write. */
const BY_TYPE_ALONE: Readonly<Partial<Record<SecretType, ValueKind>>> = {
  'password': { kind: 'password', length: 24, symbols: true },
  'internal-token': { kind: 'token', bytes: 32 },
};

type Line = Exclude<ValueShape, { readonly kind: 'other' | 'private-key' }>;

/** Keys of AES-128, -192 and -256, and two keys of 256 bits in one. */
const KEY_BYTES: readonly number[] = [16, 24, 32, 64];
/** RFC 7518, section 3.2. */
const HS256_BYTES = 32;
/** 128 bits: nobody guesses that. */
const LEAST_BYTES = 16;
const UUID_BYTES = 16;
const TOKEN_BYTES = { least: 32, most: 64 } as const;
const BITS_A_CHARACTER = 6;
const PASSWORD_LENGTH = { least: 24, most: 64 } as const;

/** Not shorter than before: whoever checks it took that length. A hexadecimal password may be read as that. */
function passwordLike(shape: Line): ValueKind {
  if (shape.kind === 'hex') return { kind: 'hex', bytes: Math.max(shape.bytes, LEAST_BYTES) };
  const length = 'length' in shape ? shape.length : 0;
  return {
    kind: 'password', length: Math.min(Math.max(length, PASSWORD_LENGTH.least), PASSWORD_LENGTH.most),
    symbols: shape.kind === 'text' ? shape.symbols : false,
  };
}

/** A cipher takes keys of one length: it stays what it is. */
function keyLike(shape: Line): ValueKind | undefined {
  if (shape.kind === 'fernet-key') return shape;
  return (shape.kind === 'hex' || shape.kind === 'base64') && KEY_BYTES.includes(shape.bytes) ? shape : undefined;
}

/** The same form, and as long as it must be. */
function longEnough(shape: Line, bytes: number): ValueKind | undefined {
  switch (shape.kind) {
    case 'hex': case 'base64': return { ...shape, bytes: Math.max(shape.bytes, bytes) };
    case 'uuid': return bytes > UUID_BYTES ? undefined : { kind: 'uuid' };
    case 'fernet-key': return { kind: 'fernet-key' };
    case 'token': case 'text': return undefined;
  }
}

function tokenLike(shape: Line): ValueKind {
  const length = 'length' in shape ? shape.length : 0;
  const bytes = Math.min(Math.max(TOKEN_BYTES.least, Math.ceil(length * BITS_A_CHARACTER / 8)), TOKEN_BYTES.most);
  const prefix = shape.kind === 'token' ? shape.prefix : undefined;
  return { kind: 'token', bytes, ...(prefix === undefined ? {} : { prefix }) };
}
