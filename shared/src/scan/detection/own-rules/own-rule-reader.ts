import type { OwnRule } from '../../../core/config/detection-config';
import { overlaps, type Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { scoreVendorMatch } from '../vendor-match';
import { WINDOW_CONTEXT } from '../windows';
import type { LinearPattern } from './linear-pattern';

/** Runs a rule of one's own in a window around each hit of its keywords, as built-in rules run, but on the linear engine. */
export class OwnRuleReader implements Reader {
  readonly keywords: readonly string[];
  readonly #rule: OwnRule;
  readonly #pattern: LinearPattern;

  constructor(rule: OwnRule, pattern: LinearPattern) {
    this.keywords = rule.keywords;
    this.#rule = rule;
    this.#pattern = pattern;
  }

  read(context: ReadContext, hit: Span, sink: CandidateSink): void {
    const { maxLength } = this.#rule;
    const reach = { start: Math.max(0, hit.end - maxLength - WINDOW_CONTEXT), end: hit.start + maxLength + WINDOW_CONTEXT };
    const window = context.text.slice(reach.start, reach.end);
    const beside = { start: hit.start - WINDOW_CONTEXT, end: hit.end + WINDOW_CONTEXT };
    context.ownRuleTime.spend((proceed) => {
      const found = this.#pattern.findAll(window, proceed).map(({ whole, value }) => ({
        whole: moved(whole, reach.start), value: moved(value, reach.start), reach,
      })).filter(({ whole }) => whole.end - whole.start <= maxLength && overlaps(whole, beside));
      if (found.length === 0) sink.rejected('pattern-did-not-match', hit);
      for (const match of found) sink.candidate(scoreVendorMatch(this.#rule, match, context));
    });
  }
}

/** The longest text that a rule's pattern is given. */
export function windowLength({ maxLength }: Pick<OwnRule, 'maxLength'>): number {
  return 2 * (maxLength + WINDOW_CONTEXT);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
