import type { RuleInfoParams, RuleInfoResult } from '../../../shared/src/core/protocol/rule-info';
import type { Analyser } from '../analyser';

/** What a rule says of its vendor: our own data, and nothing of any document. */
export function ruleInfo({ ruleId }: RuleInfoParams, analyser: Pick<Analyser, 'describe'>): RuleInfoResult {
  const rule = analyser.describe(ruleId);
  if (rule === undefined) return { kind: 'unknown' };
  const { title, documentation, remediation } = rule;
  const vendor = rule.kind === 'secret' ? rule.vendor : 'generic';
  return { kind: 'known', title, vendor, documentation, remediation };
}
