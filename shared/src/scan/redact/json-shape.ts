import type { Span, TextEdit } from '../../core/model/span';
import { applyEdits, overlaps } from '../../core/model/span';
import { namedMask } from '../../core/redact/named-mask';
import { KeyNames } from '../detection/signals/key-name';
import type { JsonToken } from './json-reader';
import { JsonReader } from './json-reader';
import type { NameJudge } from './json-names';
import { classOfName, masksOfNames } from './json-names';
import type { MaskedSpan, Shape } from './shape';
import { plainText } from './shape';

/**
 * One JSON text, over as many lines as it has. Masks stand inside strings only, so that the text stays JSON; a number or
 * literal that is masked becomes a string. Names that do not stand right before a value count as well (`masksOfNames`).
 */
export function jsonText(judge: NameJudge): Shape {
  const reader = new JsonReader();
  return { mask: (piece, found) => maskJson({ piece, tokens: reader.read(piece), names: new KeyNames() }, found, judge) };
}

/** Lines, of which some or all are a JSON text each; the others are any text. */
export function jsonLines(judge: NameJudge): Shape {
  return {
    mask: (piece, found) => {
      const names = new KeyNames();
      const parts: string[] = [];
      let start = 0;
      let next = 0;
      for (const line of piece.match(LINE) ?? []) {
        const within = { start, end: start + line.length };
        while ((found[next]?.span.end ?? piece.length) <= start && next < found.length) next += 1;
        const inside: MaskedSpan[] = [];
        for (let index = next; index < found.length; index += 1) {
          const one = found[index];
          if (one === undefined || !overlaps(one.span, within)) break;
          inside.push({ ruleId: one.ruleId, span: { start: Math.max(0, one.span.start - start), end: Math.min(line.length, one.span.end - start) } });
        }
        parts.push(maskLine(line, inside, names, judge));
        start = within.end;
      }
      return parts.join('');
    },
  };
}

const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;

function maskLine(line: string, found: readonly MaskedSpan[], names: KeyNames, judge: NameJudge): string {
  if (!/^\s*[[{]/.test(line)) return plainText.mask(line, found);
  const tokens = new JsonReader().read(line);
  if (found.length === 0 && !tokens.some((token) => classOfName(token, names) !== undefined)) return line;
  return isJson(line) ? maskJson({ piece: line, tokens, names }, found, judge) : plainText.mask(line, found);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface JsonPiece {
  readonly piece: string;
  readonly tokens: readonly JsonToken[];
  /** Of this piece and its neighbours at most: it remembers every name that it was asked. */
  readonly names: KeyNames;
}

function maskJson({ piece, tokens, names }: JsonPiece, found: readonly MaskedSpan[], judge: NameJudge): string {
  const edits: TextEdit[] = [];
  const seen = new Set<MaskedSpan>();
  let next = 0;
  for (const token of tokens) {
    while (next < found.length && (found[next]?.span.end ?? 0) <= token.span.start) next += 1;
    const inside: MaskedSpan[] = [];
    for (let index = next; index < found.length; index += 1) {
      const one = found[index];
      if (one === undefined || one.span.start >= token.span.end) break;
      inside.push(one);
      seen.add(one);
    }
    const masks = inside.length > 0 ? inside : masksOfNames(piece, token, names, judge);
    edits.push(...editsOf(piece, token, masks));
  }
  const outside = found.filter((one) => !seen.has(one)).map(({ span, ruleId }) => ({ span, newText: namedMask(ruleId) }));
  return applyEdits(piece, [...edits, ...outside]);
}

/** A string keeps its quotes and loses whole escapes only; a number or literal is replaced by a string. */
function editsOf(piece: string, token: JsonToken, masks: readonly MaskedSpan[]): readonly TextEdit[] {
  const [first] = masks;
  if (first === undefined) return [];
  if (token.kind === 'number' || token.kind === 'literal') {
    const mask = namedMask(first.ruleId);
    return [{ span: token.span, newText: token.whole ? `"${mask}"` : mask }];
  }
  let position = token.span.start;
  return masks.flatMap(({ span, ruleId }) => {
    const start = Math.max(position, escapeStart(piece, token.span, Math.max(span.start, token.span.start)));
    const end = Math.min(token.span.end, escapeEnd(piece, token.span, Math.min(span.end, token.span.end)));
    if (start >= end) return [];
    position = end;
    return [{ span: { start, end }, newText: namedMask(ruleId) }];
  });
}

/** The beginning of the escape that `offset` stands in, or `offset`. RFC 8259, section 7. */
function escapeStart(piece: string, within: Span, offset: number): number {
  return escapeAround(piece, within, offset)?.start ?? offset;
}

function escapeEnd(piece: string, within: Span, offset: number): number {
  return escapeAround(piece, within, offset)?.end ?? offset;
}

/** The escape, of at most six characters, whose inside `offset` is. */
function escapeAround(piece: string, within: Span, offset: number): Span | undefined {
  for (let start = offset - 1; start >= Math.max(within.start, offset - 5); start -= 1) {
    if (piece.charAt(start) !== '\\') continue;
    let backslashes = 0;
    while (start - backslashes >= within.start && piece.charAt(start - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return undefined;
    const end = start + (piece.charAt(start + 1) === 'u' ? 6 : 2);
    return offset < end ? { start, end } : undefined;
  }
  return undefined;
}
