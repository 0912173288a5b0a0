import type { Fingerprint, RuleId, SecretFinding } from '../../../shared/src/core/model/finding';
import type { Span } from '../../../shared/src/core/model/span';

/** Where a finding was, as a diagnostic or a plan request says it. */
export interface FindingPlace {
  readonly ruleId: RuleId;
  readonly fingerprint: Fingerprint;
  readonly span: Span;
}

/**
 * The finding that is meant, also when the text has moved: the same value by the same rule, and of several the nearest.
 * Undefined when the value is no longer there.
 */
export function findFinding(findings: readonly SecretFinding[], place: FindingPlace): SecretFinding | undefined {
  const distance = ({ span }: SecretFinding): number => Math.abs(span.start - place.span.start);
  return findings
    .filter(({ ruleId, fingerprint }) => ruleId === place.ruleId && fingerprint === place.fingerprint)
    .sort((a, b) => distance(a) - distance(b))[0];
}
