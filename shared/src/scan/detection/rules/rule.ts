import type { RuleId, Severity } from '../../../core/model/finding';
import type { SecretType } from '../../../core/model/secret-type';
import type { StructureCheck } from '../../../core/model/structure-check';

export type { StructureCheck };

/**
 * One vendor format as data. The engine runs `pattern` only in a window around a hit of one of `keywords`.
 *
 * The law for patterns, kept by test/rules: a literal or keyword comes first, no quantifier leads, every repeat is
 * bounded, both ends have a boundary, and nothing longer than `maxLength` can match. Only a format whose mark stands
 * inside starts with a short bounded run instead; the tests list those by name.
 */
export interface Rule {
  readonly id: RuleId;
  /** What it finds, in a few words: "Stripe secret key". */
  readonly title: string;
  readonly vendor: string;
  /** Lower-case literals, at least three characters; one of them is in every match or just before it (`near`). */
  readonly keywords: readonly string[];
  /** Case handling by flags `i`; named group `secret` is the value, or the whole match where there is none. */
  readonly pattern: RegExp;
  /** The longest match in UTF-16 code units. */
  readonly maxLength: number;
  /**
   * `self`: the value's own form names the vendor. `near`: the value has no mark of its own, and the pattern contains
   * the vendor's name and an assignment.
   */
  readonly form: 'self' | 'near';
  /** An offline proof, where the format has one. */
  readonly structure?: StructureCheck;
  /** 0 to 1, before any other signal. */
  readonly confidence: number;
  readonly severity: Severity;
  readonly secretType: SecretType;
  /** The least Shannon entropy (bits a character) of a plausible value; below it the score falls. */
  readonly minEntropy?: number;
  readonly description: string;
  /** What to do, and the page or path where the vendor lets one revoke it. */
  readonly remediation: string;
  /** The vendor's own page on the format or on managing the key. */
  readonly documentation: string;
  /** At least two; built so that no scanner finds one in this repository, and only when somebody asks: a getter in the rules that ship. */
  readonly examples: readonly string[];
  /** At least three look-alikes that must not be reported by this rule. */
  readonly counterExamples: readonly string[];
}
