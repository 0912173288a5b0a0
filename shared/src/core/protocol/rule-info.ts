import type { RuleId } from '../model/finding';

/** Asks the server what its rules know of a vendor, so that the vendor's page can be opened. Nothing of a document. */
export const RULE_INFO = 'keyward/ruleInfo';

export interface RuleInfoParams {
  readonly ruleId: RuleId;
}

/** The rule's own words; `unknown` where this version has no such rule. */
export type RuleInfoResult =
  | {
      readonly kind: 'known';
      readonly title: string;
      readonly vendor: string;
      /** The vendor's page on the key. */
      readonly documentation: string;
      /** What to do with a key that got out, in a sentence or two. */
      readonly remediation: string;
    }
  | { readonly kind: 'unknown' };
