import type { RuleId } from '../../../core/model/finding';
import type { PatternRuleDescription } from '../../detection/rule-description';
import { connectionClasses } from './connections';
import { hygieneClasses } from './hygiene';
import { keyClasses } from './keys';
import { leakClasses } from './leaks';
import type { PatternClass } from './pattern-class';
import { storageClasses } from './storage';
import { workflowClasses } from './workflows';

/** All classes of unsafe patterns, in the order of the documentation. */
export const patternClasses: readonly PatternClass[] = [...leakClasses, ...connectionClasses, ...storageClasses, ...keyClasses, ...workflowClasses, ...hygieneClasses];

/** The same as reports and editors show rules. */
export function describePatterns(): readonly PatternRuleDescription[] {
  return patternClasses.map(({ id, title, description, remediation, documentation, severity, cwe, why }) => (
    { kind: 'pattern', id, title, description, remediation, documentation, severity, cwe, why }
  ));
}

/** Whether a rule is one of unsafe patterns, which carry no value. */
export function isPatternRule(id: RuleId): boolean {
  return patternClasses.some((one) => one.id === id);
}
