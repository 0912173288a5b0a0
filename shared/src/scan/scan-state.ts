import type { Span } from '../core/model/span';
import { findInText, type Automaton, type Hits } from './detection/automaton';
import type { Candidate } from './detection/candidate';
import { reachOf, type CompiledRules } from './detection/compiled-rules';
import { originOf, type Matches } from './detection/matcher';
import type { RememberedFingerprints } from './detection/remembered-fingerprints';
import type { TextChange } from './engine';
import type { SuppressionMark } from './suppress/marks';

/** What a scan hands on to the next. */
export interface Remembered extends Matches {
  /** All hits of the text; absent where only some of them were looked at. */
  readonly hits?: Hits;
}

/**
 * What one scan leaves for the next: hits, candidates and marks with their places. The members are private so that neither
 * JSON nor a structured clone carries a value out of this process.
 */
export class ScanState {
  readonly #candidates: readonly Candidate[];
  readonly #marks: readonly SuppressionMark[];
  readonly #hits: Hits | undefined;
  readonly #fingerprints: RememberedFingerprints;

  constructor({ candidates, marks, hits }: Remembered, fingerprints: RememberedFingerprints) {
    this.#candidates = candidates;
    this.#marks = marks;
    this.#hits = hits;
    this.#fingerprints = fingerprints;
  }

  /** Those of the next version of the document. */
  nextFingerprints(): RememberedFingerprints {
    return this.#fingerprints.next();
  }

  /** All hits of the new text: those of the text before, but around the change, where a word may have come or gone. */
  hitsAfter({ span, newLength }: TextChange, text: string, automaton: Automaton): Hits {
    const known = this.#hits;
    if (known === undefined) return findInText(automaton, text);
    const added = newLength - (span.end - span.start);
    const changed = span.end + automaton.longestWord;
    const before = firstAfter(known, span.start);
    const hits = known.slice(0, before);
    for (const number of findInText(automaton, text, span.start, Math.min(text.length, changed + added))) hits.push(number);
    for (let index = firstAfter(known, changed, before); index < known.length; index += 2) hits.push(known[index] ?? 0, (known[index + 1] ?? 0) + added);
    return hits;
  }

  /** The range of the new text whose hits can have changed: the change, and on both sides all that a rule or reader sees. */
  areaToScan(change: TextChange, newLength: number, { reach, automaton }: CompiledRules): Span {
    return {
      start: Math.max(0, change.span.start - reach - automaton.longestWord),
      end: Math.min(newLength, change.span.start + change.newLength + reach + automaton.longestWord),
    };
  }

  /**
   * The matches of the whole new text: those found in `area`, and the earlier ones that no hit in it can have given.
   * A candidate belongs to the hits inside its reach, so an earlier one is kept if its reach is clear of the change.
   */
  merge(change: TextChange, area: Span, found: Matches): Matches {
    const added = change.newLength - (change.span.end - change.span.start);
    const moved = (offset: number) => (offset >= change.span.end ? offset + added : offset);
    const untouched = (reach: Span) => reach.end < change.span.start || reach.start > change.span.end;
    const fresh = new Map(found.candidates.map((candidate) => [originOf(candidate), candidate]));
    const kept = this.#candidates.filter(({ reach }) => untouched(reach)).map((candidate) => ({
      ...candidate, span: move(candidate.span, moved), reach: move(candidate.reach, moved),
      ...(candidate.related === undefined ? {} : { related: candidate.related.map(({ role, span }) => ({ role, span: move(span, moved) })) }),
    }));
    for (const candidate of kept) fresh.set(originOf(candidate), candidate);
    const marks = new Map(found.marks.map((mark) => [mark.span.start, mark]));
    for (const mark of this.#marks) {
      const span = move(mark.span, moved);
      if (untouched(mark.span) && !(span.start >= area.start && span.end <= area.end)) marks.set(span.start, { ...mark, span });
    }
    return { candidates: [...fresh.values()], marks: [...marks.values()] };
  }
}

/** The hits in `area` that a change can have altered: of those far away only the ones whose rules look that far. */
export function hitsWithinReach(hits: Hits, area: Span, change: TextChange, { targets }: CompiledRules): Hits {
  const changeEnd = change.span.start + change.newLength;
  const near: number[] = [];
  for (let index = firstAfter(hits, area.start); index < hits.length; index += 2) {
    const word = hits[index] ?? 0;
    const end = hits[index + 1] ?? 0;
    if (end > area.end) break;
    const target = targets[word];
    if (target === undefined) continue;
    const distance = Math.max(change.span.start - end, end - target.keyword.length - changeEnd, 0);
    if (distance <= reachOf(target)) near.push(word, end);
  }
  return near;
}

/** Where the first hit stands that ends after `offset`, at `from` or later; hits are in the order of their ends. */
function firstAfter(hits: Hits, offset: number, from = 0): number {
  let low = from / 2;
  let high = hits.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[2 * middle + 1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function move(span: Span, moved: (offset: number) => number): Span {
  return { start: moved(span.start), end: moved(span.end) };
}
