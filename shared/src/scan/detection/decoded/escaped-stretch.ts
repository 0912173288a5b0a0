import type { DecodeStep } from '../../../core/decode/chain';
import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import { MAX_REACH } from '../reader';
import { isReadable, type EncodedText, type SourcePlace } from './encoded-text';

/** A way to write single characters of a text so that they do not mean what they usually mean. */
export interface EscapeForm {
  /** Sticky: what stands for one character. Anything else stands for itself. */
  readonly unit: RegExp;
  /** Where the text around the escapes ends. */
  readonly border: Border;
  /** With fewer escapes than this nothing is hidden by them. */
  readonly least: number;
  readonly step: DecodeStep;
}

/** By ASCII code: 1 for a character that ends a stretch, 2 for one that does so unless a backslash stands before it. */
export type Border = Uint8Array;

export function borderAt(ends: RegExp, unlessEscaped = ''): Border {
  return Uint8Array.from({ length: 128 }, (_, code) => {
    const character = String.fromCharCode(code);
    return unlessEscaped.includes(character) ? 2 : Number(ends.test(character));
  });
}

/**
 * The stretch around a hit that is written in one form, or a part of it that is longer than anybody looks. What follows the
 * hit is walked first: the next hits are there, and need not walk it again.
 */
export function stretchAround(text: string, hit: Span, { border }: EscapeForm): Span {
  let { start, end } = hit;
  while (end < text.length && end - start <= MAX_REACH && !isBorder(text, end, border)) end++;
  while (start > 0 && end - start <= MAX_REACH && !isBorder(text, start - 1, border)) start--;
  return { start, end };
}

function isBorder(text: string, index: number, border: Border): boolean {
  const kind = border[text.charCodeAt(index)] ?? 0;
  return kind === 1 || (kind === 2 && text[index - 1] !== '\\');
}

/** The text that a stretch stands for, each character with its own place. Undefined where an escape is malformed, few are there, or it is too long. */
export function decodeEscaped(outer: string, span: Span, form: EscapeForm): EncodedText | undefined {
  const { unit, least, step } = form;
  if (span.end - span.start > MAX_REACH) return undefined;
  const known = new Map<string, string | undefined>();
  const offsets: number[] = [];
  let text = '';
  let escapes = 0;
  for (let index = span.start; index < span.end;) {
    unit.lastIndex = index;
    const source = unit.exec(outer)?.[0];
    if (source !== undefined && !known.has(source)) known.set(source, decodedUnit(source, step));
    const value = source === undefined ? outer.charAt(index) : known.get(source);
    if (value === undefined) return undefined;
    for (let half = 0; half < value.length; half++) offsets.push(index);
    text += value;
    escapes += source === undefined ? 0 : 1;
    index += source?.length ?? 1;
  }
  offsets.push(span.end);
  if (escapes < least || !isReadable(text)) return undefined;
  const locate = (inner: Span): SourcePlace => {
    const place = { start: offsets[inner.start] ?? span.start, end: offsets[inner.end] ?? span.end };
    return { span: place, decoding: outer.slice(place.start, place.end) === text.slice(inner.start, inner.end) ? [] : [step] };
  };
  return { span, reach: { start: span.start - 1, end: span.end + 1 }, text, locate };
}

function decodedUnit(source: string, step: DecodeStep): string | undefined {
  const decoded = decode(source, [step]);
  return decoded.ok ? decoded.value : undefined;
}
