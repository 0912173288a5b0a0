import type { InvalidNameReason } from './model/vault-error';
import type { SecretRef } from './model/secret-ref';
import type { Result } from './result';
import { err, ok } from './result';

/** Where and why a text is not a reference; `at` is an offset into that text, for an editor's squiggle. */
export interface ReferenceError {
  readonly kind: 'not-keyward' | 'store' | 'path' | 'field' | 'version';
  readonly reason?: InvalidNameReason;
  readonly at: number;
}

const SCHEME = 'keyward://';
const STORE_NAME = /^[a-z][a-z0-9-]{0,62}$/;
const FIELD_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const MAX_PATH_LENGTH = 512;
/** The field of a secret that has only one. */
export const DEFAULT_FIELD = 'value';

/** Where Keyward keeps sign-ins of its own, in the local store. No reference that somebody wrote leads there. */
export const RESERVED_FOLDER = '.keyward/';

export function isReserved(path: string): boolean {
  return path.toLowerCase().startsWith(RESERVED_FOLDER) || `${path.toLowerCase()}/` === RESERVED_FOLDER;
}

/** Prints the one canonical form: `keyward://store/path#field`, with `?version=n` when it is pinned. */
export function printReference(ref: SecretRef): string {
  const version = ref.version === undefined ? '' : `?version=${ref.version}`;
  return `${SCHEME}${ref.store}/${encodePath(ref.path)}#${ref.field}${version}`;
}

/** Reads what `printReference` prints, and nothing else: there is one spelling for each secret. */
export function parseReference(text: string): Result<SecretRef, ReferenceError> {
  if (!text.startsWith(SCHEME)) return err({ kind: 'not-keyward', at: 0 });
  const slash = text.indexOf('/', SCHEME.length);
  const store = text.slice(SCHEME.length, slash < 0 ? text.length : slash);
  if (!STORE_NAME.test(store)) return err({ kind: 'store', at: SCHEME.length });
  const hash = text.indexOf('#', slash);
  if (slash < 0 || hash < 0) return err({ kind: slash < 0 ? 'path' : 'field', at: text.length });
  const path = decodePath(text.slice(slash + 1, hash));
  if (path === undefined) return err({ kind: 'path', reason: 'forbidden-character', at: slash + 1 });
  const invalid = checkPath(path);
  if (invalid !== undefined) return err({ kind: 'path', reason: invalid, at: slash + 1 });
  return parseFieldAndVersion(text, hash + 1, { store, path });
}

/** Why a path cannot name a secret, or undefined when it can. */
export function checkPath(path: string): InvalidNameReason | undefined {
  if (path === '') return 'empty';
  if (path.length > MAX_PATH_LENGTH) return 'too-long';
  if (path.normalize('NFC') !== path || /\p{Surrogate}/u.test(path)) return 'not-normalised';
  if (/[\p{Cc}\u2028\u2029]/u.test(path)) return 'control-character';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(path)) return 'bidirectional';
  if (/[?#\\]/.test(path)) return 'forbidden-character';
  for (const segment of path.split('/')) {
    if (segment === '') return 'empty-segment';
    if (segment === '.' || segment === '..') return 'dot-segment';
  }
  return undefined;
}

export function isStoreName(text: string): boolean {
  return STORE_NAME.test(text);
}

export function isFieldName(text: string): boolean {
  return FIELD_NAME.test(text);
}

function parseFieldAndVersion(
  text: string, start: number, place: Pick<SecretRef, 'store' | 'path'>,
): Result<SecretRef, ReferenceError> {
  const question = text.indexOf('?', start);
  const field = text.slice(start, question < 0 ? text.length : question);
  if (!FIELD_NAME.test(field)) return err({ kind: 'field', at: start });
  if (question < 0) return ok({ ...place, field });
  const match = /^\?version=([1-9][0-9]{0,8})$/.exec(text.slice(question));
  if (match?.[1] === undefined) return err({ kind: 'version', at: question });
  return ok({ ...place, field, version: Number(match[1]) });
}

/** RFC 3986 percent-encoding of each segment, but letters of other scripts stay readable. */
function encodePath(path: string): string {
  return path.replace(/[\s%"<>^`{|}]/gu, (character) => encodeURIComponent(character));
}

function decodePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded);
    return encodePath(path) === encoded ? path : undefined;
  } catch {
    return undefined;
  }
}
