import type { Span } from '../../core/model/span';
import type { SuppressionMark } from '../suppress/marks';
import { parseMark } from '../suppress/marks';
import type { Hits } from './automaton';
import type { Candidate, CandidateSink } from './candidate';
import type { CompiledRules } from './compiled-rules';
import type { ReadContext } from './reader';
import { scoreVendorMatch } from './vendor-match';
import { matchAround, type WindowedRule } from './windows';

/** Says between hits whether to go on; the engine builds it from the clock, the budget and the caller's cancellation. */
export type Continue = () => boolean;

export interface Matches {
  readonly candidates: readonly Candidate[];
  readonly marks: readonly SuppressionMark[];
  /** Where matching stopped, when `proceed` said so; everything before it is complete. */
  readonly stoppedAt?: number;
}

/** Asking the clock for each hit would cost more than most hits. */
const HITS_BETWEEN_CHECKS = 64;

export interface MatchOptions {
  readonly proceed: Continue;
  /** Candidates below it are let go at once: a document may hold a hundred thousand that nobody will hear of. */
  readonly minConfidence: number;
  readonly onRejected?: CandidateSink['rejected'];
}

/** The one loop: every hit of the automaton sets off the rules, readers and marks of its keyword. */
export function match(rules: CompiledRules, context: ReadContext, hits: Hits, options: MatchOptions): Matches {
  const { proceed } = options;
  const sink = new DistinctCandidates(options);
  const marks: SuppressionMark[] = [];
  for (let index = 0; index < hits.length; index += 2) {
    const end = hits[index + 1] ?? 0;
    if (index % (2 * HITS_BETWEEN_CHECKS) === 0 && !proceed()) return { candidates: sink.all(), marks, stoppedAt: end };
    const target = rules.targets[hits[index] ?? 0];
    if (target === undefined) continue;
    const hit = { start: end - target.keyword.length, end };
    for (const rule of target.rules) runRule(rule, context, hit, sink);
    for (const reader of target.readers) reader.read(context, hit, sink);
    if (target.mark) {
      const mark = parseMark(context.text, hit);
      if (mark !== undefined) marks.push(mark);
    }
  }
  return { candidates: sink.all(), marks };
}

function runRule(rule: WindowedRule, context: ReadContext, hit: Span, sink: CandidateSink): void {
  const found = matchAround(rule, context.text, hit);
  if (found.length === 0) sink.rejected('pattern-did-not-match', hit);
  for (const one of found) sink.candidate(scoreVendorMatch(rule.rule, one, context));
}

/** Several keywords of one place lead to the same value: of what was found from the same text the surest is kept, else the first. */
class DistinctCandidates implements CandidateSink {
  readonly #all: Candidate[] = [];
  /** Numbers of candidates by where their values start: of one value there are few. */
  readonly #byStart = new Map<number, number[]>();
  readonly #minConfidence: number;
  readonly #onRejected: CandidateSink['rejected'] | undefined;

  constructor({ minConfidence, onRejected }: MatchOptions) {
    this.#minConfidence = minConfidence;
    this.#onRejected = onRejected;
  }

  candidate(candidate: Candidate): void {
    if (candidate.confidence < this.#minConfidence) return;
    const { start } = candidate.span;
    const sameStart = this.#byStart.get(start);
    const known = sameStart?.find((number) => isOfSameOrigin(this.#all[number], candidate));
    if (known !== undefined) {
      if ((this.#all[known]?.confidence ?? 0) < candidate.confidence) this.#all[known] = candidate;
      return;
    }
    const number = this.#all.push(candidate) - 1;
    if (sameStart === undefined) this.#byStart.set(start, [number]);
    else sameStart.push(number);
  }

  rejected(reason: Parameters<CandidateSink['rejected']>[0], span: Span): void {
    this.#onRejected?.(reason, span);
  }

  all(): readonly Candidate[] {
    return this.#all;
  }
}

/** The comparison that `originOf` makes, without a text for each of ten thousand candidates. */
function isOfSameOrigin(known: Candidate | undefined, { ruleId, span, reach }: Candidate): boolean {
  return known !== undefined && known.span.end === span.end && known.reach.start === reach.start && known.reach.end === reach.end && known.ruleId === ruleId;
}

/**
 * What makes a candidate one of its own: rule, place and all the text that was looked at. Two with the same value and different
 * reach are both kept, because a change may take away only one of them.
 */
export function originOf({ ruleId, span, reach }: Candidate): string {
  return `${span.start}:${span.end}:${reach.start}:${reach.end}:${ruleId}`;
}
