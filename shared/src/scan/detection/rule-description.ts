import type { RuleId, Severity } from '../../core/model/finding';
import type { SecretType } from '../../core/model/secret-type';

/** What a report or an editor shows of a rule. */
export interface RuleDescription {
  readonly id: RuleId;
  readonly title: string;
  readonly vendor: string;
  readonly description: string;
  readonly remediation: string;
  readonly documentation: string;
  readonly severity: Severity;
  readonly secretType: SecretType;
}
