import type { Finding } from '../../core/model/finding';
import { LineCursor } from './lines';
import type { SuppressionMark } from './marks';

interface SilencedRange {
  readonly start: number;
  readonly end: number;
  readonly mark: SuppressionMark;
  /** The mark's own line, from 1, and where it begins. */
  readonly line: number;
  readonly lineStart: number;
}

/** What the comments of a text silence. There may be as many comments as findings, on one line or on many. */
export class SilencedRanges {
  /** In the order of their marks. */
  readonly #ranges: readonly SilencedRange[];
  /** The furthest end of each range and all before it. */
  readonly #reached: readonly number[];

  constructor(text: string, marks: readonly SuppressionMark[]) {
    this.#ranges = marks.length === 0 ? [] : rangesOf(text, [...marks].sort((a, b) => a.span.start - b.span.start));
    let furthest = 0;
    this.#reached = this.#ranges.map(({ end }) => (furthest = Math.max(furthest, end)));
  }

  /** The first one that silences a finding. */
  first({ span, ruleId }: Finding): SilencedRange | undefined {
    for (let index = this.#firstBeyond(span.start); index < this.#ranges.length; index++) {
      const range = this.#ranges[index];
      if (range === undefined || range.lineStart >= span.end) return undefined;
      if (span.start < range.end && range.start < span.end && (range.mark.rules.length === 0 || range.mark.rules.includes(ruleId))) return range;
    }
    return undefined;
  }

  /** The first range that ends behind an offset: none before it does. */
  #firstBeyond(offset: number): number {
    let [low, high] = [0, this.#reached.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#reached[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function rangesOf(text: string, ordered: readonly SuppressionMark[]): readonly SilencedRange[] {
  const lines = new LineCursor(text);
  const closing = blockEnds(ordered, text.length);
  return ordered.flatMap((mark, index): SilencedRange[] => {
    const { number: line, start: lineStart, end } = lines.at(mark.span.start);
    switch (mark.scope) {
      case 'line': return [{ start: lineStart, end, mark, line, lineStart }];
      case 'next-line': return [{ start: lines.next?.start ?? text.length, end: lines.next?.end ?? text.length, mark, line, lineStart }];
      case 'block-start': return [{ start: mark.span.start, end: closing[index] ?? text.length, mark, line, lineStart }];
      case 'block-end': return [];
    }
  });
}

/** For each mark where the next end of a block of its tool stands; else the end of the text. */
function blockEnds(ordered: readonly SuppressionMark[], textEnd: number): readonly number[] {
  const next = new Map<SuppressionMark['tool'], number>();
  return ordered.toReversed().map(({ tool, scope, span }) => {
    const end = next.get(tool) ?? textEnd;
    if (scope === 'block-end') next.set(tool, span.start);
    return end;
  }).reverse();
}
