import type { ByteHit } from './byte-gate';
import { AT, BACKSLASH, CLOSING_BRACKET, COLON, DOT, HYPHEN, isBeyondAscii, isNamePart, isQuote, LESS, OPENING_BRACKET, SLASH, type Byte } from './bytes';

/** A name as bytes, and how it stands there: what `KeySite` is in a text. */
export interface NameBytes {
  readonly start: number;
  readonly end: number;
  /** Behind what closes the name: its quote, its bracket. */
  readonly after: number;
  readonly form: 'plain' | 'quoted' | 'option' | 'element' | 'symbol';
}

const LONGEST_NAME = 100;

/** The name around a hit. Undefined where a byte above ASCII stands in it or beside it, or where it is too long to tell. */
export function nameAround(bytes: Uint8Array, hit: ByteHit): NameBytes | undefined {
  let first = hit.start;
  let end = hit.end;
  while (hit.start - first < LONGEST_NAME && isNamePart(bytes[first - 1])) first--;
  while (end - hit.end < LONGEST_NAME && isNamePart(bytes[end])) end++;
  if (isBeyondAscii(bytes[first - 1]) || isBeyondAscii(bytes[end]) || end - first >= LONGEST_NAME) return undefined;
  while (end > hit.end && bytes[end - 1] === HYPHEN) end--;
  let start = first;
  while (start < hit.start && bytes[start] === HYPHEN) start++;
  const path = pathStart(bytes, start);
  const closing = closingQuote(bytes, end);
  if (isBeyondAscii(bytes[path - 1])) return undefined;
  if (closing > end && isQuote(bytes[path - 1])) return { start, end, after: bytes[closing] === CLOSING_BRACKET ? closing + 1 : closing, form: 'quoted' };
  const subscript = bytes[start - 1] === COLON && bytes[start - 2] === OPENING_BRACKET && bytes[end] === CLOSING_BRACKET;
  return { start, end, after: subscript ? end + 1 : end, form: start > first ? 'option' : bytes[path - 1] === LESS ? 'element' : bytes[start - 1] === COLON ? 'symbol' : 'plain' };
}

/** A quoted key may be a path, and an element's name may have a prefix. */
function pathStart(bytes: Uint8Array, start: number): number {
  let index = start;
  while (start - index < LONGEST_NAME && isPathPart(bytes[index - 1])) index--;
  return index;
}

/** Behind the quote after a name, with its backslashes; the same position where there is none. */
function closingQuote(bytes: Uint8Array, position: number): number {
  let index = position;
  while (bytes[index] === BACKSLASH && index - position < 7) index++;
  return isQuote(bytes[index]) ? index + 1 : position;
}

function isPathPart(byte: Byte): boolean {
  return isNamePart(byte) || byte === DOT || byte === SLASH || byte === COLON || byte === AT;
}
