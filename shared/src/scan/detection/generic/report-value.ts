import type { DecodingChain } from '../../../core/decode/chain';
import type { Evidence, RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import { MAX_REACH, type ReadContext } from '../reader';
import { confidenceOf, evidence, sumOf, type Signal } from '../score';
import { judgeChosen } from './chosen-value';
import { secretTypes, type genericRules } from './generic-rules';
import { judgeValue } from './judge';
import { severityCeiling } from './severity-ceiling';

/** A value that a reader found, ready to be judged. */
export interface FoundValue {
  readonly rule: (typeof genericRules)[number]['id'];
  /** The prior for the form it was found in. */
  readonly prior: Signal;
  readonly span: Span;
  /** The value after decoding: what is fingerprinted. */
  readonly value: string;
  /** What is judged, where only a part of the value is the secret. */
  readonly judged?: string;
  readonly decoding?: DecodingChain;
  readonly extra?: readonly Evidence[];
  readonly related?: readonly RelatedPlace[];
  /** Log-odds that the form alone gives, whatever the value looks like, and the signal that says so. */
  readonly least?: { readonly signal: Signal; readonly sum: number };
}

/** Scores a found value and hands it on. */
export function reportValue(context: ReadContext, found: FoundValue, sink: CandidateSink): void {
  const value = found.judged ?? found.value;
  const judged = [evidence(found.prior), ...judgeValue(context, value), ...(chosenByPeople.has(found.rule) ? judgeChosen(value, context) : []), ...(found.extra ?? [])];
  const missing = found.least === undefined ? 0 : found.least.sum - sumOf(judged);
  const list = found.least === undefined || missing <= 0 ? judged : [...judged, evidence(found.least.signal, missing)];
  sink.candidate({
    ruleId: found.rule,
    secretType: secretTypes.get(found.rule) ?? 'generic',
    span: found.span,
    reach: { start: Math.max(0, found.span.start - MAX_REACH), end: found.span.end + MAX_REACH },
    decoding: found.decoding ?? [],
    value: found.value,
    specificity: 1,
    evidence: list,
    proved: false,
    confidence: confidenceOf(list),
    ceiling: severityCeiling(context.role, list),
    ...(found.related === undefined || found.related.length === 0 ? {} : { related: found.related }),
  });
}

/** Rules of values that people make up themselves. */
const chosenByPeople: ReadonlySet<FoundValue['rule']> = new Set(['keyward/generic-password', 'keyward/command-line-password', 'keyward/sql-password', 'keyward/connection-string-password', 'keyward/url-credentials']);
