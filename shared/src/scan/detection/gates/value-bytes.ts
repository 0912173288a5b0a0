import type { LanguageTraits } from '../generic/traits';
import { isWord } from '../generic/key-site';
import {
  afterBlanks, AMPERSAND, AT, BACKSLASH, BAR, CLOSING_BRACKET, CLOSING_PARENTHESIS, COLON, COMMA, DOLLAR, DOT, GREATER, HYPHEN, isBeyondAscii, isBlank, isLineBreak, isQuote,
  LESS, OPENING_BRACE, OPENING_BRACKET, OPENING_PARENTHESIS, QUESTION, SEMICOLON, SLASH, SPACE, STAR, BANG, type Byte,
} from './bytes';
import type { NameBytes } from './name-bytes';

/** The shortest value that is reported. */
const SHORTEST = 4;

/** Whether what follows an operator can be a value. `bare`: the language's traits where it may also stand without quotes. */
export function mayHoldValue(bytes: Uint8Array, from: number, name: NameBytes, bare: LanguageTraits | undefined): boolean {
  const start = afterGap(bytes, from);
  const byte = bytes[start];
  if (byte === undefined) return false;
  if (isQuote(byte)) return !isShortLiteral(bytes, start);
  if (isBeyondAscii(byte) || byte === BACKSLASH) return true;
  // A scalar of YAML on a line of its own.
  if (bare?.bareValues === 'yaml' && (isLineBreak(byte) || byte === BAR || byte === GREATER)) return true;
  if (isLineBreak(byte)) return false;
  if (byte === OPENING_BRACKET && (bytes[start + 1] === OPENING_BRACKET || opensLiteral(bytes, afterBlanks(bytes, start + 1)))) return true;
  if ((byte === DOLLAR && bytes[start + 1] === OPENING_BRACE) || (byte === LESS && bytes[start + 1] === LESS)) return true;
  if (leadsToLiteral(bytes, start)) return true;
  return bare !== undefined && mayBeBare(bytes, start, name, bare);
}

/** Blanks, the end of bold, and one line break in front of a quote. */
function afterGap(bytes: Uint8Array, from: number): number {
  let index = afterSpaces(bytes, from);
  if (bytes[index] === STAR && bytes[index + 1] === STAR && isSpace(bytes[index + 2])) index = afterSpaces(bytes, index + 2);
  if (!isLineBreak(bytes[index])) return index;
  const next = afterBlanks(bytes, index);
  return isQuote(bytes[next]) || bytes[next] === BACKSLASH ? next : index;
}

function afterSpaces(bytes: Uint8Array, from: number): number {
  let index = from;
  while (isSpace(bytes[index])) index++;
  return index;
}

function isSpace(byte: Byte): boolean {
  return byte === SPACE || byte === 0x09;
}

/** `""`, `"a"`, `'yes'`: closed before it is long enough. Doubled quotes are no end, and an escape may stand for anything. */
function isShortLiteral(bytes: Uint8Array, start: number): boolean {
  const quote = bytes[start];
  for (let index = start + 1; index <= start + SHORTEST; index++) {
    const byte = bytes[index];
    if (byte === quote) return bytes[index + 1] !== quote;
    if (byte === undefined || byte === BACKSLASH || byte >= 128) return false;
  }
  return false;
}

/** A quote, also an escaped one, or letters and signs that belong to one: `rb"`, `$'`, `@"`, `r#"`. */
export function opensLiteral(bytes: Uint8Array, position: number): boolean {
  for (let index = position; index <= position + LONGEST_PREFIX; index++) {
    const byte = bytes[index];
    if (isQuote(byte) || isBeyondAscii(byte) || byte === BACKSLASH) return true;
    if (!isPrefix(byte)) return false;
  }
  return false;
}

const LONGEST_PREFIX = 6;

function isPrefix(byte: Byte): boolean {
  return byte !== undefined && (isWord(byte) || byte === DOLLAR || byte === AT || byte === 0x23 || byte === STAR);
}

/**
 * A literal within brackets, a constructor or a conversion, or one that follows a look-up as its default: only names, brackets and the
 * operators of such defaults stand before its quote.
 */
function leadsToLiteral(bytes: Uint8Array, start: number): boolean {
  let last: Byte;
  for (let index = start; index < start + LONGEST_LEAD; index++) {
    const byte = bytes[index];
    if (isQuote(byte) || isBeyondAscii(byte)) return true;
    if (isBlank(byte)) {
      if (isLineBreak(byte) && !isJoint(last) && !isJoint(bytes[afterBlanks(bytes, index)])) return false;
      continue;
    }
    if (!isLead(byte)) return false;
    last = byte;
  }
  return false;
}

/** In bytes, and more than the reader's patterns take. */
const LONGEST_LEAD = 240;

function isLead(byte: Byte): boolean {
  return byte !== undefined && (isWord(byte) || byte === DOT || byte === DOLLAR || byte === HYPHEN || byte === AMPERSAND || byte === AT || byte === OPENING_BRACKET
    || byte === CLOSING_BRACKET || byte === CLOSING_PARENTHESIS || byte === 0x23 || isJoint(byte));
}

/** What a literal may follow on the next line. */
function isJoint(byte: Byte): boolean {
  return byte === OPENING_PARENTHESIS || byte === COMMA || byte === BAR || byte === QUESTION || byte === COLON || byte === 0x72 || byte === 0x6f || isQuote(byte);
}

/** A value without quotes: where the language has them, in comments, and within strings. */
function mayBeBare(bytes: Uint8Array, start: number, name: NameBytes, traits: LanguageTraits): boolean {
  const { bareValues } = traits;
  const ends = bareValues === 'yaml' || bareValues === 'line' || bareValues === 'dotenv' ? isLineBreak : endsWord;
  for (let index = start; index < start + SHORTEST; index++) {
    if (isBeyondAscii(bytes[index])) break;
    if (bytes[index] === undefined || ends(bytes[index])) return false;
  }
  return bareValues !== 'never' || mayBeInside(bytes, name.start, traits);
}

/** What ends an unquoted word in every language that knows them. */
function endsWord(byte: Byte): boolean {
  return isBlank(byte) || isQuote(byte) || byte === SEMICOLON || byte === AMPERSAND || byte === LESS || byte === GREATER || byte === BAR;
}

/** Whether a comment or a string may have been opened on the line. */
function mayBeInside(bytes: Uint8Array, position: number, { openers }: LanguageTraits): boolean {
  for (let index = position - 1; index >= position - LONGEST_LINE; index--) {
    const byte = bytes[index];
    if (byte === undefined || isLineBreak(byte)) return false;
    if (openers[byte] === 1 || byte === STAR) return true;
  }
  return true;
}

/** Further back nobody looks; on such a line everything passes. */
const LONGEST_LINE = 512;

/** What an element holds up to its end on the same line: some text, or CDATA. */
export function holdsText(bytes: Uint8Array, from: number): boolean {
  const start = afterBlanks(bytes, from);
  let index = start;
  while (index < bytes.length && bytes[index] !== LESS && bytes[index] !== GREATER && !isLineBreak(bytes[index])) index++;
  return bytes[index] === LESS && (index > start || bytes[index + 1] === BANG) && (bytes[index + 1] === SLASH || bytes[index + 1] === BANG);
}
