import type { RuleId } from '../../../core/model/finding';
import type { Label } from '../flow/carried';
import type { SinkEvent } from '../flow/check';
import type { FoundPattern } from '../found-pattern';

/** Reports what is carried somewhere, once: a value that the detector found is proved, a name likely. */
export function reportFlow(ruleId: RuleId, { flow, span }: SinkEvent, labels: readonly Label[], report: (finding: FoundPattern) => void): void {
  const carried = flow.filter(({ label }) => labels.includes(label));
  const [first] = carried;
  if (first === undefined) return;
  const proved = carried.find(({ because }) => because === 'value');
  report(proved === undefined ? { ruleId, span, severity: 'warning', confidence: 0.8, word: first.word }
    : { ruleId, span, severity: 'error', confidence: 0.95, word: proved.word });
}
