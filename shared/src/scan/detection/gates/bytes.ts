import { isWord } from '../generic/key-site';

/** What the gates ask of single bytes. Past either end of a file stands nothing, and nothing is none of all this. */
export type Byte = number | undefined;

export const ASCII = 128;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const DOLLAR = 0x24;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const OPENING_PARENTHESIS = 0x28;
export const CLOSING_PARENTHESIS = 0x29;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const HYPHEN = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const OPENING_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSING_BRACKET = 0x5d;
export const BACKTICK = 0x60;
export const SMALL_L = 0x6c;
export const SMALL_M = 0x6d;
export const SMALL_T = 0x74;
export const OPENING_BRACE = 0x7b;
export const BAR = 0x7c;

/** A stretch of text with one byte for each code unit, which is the same for everybody who looks at ASCII only. */
export function bytesOfText(text: string, start = 0, end = text.length): Uint8Array {
  const bytes = new Uint8Array(end - start);
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    bytes[index - start] = code < ASCII ? code : BEYOND_ASCII;
  }
  return bytes;
}

const BEYOND_ASCII = 0xff;

export function isBeyondAscii(byte: Byte): boolean {
  return byte !== undefined && byte >= ASCII;
}

export function isQuote(byte: Byte): boolean {
  return byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE || byte === BACKTICK;
}

export function isLineBreak(byte: Byte): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** What a pattern's `\s` is within ASCII. */
export function isBlank(byte: Byte): boolean {
  return byte === SPACE || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

export function isNamePart(byte: Byte): boolean {
  return byte !== undefined && (isWord(byte) || byte === HYPHEN);
}

export function isUpper(byte: Byte): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}

export function isLower(byte: Byte): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

export function afterBlanks(bytes: Uint8Array, from: number): number {
  let index = from;
  while (isBlank(bytes[index])) index++;
  return index;
}

/** `text` is ASCII. */
export function startsWith(bytes: Uint8Array, position: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[position + index] !== text.charCodeAt(index)) return false;
  return true;
}
