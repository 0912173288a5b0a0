import type { Evidence, Severity } from '../../core/model/finding';

/**
 * The one table of weights: what each signal adds to the log-odds that a candidate is a real secret. Zero says nothing,
 * 0.7 doubles the odds, -0.7 halves them. Tuned with bench/accuracy.mjs; a prior stands for the form in which the
 * value was found, everything else is added to it.
 */
export const weights = {
  'prior.assignment': -1.4,
} as const satisfies Readonly<Record<string, number>>;

export type Signal = keyof typeof weights;

/** The evidence of one signal, times `factor` for signals that have a degree. */
export function evidence(signal: Signal, factor = 1): Evidence {
  return { signal, weight: weights[signal] * factor };
}

/** A rule's own confidence as evidence, so that it is explained like everything else. */
export function priorEvidence(confidence: number): Evidence {
  const bounded = Math.min(0.999, Math.max(0.001, confidence));
  return { signal: 'prior.rule', weight: Math.log(bounded / (1 - bounded)) };
}

/** The confidence, 0 to 1, that a list of evidence gives: the logistic function of the sum. */
export function confidenceOf(list: readonly Evidence[]): number {
  return 1 / (1 + Math.exp(-list.reduce((sum, { weight }) => sum + weight, 0)));
}

const ERROR_FROM = 0.9;
const WARNING_FROM = 0.65;
const order: readonly Severity[] = ['information', 'warning', 'error'];

/** Severity from confidence and proof, never above what the rule allows. */
export function severityOf(confidence: number, proved: boolean, most: Severity): Severity {
  const earned = (proved && confidence >= WARNING_FROM) || confidence >= ERROR_FROM ? 'error'
    : confidence >= WARNING_FROM ? 'warning' : 'information';
  return order[Math.min(order.indexOf(earned), order.indexOf(most))] ?? 'information';
}
