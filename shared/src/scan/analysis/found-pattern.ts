import type { RuleId, Severity } from '../../core/model/finding';
import type { Span } from '../../core/model/span';

/** One unsafe pattern in a program. It holds names that the source uses, never a value. */
export interface FoundPattern {
  readonly ruleId: RuleId;
  /** The expression that is to be changed. */
  readonly span: Span;
  readonly severity: Severity;
  /** 0 to 1: about the share of findings with this figure that are true. */
  readonly confidence: number;
  /** The variable, field or function whose name gave it away; empty where the value itself did. */
  readonly word: string;
}
