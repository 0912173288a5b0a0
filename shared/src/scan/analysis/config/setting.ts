import type { RuleId, Severity } from '../../../core/model/finding';
import type { LanguageId } from '../../../core/model/language-id';
import type { Span } from '../../../core/model/span';

/** One name with its value, as a settings file has it. */
export interface Setting {
  /** What it is called in its own section, as it is written: `include-stacktrace`. */
  readonly name: string;
  /** The names of the sections around it and its own, parted by dots: `server.error.include-stacktrace`. */
  readonly path: string;
  /** Without quotes, a comment behind it, or what ends a directive. Empty for a switch that has no value. */
  readonly value: string;
  /** From the name to the end of the value. */
  readonly span: Span;
}

/** An unsafe setting, told by its path and its value. */
export interface SettingPattern {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly confidence: number;
  readonly languages: readonly LanguageId[];
  /** Only files whose path matches, where the language alone says too little. */
  readonly file?: RegExp;
  /** Matched against the path in lower case without dashes and underscores, as Spring's relaxed binding reads it. */
  readonly path: RegExp;
  readonly value: RegExp;
}
