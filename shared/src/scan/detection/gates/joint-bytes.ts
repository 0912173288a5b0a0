import { JOINING_LENGTH, joiningWords } from '../generic/value-reader';
import { isWord } from '../generic/key-site';
import type { LanguageTraits } from '../generic/traits';
import {
  afterBlanks, AMPERSAND, AT, BACKSLASH, BANG, BAR, CLOSING_BRACKET, COMMA, DOLLAR, DOT, EQUALS, GREATER, HYPHEN, isBeyondAscii, isBlank, isLineBreak, isNamePart, isQuote,
  LESS, OPENING_BRACE, OPENING_BRACKET, PLUS, QUESTION, SEMICOLON, SINGLE_QUOTE, SMALL_L, SMALL_M, STAR, startsWith, type Byte,
} from './bytes';
import type { NameBytes } from './name-bytes';

/** `key: Type = value`: nothing but a type stands between the colon and the `=`. */
export function isTypedAfterColon(bytes: Uint8Array, from: number, { types }: LanguageTraits): boolean {
  return types === 'after-colon' && leadsToEquals(bytes, from, isTypePart);
}

/** `key Type = value`, `key[10] = value` and C#'s `key { get; set; } = value`. */
export function isTypedAfterName(bytes: Uint8Array, { after }: NameBytes, { types }: LanguageTraits): boolean {
  if (types === 'accessors') return bytes[afterBlanks(bytes, after)] === OPENING_BRACE;
  return types === 'after-name' && (isBlank(bytes[after]) || bytes[after] === OPENING_BRACKET) && leadsToEquals(bytes, after, isTypePart);
}

/** In bytes, and more than any of the reader's patterns takes. */
const LONGEST_TYPE = 100;

function leadsToEquals(bytes: Uint8Array, from: number, belongs: (byte: Byte) => boolean): boolean {
  let index = from;
  while (index - from < LONGEST_TYPE && belongs(bytes[index])) index++;
  return bytes[index] === EQUALS || isBeyondAscii(bytes[index]);
}

function isTypePart(byte: Byte): boolean {
  return byte !== undefined && (isWord(byte) || isBlank(byte) || byte === DOT || byte === LESS || byte === GREATER || byte === OPENING_BRACKET || byte === CLOSING_BRACKET
    || byte === BAR || byte === AMPERSAND || byte === SINGLE_QUOTE || byte === QUESTION || byte === STAR || byte === PLUS);
}

/** A quote after a blank, or a form in which the blank alone joins: told by what stands before the name. */
export function joinsByBlank(bytes: Uint8Array, name: NameBytes, sign: number, { types, bareValues }: LanguageTraits): boolean {
  if (name.form === 'element') return true;
  if (hasLineBreak(bytes, name.after, sign)) return false;
  if (isQuote(bytes[sign]) || bytes[sign] === BACKSLASH) return true;
  if (types === 'after-name' || bytes[sign] === HYPHEN) return false;
  if (name.form === 'option' || name.form === 'symbol') return true;
  if (bareValues === 'line' && opensLine(bytes, name.start)) return true;
  return isBlank(bytes[name.start - 1]) && mayEndInJoiningWord(bytes, name.start) && joiningWords(String.fromCharCode(...bytes.subarray(Math.max(0, name.start - JOINING_LENGTH), name.start)));
}

/** `password x`, as settings of many programs are written. */
function opensLine(bytes: Uint8Array, position: number): boolean {
  let index = position;
  while (position - index < LONGEST_PATH && (bytes[index - 1] === DOT || isNamePart(bytes[index - 1]))) index--;
  while (isBlank(bytes[index - 1]) && !isLineBreak(bytes[index - 1])) index--;
  return index === 0 || isLineBreak(bytes[index - 1]) || isBeyondAscii(bytes[index - 1]);
}

/** In bytes, of `env.mysql.` before a name. */
const LONGEST_PATH = 4 * 93;

/** The last two letters of the words in which a blank joins, and the words behind which others may follow: most lines of prose have neither. */
function mayEndInJoiningWord(bytes: Uint8Array, position: number): boolean {
  let end = position;
  while (isBlank(bytes[end - 1])) end--;
  if (JOINING_ENDS.has((bytes[end - 2] ?? 0) << 8 | (bytes[end - 1] ?? 0))) return true;
  for (let index = end - 1; index >= position - JOINING_LENGTH && !isLineBreak(bytes[index]); index--) {
    const byte = bytes[index];
    if ((byte === SMALL_L && startsWith(bytes, index, 'login')) || (byte === SMALL_M && startsWith(bytes, index, 'machine'))) return true;
  }
  return false;
}

const JOINING_ENDS: ReadonlySet<number> = new Set(['ne', 'ef', 'ce', 'NV', 'RG', 'et', 'tx', 'rt', 'TH', 'ED', 'LE', 'ER', 'in', 'IN', 'nv', 'er', 'am', 'th', 're', 'st', 'se', 'ss']
  .map((letters) => letters.charCodeAt(0) << 8 | letters.charCodeAt(1)));

function hasLineBreak(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (isLineBreak(bytes[index])) return true;
  return false;
}

/** The name is itself a value, and the secret is the next member, attribute or element: `name: KEY, value: x`. */
export function hasNeighbour(bytes: Uint8Array, { end, form }: NameBytes): boolean {
  const first = bytes[end];
  if (form === 'quoted' && leadsToElement(bytes, end)) return true;
  if (!isQuote(first) && first !== COMMA && first !== SEMICOLON && !isLineBreak(first)) return false;
  let index = afterBlanks(bytes, isQuote(first) ? end + 1 : end);
  if (bytes[index] === COMMA || bytes[index] === SEMICOLON) index = afterBlanks(bytes, index + 1);
  if (bytes[index] === OPENING_BRACE || isBeyondAscii(bytes[index])) return true;
  if (isQuote(bytes[index])) index++;
  if (startsWith(bytes, index, 'android:')) index += 'android:'.length;
  return startsWith(bytes, index, 'value') || startsWith(bytes, index, 'Value') || startsWith(bytes, index, 'default');
}

/** `<property name="password"><value>`, with further attributes between. */
function leadsToElement(bytes: Uint8Array, from: number): boolean {
  let index = from;
  while (index < bytes.length && index - from < 4 * 102 && bytes[index] !== GREATER && bytes[index] !== LESS && !isLineBreak(bytes[index])) index++;
  return bytes[index] === GREATER && ['<value>', '<Value>', '<Contents>'].some((open) => startsWith(bytes, afterBlanks(bytes, index + 1), open));
}

/** `"x" == name`: a quote, the sign of a comparison, and at most what owns the name. */
export function isComparedBefore(bytes: Uint8Array, { start, form }: NameBytes): boolean {
  if (form !== 'plain') return false;
  let index = start;
  while (index > 0 && start - index < 80 && isOwner(bytes[index - 1])) index--;
  while (isBlank(bytes[index - 1])) index--;
  if (bytes[index - 1] !== EQUALS || (bytes[index - 2] !== EQUALS && bytes[index - 2] !== BANG)) return false;
  index -= 2;
  while (bytes[index - 1] === EQUALS || bytes[index - 1] === BANG) index--;
  while (isBlank(bytes[index - 1])) index--;
  return isQuote(bytes[index - 1]);
}

/** Parts of `$user->account.` and `@`. */
function isOwner(byte: Byte): boolean {
  return byte !== undefined && (isWord(byte) || byte === DOLLAR || byte === HYPHEN || byte === DOT || byte === GREATER || byte === AT);
}
