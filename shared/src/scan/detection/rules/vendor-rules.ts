import type { Rule } from './rule';

/** What all rules of one vendor share unless a rule says otherwise. */
export type VendorFacts = Pick<Rule, 'vendor' | 'documentation' | 'remediation'>;

/** A rule without the facts of its vendor. */
export type VendorRule = Omit<Rule, keyof VendorFacts> & Partial<VendorFacts>;

/**
 * Gives each rule its vendor's facts; what the rule itself says wins. Getters stay getters: a rule's examples are built when
 * a test or its page asks for them, and no program waits for that when it starts.
 */
export function vendorRules(facts: VendorFacts, rules: readonly VendorRule[]): readonly Rule[] {
  return rules.map((rule) => withFacts({ ...facts }, rule));
}

function withFacts<Given extends object, Rest extends object>(given: Given, rest: Rest): Given & Rest {
  return Object.defineProperties(given, Object.getOwnPropertyDescriptors(rest)) as Given & Rest;
}
