import type { SecretValue } from '../../core/redact/secret-value';

/**
 * Makes new values, and says of existing ones only what form they have. Flows take it as a port: the randomness behind it
 * is the program's, and nobody else opens a value to look at it.
 */
export interface ValueMaker {
  /** The caller disposes of the value. */
  make(kind: ValueKind): Promise<MadeValue>;
  shapeOf(value: SecretValue): ValueShape;
  /** Whether `fresh` could stand where `old` stands: a mistake at the clipboard is seen before it is stored. */
  compare(old: SecretValue, fresh: SecretValue): Resemblance;
}

export interface MadeValue {
  readonly value: SecretValue;
  /** Of a key pair: the half that is no secret, as PEM (RFC 7468, section 13). Whoever checks signatures needs it. */
  readonly publicKey?: string;
}

/** What can be made. Sizes are of the randomness in bytes, lengths in characters. */
export type ValueKind =
  /** Letters, digits, `-` and `_`: base64url (RFC 4648, section 5) without padding, behind a prefix that is no secret. */
  | { readonly kind: 'token'; readonly bytes: number; readonly prefix?: string }
  | { readonly kind: 'hex'; readonly bytes: number }
  /** With padding. `common` has neither `+/` nor `-_`, so that it reads the same in both alphabets. */
  | { readonly kind: 'base64'; readonly bytes: number; readonly alphabet: 'standard' | 'common' }
  | { readonly kind: 'password'; readonly length: number; readonly symbols: boolean }
  /** Version 4 (RFC 9562, section 5.4). */
  | { readonly kind: 'uuid' }
  /** 32 bytes in padded base64url: https://github.com/fernet/spec/blob/master/Spec.md. */
  | { readonly kind: 'fernet-key' }
  /** For HS256 to HS512: as long as the longest of their hashes (RFC 7518, section 3.2). */
  | { readonly kind: 'jwt-secret' }
  | PrivateKeyKind;

/** Private keys are made as PKCS #8 in PEM. */
export type PrivateKeyKind =
  | { readonly kind: 'rsa-key'; readonly bits: 2048 | 3072 | 4096 }
  | { readonly kind: 'ec-key'; readonly curve: EcCurve }
  | { readonly kind: 'ed25519-key' };

export type EcCurve = 'P-256' | 'P-384' | 'P-521';

/** The form of a value: what it could have been made as. The one text in it is a prefix that many values share. */
export type ValueShape =
  | { readonly kind: 'uuid' | 'fernet-key' }
  | { readonly kind: 'hex'; readonly bytes: number }
  | { readonly kind: 'base64'; readonly bytes: number; readonly alphabet: 'standard' | 'common' }
  | { readonly kind: 'token'; readonly length: number; readonly prefix?: string }
  /** One line of anything that can be typed. */
  | { readonly kind: 'text'; readonly length: number; readonly symbols: boolean }
  | { readonly kind: 'private-key'; readonly key: PrivateKeyKind }
  /** Several lines, a file, a form of its own: nothing that could be made anew from its looks. */
  | { readonly kind: 'other' };

/** `same` is the very value. What is not `alike` may still be right: a person is asked. */
export type Resemblance = 'same' | 'alike' | 'other-prefix' | 'other-length' | 'other-form' | 'blank-edges';

/** What is made where a kind is asked for by its name alone. */
export const VALUE_KINDS: Readonly<Record<ValueKind['kind'], ValueKind>> = {
  'token': { kind: 'token', bytes: 32 },
  'password': { kind: 'password', length: 24, symbols: true },
  'hex': { kind: 'hex', bytes: 32 },
  'base64': { kind: 'base64', bytes: 32, alphabet: 'standard' },
  'uuid': { kind: 'uuid' },
  'fernet-key': { kind: 'fernet-key' },
  'jwt-secret': { kind: 'jwt-secret' },
  'rsa-key': { kind: 'rsa-key', bits: 3072 },
  'ec-key': { kind: 'ec-key', curve: 'P-256' },
  'ed25519-key': { kind: 'ed25519-key' },
};
