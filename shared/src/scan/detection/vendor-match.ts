import type { Evidence } from '../../core/model/finding';
import type { Candidate } from './candidate';
import type { ReadContext } from './reader';
import type { Rule } from './rules/rule';
import { confidenceOf, priorEvidence } from './score';
import type { WindowMatch } from './windows';

/** A vendor rule's match as a scored candidate. */
export function scoreVendorMatch(rule: Rule, match: WindowMatch, { text }: ReadContext): Candidate {
  const value = text.slice(match.value.start, match.value.end);
  const evidence: Evidence[] = [priorEvidence(rule.confidence)];
  return {
    ruleId: rule.id, secretType: rule.secretType, span: match.value, reach: match.reach, decoding: [], value,
    specificity: rule.form === 'self' ? 3 : 2, evidence, proved: false, confidence: confidenceOf(evidence),
  };
}
