import type { OwnRule } from '../../../core/config/detection-config';
import type { OwnRules } from '../compiled-rules';
import type { Reader } from '../reader';
import type { CompileLinear, PatternProblem } from './linear-pattern';
import { OwnRuleReader, windowLength } from './own-rule-reader';

/** Rules of one's own, ready to stand beside the built-in ones. */
export interface CompiledOwnRules extends OwnRules {
  /** Rules whose pattern cannot be used; they are in neither list. */
  readonly unusable: readonly UnusableRule[];
}

export interface UnusableRule {
  readonly rule: OwnRule;
  readonly problem: PatternProblem;
}

/** The engine is an argument, because it is only loaded where there is a pattern for it. */
export function compileOwnRules(rules: readonly OwnRule[], compileLinear: CompileLinear): CompiledOwnRules {
  const readers: Reader[] = [];
  const descriptions: OwnRule[] = [];
  const unusable: UnusableRule[] = [];
  for (const rule of rules) {
    const pattern = compileLinear(rule.pattern, windowLength(rule));
    if (pattern.ok) {
      readers.push(new OwnRuleReader(rule, pattern.value));
      descriptions.push(rule);
    } else {
      unusable.push({ rule, problem: pattern.error });
    }
  }
  return { readers, descriptions, unusable };
}
