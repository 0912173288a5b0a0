import type { RuleId } from './model/finding';

/** Where the project's pages are read. */
const DOCUMENTATION = 'https://example.invalid/keyward/keyward/blob/main/docs';

/** How rules of one's own are written: the page of those that name none. */
export function ownRulesPage(): string {
  return `${DOCUMENTATION}/detection-config.md`;
}

/** The page of a rule in docs/rules, which is generated from the rule's own data: `stripe-secret-key.md`. */
export function rulePage(ruleId: RuleId): string {
  return `${DOCUMENTATION}/rules/${encodeURIComponent(ruleId.slice(ruleId.indexOf('/') + 1))}.md`;
}
