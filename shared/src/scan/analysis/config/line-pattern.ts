import type { RuleId, Severity } from '../../../core/model/finding';
import type { LanguageId } from '../../../core/model/language-id';

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
  /** Matched against each line; the group `at` is what is reported, `word` the name that tells. Linear, every repeat bounded. */
  readonly line: RegExp;
  /** Only inside a `run:` or `script:` block of a workflow. */
  readonly inScript?: boolean;
}
