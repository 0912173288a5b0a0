import type { Span } from '../../../core/model/span';

/** Starts and ends, alternating, of stretches of base64 or hexadecimal characters whose beginning may be encoded text. */
export type EncodedRuns = readonly number[];

/** Shorter stretches are words and names; what hides in them is found where a name says that it is a secret. */
const SHORTEST = 40;

/** Longer ones are pictures, fonts and programs. */
const LONGEST = 256 * 1024;

/** Base64's alphabets, the standard one and the one for URLs (RFC 4648, sections 4 and 5); hexadecimal is part of them. */
const sextets: Int8Array = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', '-_');

function tableOf(alphabet: string, urlForms: string): Int8Array {
  const table = new Int8Array(256).fill(-1);
  for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value;
  for (let index = 0; index < urlForms.length; index++) table[urlForms.charCodeAt(index)] = 62 + index;
  return table;
}

/**
 * The runs of a text, or of a part of it. As in Boyer and Moore's search the last character that a run would need is looked at
 * first: where that is none, all before it need no look, so most of a text is never read.
 */
export function runsInText(text: string, start = 0, end = text.length): number[] {
  const runs: number[] = [];
  for (let from = start; from + SHORTEST <= end;) {
    let index = from + SHORTEST - 1;
    while (index >= from && belongs(text.charCodeAt(index))) index--;
    if (index >= from) { from = index + 1; continue; }
    const to = runEnd(text, from + SHORTEST);
    if (mayStartText(text, from)) runs.push(from, to);
    from = to + 1;
  }
  return runs;
}

/** The same over the bytes of ASCII. */
export function runsInBytes(bytes: Uint8Array): number[] {
  const runs: number[] = [];
  for (let from = 0; from + SHORTEST <= bytes.length;) {
    let index = from + SHORTEST - 1;
    while (index >= from && (sextets[bytes[index] ?? 0] ?? -1) >= 0) index--;
    if (index >= from) { from = index + 1; continue; }
    let to = from + SHORTEST;
    while (to < bytes.length && (sextets[bytes[to] ?? 0] ?? -1) >= 0) to++;
    if (mayStartText(String.fromCharCode(...bytes.subarray(from, from + LEADING)), 0)) runs.push(from, to);
    from = to + 1;
  }
  return runs;
}

const LEADING = 16;

/**
 * Looks at every fourth character: in base64 of ASCII it holds the upper six bits of a byte, which are below 32. In
 * hexadecimal every other one is the upper half of a byte. Of random runs one in thirty passes.
 */
function mayStartText(text: string, start: number): boolean {
  return isHexOfAscii(text.slice(start, start + LEADING)) || [0, 4, 8, 12].every((offset) => startsAscii(sextets[text.charCodeAt(start + offset)] ?? -1));
}

/** A printable byte, a tab, a line break, or the zero that is the other half of a UTF-16 unit. */
function startsAscii(sextet: number): boolean {
  return (sextet >= 8 && sextet < 32) || sextet === 0 || sextet === 2 || sextet === 3;
}

function isHexOfAscii(leading: string): boolean {
  return /^(?:0x)?(?:[2-7][0-9A-Fa-f]|0[9AaDd])+[2-7]?$/.test(leading);
}

/**
 * The whole stretch that begins with the run at `start`: base64 is often wrapped, so that lines of one length follow each
 * other. Undefined when the run only goes on what an earlier line began, and for stretches that are too long.
 */
export function stretchAt(text: string, start: number): Span | undefined {
  if (previousLine(text, start) !== undefined) return undefined;
  let end = runEnd(text, start);
  for (let line: Span = { start, end }; ; end = line.end) {
    const next = nextLine(text, line);
    if (next === undefined) break;
    line = next;
    if (line.end - start > LONGEST) return undefined;
  }
  while (end - start <= LONGEST && text[end] === '=' && !isPadded(text, end)) end++;
  return end - start > LONGEST ? undefined : { start, end };
}

function isPadded(text: string, end: number): boolean {
  return text[end - 1] === '=' && text[end - 2] === '=';
}

/** The stretch's first line alone, for where what seemed to go on was something else. */
export function firstLine(text: string, { start }: Span): Span {
  let end = runEnd(text, start);
  while (text[end] === '=' && !isPadded(text, end)) end++;
  return { start, end };
}

/** How far around a stretch the text decides whether lines belong together, in UTF-16 code units. */
export const RUN_CONTEXT = 1200;

/** All that must be looked at again when `span` has changed: stretches that touch it, from their first line. */
export function runsAround(text: string, span: Span): number[] {
  const around = { start: Math.max(0, span.start - RUN_CONTEXT), end: Math.min(text.length, span.end + RUN_CONTEXT) };
  let start = runStart(text, around.start);
  for (let line = previousLine(text, start); line !== undefined; line = previousLine(text, start)) start = line.start;
  return runsInText(text, start, runEnd(text, around.end));
}

/** RFC 2045 wraps at 76 characters, RFC 7468 at 64; YAML's and shells' long lines are wrapped by hand. */
const SHORTEST_LINE = 40;
const LONGEST_LINE = 1024;
const MOST_INDENTATION = 100;

/** The run on the line before that this one goes on: of whole groups of four, at least as long, and up to its line's end. */
function previousLine(text: string, start: number): Span | undefined {
  let at = start;
  while (at > 0 && start - at < MOST_INDENTATION && isBlank(text[at - 1])) at--;
  if (text[at - 1] !== '\n') return undefined;
  const end = text[at - 2] === '\r' ? at - 2 : at - 1;
  let first = end;
  while (first > 0 && end - first <= LONGEST_LINE && belongs(text.charCodeAt(first - 1))) first--;
  const line = { start: first, end };
  const next = nextLine(text, line);
  return next?.start === start ? line : undefined;
}

function nextLine(text: string, line: Span): Span | undefined {
  const length = line.end - line.start;
  if (length < SHORTEST_LINE || length > LONGEST_LINE || length % 4 !== 0) return undefined;
  let start = line.end;
  if (text[start] === '\r') start++;
  if (text[start] !== '\n') return undefined;
  const indentation = ++start;
  while (start - indentation < MOST_INDENTATION && isBlank(text[start])) start++;
  let end = start;
  while (end - start <= length && belongs(text.charCodeAt(end))) end++;
  if (end === start || end - start > length) return undefined;
  // A name and its `=` on the next line look like base64 with padding.
  return /^={0,2}(?![\w=:.])/.test(text.slice(end, end + 3)) ? { start, end } : undefined;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function belongs(code: number): boolean {
  return (sextets[code] ?? -1) >= 0;
}

function runEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && belongs(text.charCodeAt(end))) end++;
  return end;
}

function runStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && belongs(text.charCodeAt(start - 1))) start--;
  return start;
}
