import type { Evidence, Severity } from '../../core/model/finding';

/**
 * The one table of weights: what each signal adds to the log-odds that a candidate is a real secret. Zero says nothing,
 * 0.7 doubles the odds, -0.7 halves them. Tuned with bench/accuracy.mjs; a prior stands for the form in which the
 * value was found, everything else is added to it.
 */
export const weights = {
  'prior.assignment': -1.2, 'prior.url': 0.6, 'prior.bearer': -0.6, 'prior.basic': 3.5, 'prior.command': 2, 'prior.sql': 2, 'prior.password-hash': -0.8,
  'prior.kubernetes-secret': 0.4, 'prior.credential-file': 1.8, 'prior.sql-row': 0.6, 'prior.call': 1.8, 'prior.character-array': -0.3, 'prior.compared': 0.6, 'prior.sentence': 1.4, 'prior.netrc': 1.6,

  'structure.proved': 3, 'structure.broken': -1.5, 'vendor.low-entropy': -2,
  // Times what is missing to a fixed sum: see invented-value.ts.
  'vendor.illustration': 1, 'vendor.blank': 1,

  'key.password': 2, 'key.secret': 1.7, 'key.token': 1.2, 'key.api-key': 1.4, 'key.encryption-key': 1.2, 'key.private-key': 1.2, 'key.credential': 0.6,
  'key.auth': 0, 'key.key': -1, 'key.hash': -2.5, 'key.salt': -2, 'key.identifier': -2, 'key.harmless': -4, 'key.handled': -1.2,

  'form.call': -0.8, 'form.comma': -0.4, 'form.compare': -0.1, 'form.bare': -0.4, 'form.environment': 0.3, 'form.literal': 0.7, 'form.comment': -0.6, 'form.fallback': 0.3,
  // Times what is missing to a fixed sum: see url-credentials.ts.
  'form.real-host': 1,

  'rarity.rate': 1, 'rarity.amount': 0.7, 'rarity.words': -1.5,

  'value.template': -4, 'value.reference': -6, 'value.encrypted': -3, 'value.placeholder': -2.5, 'value.example': -1.7, 'value.alphabet': -4, 'value.pattern': -3.5, 'value.public-query': -3, 'value.mask': -3, 'value.elided': -4, 'value.names-secret': -1.5, 'value.unissued': -1.5, 'value.sequence': -1.5, 'value.path': -2.5,
  'value.url': -2.5, 'value.prose': -3, 'value.code-name': -1.2, 'value.type-name': -3, 'value.constant': -2, 'value.uuid': -1.5, 'value.hex-digest': 0,
  'value.number': -0.4, 'value.code-number': -3, 'value.version': -3, 'value.date': -3, 'value.email': -3, 'value.host': -3, 'value.colour': -3, 'value.key-echo': -3,
  'value.public-key': -5, 'value.common-password': -2, 'value.popular-password': -1, 'value.expression': -3, 'value.code': -2, 'value.foreign-text': -2.5, 'value.tiny': -3, 'value.password-policy': 3.2, 'value.password-signs': 1, 'value.password-digits': 0.8, 'value.password-word': 1.2, 'value.key-shape': 1.6, 'value.key-digits': 0.8, 'value.short': -0.5, 'value.blank': -1,

  'pair.user': 1.6, 'pair.identifier': 0.5, 'pair.host': 0.4,

  'file.test': -0.2, 'file.example': -0.4, 'file.documentation': -0.4, 'file.lock': -6, 'file.locale': -3.7, 'file.generated': -1, 'file.minified': -2,
  'file.credentials': 1.5, 'file.configuration': 1.3,
} as const satisfies Readonly<Record<string, number>>;

export type Signal = keyof typeof weights;

/** The evidence of each signal that has no degree: a text may hold ten thousand candidates, each with a dozen of them. */
const whole: ReadonlyMap<string, Evidence> = new Map(Object.entries(weights).map(([signal, weight]) => [signal, { signal, weight }]));

/** The evidence of one signal, times `factor` for signals that have a degree. */
export function evidence(signal: Signal, factor = 1): Evidence {
  return (factor === 1 ? whole.get(signal) : undefined) ?? { signal, weight: weights[signal] * factor };
}

/** A rule's own confidence as evidence, so that it is explained like everything else. */
export function priorEvidence(confidence: number): Evidence {
  const bounded = Math.min(0.999, Math.max(0.001, confidence));
  return { signal: 'prior.rule', weight: Math.log(bounded / (1 - bounded)) };
}

/** The confidence, 0 to 1, that a list of evidence gives: the logistic function of the sum. */
export function confidenceOf(list: readonly Evidence[]): number {
  return 1 / (1 + Math.exp(-sumOf(list)));
}

/** The log-odds that a list of evidence adds up to. */
export function sumOf(list: readonly Evidence[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0);
}

const ERROR_FROM = 0.9;
const WARNING_FROM = 0.65;
const order: readonly Severity[] = ['information', 'warning', 'error'];

/** Severity from confidence and proof, never above any of the ceilings: what the rule allows, what the file does. */
export function severityOf(confidence: number, proved: boolean, ...ceilings: readonly Severity[]): Severity {
  const earned: Severity = (proved && confidence >= WARNING_FROM) || confidence >= ERROR_FROM ? 'error'
    : confidence >= WARNING_FROM ? 'warning' : 'information';
  return order[Math.min(...[earned, ...ceilings].map((severity) => order.indexOf(severity)))] ?? 'information';
}
