import type { RuleId } from './model/finding';

/** Where the project's pages are read. */
const DOCUMENTATION = 'https://example.invalid/keyward/keyward/blob/main/docs';

/** The page of a rule in docs/rules, which is generated from the rule's own data: `stripe-secret-key.md`. */
export function rulePage(ruleId: RuleId): string {
  return `${DOCUMENTATION}/rules/${encodeURIComponent(ruleId.slice(ruleId.indexOf('/') + 1))}.md`;
}
