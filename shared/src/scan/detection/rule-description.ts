import type { RuleId, Severity } from '../../core/model/finding';
import type { SecretType } from '../../core/model/secret-type';

/** What a report or an editor shows of a rule, whatever it finds. */
export type RuleDescription = SecretRuleDescription | PatternRuleDescription;

interface RuleWords {
  readonly id: RuleId;
  readonly title: string;
  readonly description: string;
  /** What to do, in a sentence or two. */
  readonly remediation: string;
  /** A page of the vendor, or of the weakness. */
  readonly documentation: string;
  readonly severity: Severity;
}

export interface SecretRuleDescription extends RuleWords {
  readonly kind: 'secret';
  readonly vendor: string;
  readonly secretType: SecretType;
}

export interface PatternRuleDescription extends RuleWords {
  readonly kind: 'pattern';
  /** The number of the weakness in the common list: https://cwe.mitre.org */
  readonly cwe: number;
  /** What can happen, and to whom. */
  readonly why: string;
}

/** A secret's rule as it is written down: that it is one need not be said. */
export type SecretRuleWords = Omit<SecretRuleDescription, 'kind'>;
