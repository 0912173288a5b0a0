import type { Span } from '../../core/model/span';
import type { EncodedText, SourcePlace } from '../detection/decoded/encoded-text';
import { decodeEscapes } from '../../core/decode/escapes';
import type { CellText } from './read-notebook';

/** Longer outputs are looked at up to here, in UTF-16 code units. */
const LONGEST = 256 * 1024;

/** A cell's lines as one text. */
export interface JoinedLines extends EncodedText {
  /** Where each of its UTF-16 code units stands in the file, and where the last one ends. */
  readonly offsets: readonly number[];
}

/** The lines of a cell as one text, each character with its place in the file. Undefined where they are no JSON strings. */
export function joinLines(file: string, { lines }: CellText): JoinedLines | undefined {
  const offsets: number[] = [];
  let text = '';
  let end = lines[0]?.start ?? 0;
  for (const line of lines) {
    if (text.length > LONGEST) break;
    const piece = unescapeLine(file, { start: line.start, end: Math.min(line.end, line.start + LONGEST) }, offsets);
    if (piece === undefined) return undefined;
    text += piece;
    end = line.end;
  }
  if (text === '') return undefined;
  offsets.push(end);
  const whole = { start: lines[0]?.start ?? 0, end };
  return { span: whole, reach: { start: 0, end: Number.MAX_SAFE_INTEGER }, text, offsets, locate: (inner) => place(file, lines, offsets, inner) };
}

const escape = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[^u])/g;

/** Appends where each code unit of the line's text stands. */
function unescapeLine(file: string, { start, end }: Span, offsets: number[]): string | undefined {
  const source = file.slice(start, end);
  let text = '';
  let from = 0;
  const copy = (to: number): void => {
    for (let index = from; index < to; index++) offsets.push(start + index);
    text += source.slice(from, to);
  };
  for (const { 0: sequence, index } of source.matchAll(escape)) {
    copy(index);
    const value = decodeEscapes(sequence, 'json');
    if (value === undefined) return undefined;
    for (let unit = 0; unit < value.length; unit++) offsets.push(start + index);
    text += value;
    from = index + sequence.length;
  }
  copy(source.length);
  return text;
}

/** The end of a value at a line's end is that line's end, and not the beginning of the next line. */
function place(file: string, lines: readonly Span[], offsets: readonly number[], inner: Span): SourcePlace {
  const start = offsets[inner.start] ?? 0;
  const next = offsets[inner.end] ?? start;
  const last = lines.findLast((line) => line.start <= (offsets[inner.end - 1] ?? start));
  const span = { start, end: last === undefined ? next : Math.min(next, last.end) };
  const first = lines.findLast((line) => line.start <= start);
  if (first !== last) return { span, decoding: [{ kind: 'json-lines' }] };
  return { span, decoding: file.slice(span.start, span.end).includes('\\') ? [{ kind: 'string-escapes', dialect: 'json' }] : [] };
}
