import type { Span } from '../core/model/span';
import type { WirePosition, WireRange } from '../core/protocol/wire-range';

/** What a character number counts: code units, or bytes of UTF-8 for LSP clients that agreed on it. */
export type CharacterUnit = 'utf-16' | 'utf-8';

/**
 * Lines and characters, both from 0, of spans that are sorted by their start, in one pass over the text. A line ends
 * with LF, CR LF or CR, as in LSP.
 */
export function rangesOf(text: string, spans: readonly Span[], unit: CharacterUnit = 'utf-16'): readonly WireRange[] {
  const lines = new LineWalk(text, unit);
  return spans.map(({ start, end }) => {
    const from = lines.positionOf(start);
    return { start: from, end: lines.fork().positionOf(end) };
  });
}

/** Where each of some spans lies, in any order and more than once; asked for any other span it answers with the text's beginning. */
export function rangeFinder(text: string, spans: readonly Span[], unit: CharacterUnit = 'utf-16'): (span: Span) => WireRange {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const ranges = rangesOf(text, ordered, unit);
  const byPlace = new Map(ordered.map(({ start, end }, index) => [`${start}:${end}`, ranges[index] ?? NOWHERE]));
  return ({ start, end }) => byPlace.get(`${start}:${end}`) ?? NOWHERE;
}

const NOWHERE: WireRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Counts lines up to ascending offsets. */
class LineWalk {
  readonly #text: string;
  #line = 0;
  #lineStart = 0;
  /** No line break lies between `#lineStart` and here, so that a long line is read once for all its findings. */
  #readTo = 0;
  /** Bytes of the line before `#measuredTo`, kept for the same reason. */
  #bytes = 0;
  #measuredTo = 0;

  readonly #unit: CharacterUnit;

  constructor(text: string, unit: CharacterUnit) {
    this.#text = text;
    this.#unit = unit;
  }

  /** A second counter that goes on from here, so that a long span leaves the next one's start reachable. */
  fork(): LineWalk {
    const fork = new LineWalk(this.#text, this.#unit);
    fork.#line = this.#line;
    fork.#lineStart = this.#lineStart;
    fork.#readTo = this.#readTo;
    fork.#bytes = this.#bytes;
    fork.#measuredTo = this.#measuredTo;
    return fork;
  }

  positionOf(offset: number): WirePosition {
    while (this.#readTo < offset) {
      const code = this.#text.charCodeAt(this.#readTo);
      const isPair = code === 13 && this.#text.charCodeAt(this.#readTo + 1) === 10;
      if (isPair && this.#readTo + 1 === offset) break;
      this.#readTo += isPair ? 2 : 1;
      if (code !== 10 && code !== 13) continue;
      this.#line++;
      this.#lineStart = this.#readTo;
      this.#measuredTo = this.#readTo;
      this.#bytes = 0;
    }
    return { line: this.#line, character: this.#length(offset) };
  }

  #length(offset: number): number {
    if (this.#unit === 'utf-16') return offset - this.#lineStart;
    this.#bytes += Buffer.byteLength(this.#text.slice(this.#measuredTo, offset), 'utf8');
    this.#measuredTo = offset;
    return this.#bytes;
  }
}
