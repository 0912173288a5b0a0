import type { EscapeDialect } from './chain';
import { escapeRules, type EscapeRules, type NumericEscape } from './escape-rules';

/**
 * The value of a string literal's content (without quotes) in one dialect, or undefined when the text is not such a
 * content or its value is not Unicode text. A wrong value is never given: what is not understood is refused.
 */
export function decodeEscapes(content: string, dialect: EscapeDialect): string | undefined {
  const rules = escapeRules[dialect];
  const source = rules.unicodeFirst ? translateUnicode(content) : content;
  if (source === undefined || (rules.asciiOnly && NON_ASCII.test(source))) return undefined;
  const pieces = readPieces(source, rules);
  return pieces && joinPieces(pieces);
}

/** Text, or one byte of UTF-8 that was written as a number. */
type Piece = string | number;

interface Read {
  readonly pieces: readonly Piece[];
  readonly end: number;
}

function readPieces(source: string, rules: EscapeRules): Piece[] | undefined {
  const pieces: Piece[] = [];
  const stops = rules.lead === '\\' ? /[\\\r\n]/g : /[`\r\n]/g;
  let position = 0;
  while (position < source.length) {
    stops.lastIndex = position;
    const stop = stops.exec(source)?.index ?? source.length;
    if (stop > position) pieces.push(source.slice(position, stop));
    if (stop === source.length) break;
    const read = source[stop] === rules.lead ? readEscape(source, stop + 1, rules) : readLineBreak(source, stop, rules);
    if (!read) return undefined;
    pieces.push(...read.pieces);
    position = read.end;
  }
  return pieces;
}

function readLineBreak(source: string, start: number, rules: EscapeRules): Read | undefined {
  if (rules.rawLineBreak === 'error') return undefined;
  const end = start + lineBreakLength(source, start);
  return { pieces: [rules.rawLineBreak === 'to-lf' ? '\n' : source.slice(start, end)], end };
}

function readEscape(source: string, start: number, rules: EscapeRules): Read | undefined {
  const mark = source[start];
  if (mark === undefined) return rules.unknown === 'keep-both' ? { pieces: [rules.lead], end: start } : undefined;
  const lineBreak = lineBreakLength(source, start);
  if (lineBreak > 0 && rules.lineBreak !== 'as-unknown') return readContinuation(source, start + lineBreak, rules);
  if (rules.refused?.includes(mark)) return undefined;
  for (const form of rules.numeric) {
    if (form.mark !== '' ? mark !== form.mark : !DIGITS[form.base].test(mark)) continue;
    const read = readNumber(source, start + form.mark.length, form, rules);
    if (read !== 'other-form') return read;
  }
  const simple = Object.hasOwn(rules.simple, mark) ? rules.simple[mark] : undefined;
  if (simple !== undefined) return { pieces: [simple], end: start + 1 };
  if (rules.unknown === 'error' || rules.numeric.some((form) => form.mark === mark && rules.unknown === 'drop-lead')) return undefined;
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
  return { pieces: [rules.unknown === 'keep-both' ? rules.lead + character : character], end: start + character.length };
}

function readContinuation(source: string, start: number, rules: EscapeRules): Read {
  let end = start;
  if (rules.lineBreak === 'vanish-and-trim') while (/\s/.test(source[end] ?? 'x')) end += 1;
  return { pieces: [], end };
}

function readNumber(source: string, start: number, form: NumericEscape, rules: EscapeRules): Read | undefined | 'other-form' {
  if (form.braces) return source[start] === '{' ? readBraced(source, start + 1, form, rules) : 'other-form';
  const digits = DIGITS[form.base];
  let end = start;
  while (end - start < form.max && digits.test(source[end] ?? '')) {
    const passes = Number.parseInt(source.slice(start, end + 1), form.base) > form.limit;
    if (passes && form.overflow === 'stop') break;
    end += 1;
  }
  // A form with too few digits is an error, except where the language then reads the mark as an ordinary character.
  if (end - start < form.min) return rules.unknown === 'keep-both' && form.min === 1 ? 'other-form' : undefined;
  const piece = pieceOf(Number.parseInt(source.slice(start, end), form.base), form, rules);
  return piece === undefined ? undefined : { pieces: [piece], end };
}

function readBraced(source: string, start: number, form: NumericEscape, rules: EscapeRules): Read | undefined {
  const close = source.indexOf('}', start);
  if (close < 0) return undefined;
  const inside = source.slice(start, close);
  const numbers = form.braces === 'list' ? inside.trim().split(/[ \t]+/) : [inside];
  const pieces: Piece[] = [];
  for (const digits of numbers) {
    if (!HEX_NUMBER.test(digits) || digits.length > form.max) return undefined;
    const piece = pieceOf(Number.parseInt(digits, 16), form, rules);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return { pieces, end: close + 1 };
}

function pieceOf(code: number, form: NumericEscape, rules: EscapeRules): Piece | undefined {
  if (code > form.limit) return undefined;
  if (form.unit === 'byte') return code;
  const half = code >= 0xd800 && code <= 0xdfff;
  return half && rules.surrogates === 'error' ? undefined : String.fromCodePoint(code);
}

/** Joins text and bytes; undefined when the bytes are not UTF-8 or a UTF-16 half stands alone. */
function joinPieces(pieces: readonly Piece[]): string | undefined {
  const text = pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : joinBytes(pieces);
  return text === undefined || LONE_SURROGATE.test(text) ? undefined : text;
}

function joinBytes(pieces: readonly Piece[]): string | undefined {
  const encoder = new TextEncoder();
  const bytes = pieces.flatMap((piece) => (typeof piece === 'string' ? [...encoder.encode(piece)] : [piece]));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/**
 * Java reads `\uXXXX` before it looks for literals (JLS 3.3), when the backslash is not itself escaped. One that
 * makes a quote, a backslash or a line break would change where the literal ends: refused.
 */
function translateUnicode(content: string): string | undefined {
  const pieces = content.split(/(\\(?:u+[0-9A-Fa-f]{4}|[^]))/).map((piece, index) => {
    if (index % 2 === 0 || !piece.startsWith('\\u')) return piece;
    const character = String.fromCharCode(Number.parseInt(piece.slice(-4), 16));
    return piece === '\\u' || '"\'\\\r\n'.includes(character) ? undefined : character;
  });
  return pieces.includes(undefined) ? undefined : pieces.join('');
}

function lineBreakLength(source: string, position: number): number {
  const character = source[position];
  if (character === '\r') return source[position + 1] === '\n' ? 2 : 1;
  return character === '\n' ? 1 : 0;
}

const DIGITS = { 8: /^[0-7]$/, 10: /^[0-9]$/, 16: /^[0-9A-Fa-f]$/ } as const;
const HEX_NUMBER = /^[0-9A-Fa-f]+$/;
const NON_ASCII = /[^\x00-\x7f]/;
/** With the `u` flag a pair is one character, so only a half that stands alone matches. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;
