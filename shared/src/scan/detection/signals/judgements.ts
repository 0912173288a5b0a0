import type { Evidence } from '../../../core/model/finding';
import type { Invention } from './invention';

/** What one rule says of a value, wherever it stands. */
export interface VendorJudgement {
  readonly evidence: readonly Evidence[];
  readonly proved: boolean;
  readonly invention: Invention | undefined;
}

/**
 * Judging a value asks some thirty patterns, and documents repeat values: a table of one word, a fuzzer's input. One for a
 * document, so it stays small.
 */
export class Judgements<Judgement> {
  readonly #known = new Map<string, Judgement>();

  /** What was said of `subject` before, else what `judgeFresh` says now. */
  of(subject: string, judgeFresh: () => Judgement): Judgement {
    const known = this.#known.get(subject);
    if (known !== undefined) return known;
    const fresh = judgeFresh();
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(subject, fresh);
    return fresh;
  }
}

/** Values that repeat do so early; a document of distinct ones need not be kept in memory twice. */
const MOST_REMEMBERED = 1000;
