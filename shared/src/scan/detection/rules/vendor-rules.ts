import type { Rule } from './rule';

/** What all rules of one vendor share unless a rule says otherwise. */
export type VendorFacts = Pick<Rule, 'vendor' | 'documentation' | 'remediation'>;

/** A rule without the facts of its vendor. */
export type VendorRule = Omit<Rule, keyof VendorFacts> & Partial<VendorFacts>;

/** Gives each rule its vendor's facts; what the rule itself says wins. */
export function vendorRules(facts: VendorFacts, rules: readonly VendorRule[]): readonly Rule[] {
  return rules.map((rule) => ({ ...facts, ...rule }));
}
