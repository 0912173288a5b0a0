import type { Span } from '../../core/model/span';
import { MASK } from '../../core/redact/mask';

/** One line of a text in which everything that may be a secret is a mask. */
export interface MaskedLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** It holds the beginning of the span that was asked for. */
  readonly marked: boolean;
}

export interface MaskedLinesOptions {
  /** How many lines before and after to give. */
  readonly reach: number;
  /** False for a span that is code and no value; the secrets in it are hidden all the same. True by default. */
  readonly hideSpan?: boolean;
}

/**
 * The lines around a span, with a mask for each of `secrets` and wherever one of their texts is repeated. Lines that a
 * secret goes over become one, since its length tells something, too.
 */
export function maskedLines(text: string, span: Span, secrets: readonly Span[], { reach, hideSpan = true }: MaskedLinesOptions): readonly MaskedLine[] {
  const hidden = hideSpan ? [...secrets, span] : secrets;
  const all = merged([...hidden, ...repeated(text, hidden)]);
  const lines: MaskedLine[] = [];
  let number = 1;
  let masked = '';
  let at = 0;
  let first = 1;
  let marked = false;
  const mark = (start: number, end: number): void => { if (start <= span.start && span.start < end) marked = true; };
  const finish = (): void => {
    lines.push({ number: first, text: masked, marked });
    masked = '';
    first = number;
    marked = false;
  };
  const plain = (end: number): void => {
    let from = at;
    for (const [index, piece] of text.slice(at, end).split(BREAK_KEPT).entries()) {
      if (index % 2 === 1) {
        number++;
        finish();
        first = number;
      } else {
        masked += piece;
        mark(from, from + piece.length);
      }
      from += piece.length;
    }
  };
  for (const secret of all) {
    plain(secret.start);
    mark(secret.start, secret.end);
    masked += MASK;
    number += text.slice(secret.start, secret.end).split(BREAK).length - 1;
    at = secret.end;
  }
  plain(text.length);
  finish();
  const middle = lines.findIndex((line) => line.marked);
  return lines.slice(Math.max(0, middle - reach), middle + reach + 1);
}

const BREAK = /\r\n|\r|\n/;
/** Each break is a piece of its own, so that places can be counted. */
const BREAK_KEPT = /(\r\n|\r|\n)/;

/** Less would mask ordinary words that happen to be inside of a value's line. */
const SHORTEST = 4;

function repeated(text: string, secrets: readonly Span[]): readonly Span[] {
  const values = new Set(secrets.map(({ start, end }) => text.slice(start, end)).filter((value) => value.length >= SHORTEST));
  return [...values].flatMap((value) => {
    const places: Span[] = [];
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) places.push({ start, end: start + value.length });
    return places;
  });
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}
