import type { Evidence } from '../../../core/model/finding';

/**
 * Judging a value asks some thirty patterns, and documents repeat values: a table of one word, a fuzzer's input. One for a
 * document, so it stays small.
 */
export class Judgements {
  readonly #known = new Map<string, readonly Evidence[]>();

  of(value: string, judgeFresh: () => readonly Evidence[]): readonly Evidence[] {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const fresh = judgeFresh();
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(value, fresh);
    return fresh;
  }
}

/** Values that repeat do so early; a document of distinct ones need not be kept in memory twice. */
const MOST_REMEMBERED = 1000;
