import type { RuleId, Severity } from '../../../core/model/finding';
import type { LanguageId } from '../../../core/model/language-id';
import type { WorkflowBlock } from './workflow-lines';

/** One unsafe setting of a configuration file, told by one line. */
export interface LinePattern {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly confidence: number;
  /** Languages of the files that it is looked for in. */
  readonly languages: readonly LanguageId[];
  /** Only files whose path matches, where the language alone says too little. */
  readonly path?: RegExp;
  /** Only files that say this somewhere. */
  readonly when?: RegExp;
  /** Only files that do not say this anywhere. */
  readonly unless?: RegExp;
  /** Matched against each line; the group `at` is what is reported, `word` the name that tells. Linear, every repeat bounded. */
  readonly line: RegExp;
  /** Only inside such a block of a workflow. */
  readonly inside?: WorkflowBlock;
}
