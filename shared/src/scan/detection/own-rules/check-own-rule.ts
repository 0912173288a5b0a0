import type { OwnRule } from '../../../core/config/detection-config';
import { explain, type ScanOptions } from '../../engine';

/** What is wrong with a rule by its own examples. Numbers count from 1; no example's text is in it. */
export type RuleRemark =
  | { readonly kind: 'no-examples' }
  | { readonly kind: 'example-missed'; readonly number: number; readonly reason: MissReason }
  | { readonly kind: 'counter-example-found'; readonly number: number };

/** `unsure`: it is seen, and too many signals speak against it. `other-rule`: a more specific rule reports the same text. */
export type MissReason = 'no-keyword' | 'no-match' | 'unsure' | 'other-rule';

/** Scans a rule's examples and counter-examples as documents of their own; `options` have the rule among theirs. */
export function checkOwnRule(rule: OwnRule, options: ScanOptions): readonly RuleRemark[] {
  if (rule.examples.length === 0) return [{ kind: 'no-examples' }];
  const missed = rule.examples.map((example) => missReason(rule, example, options));
  const found = rule.counterExamples.map((example) => missReason(rule, example, options) === undefined);
  return [
    ...missed.flatMap((reason, index): RuleRemark[] => (reason === undefined ? [] : [{ kind: 'example-missed', number: index + 1, reason }])),
    ...found.flatMap((isFound, index): RuleRemark[] => (isFound ? [{ kind: 'counter-example-found', number: index + 1 }] : [])),
  ];
}

/** Undefined where the rule reports something in the text. */
function missReason({ id, keywords }: OwnRule, text: string, options: ScanOptions): MissReason | undefined {
  const document = { text, languageId: 'plaintext' } as const;
  const outcomes = explain(document, { ...options, suppression: { comments: false } }, { start: 0, end: text.length }).candidates
    .filter(({ ruleId }) => ruleId === id).map(({ outcome }) => outcome);
  if (outcomes.includes('reported')) return undefined;
  if (outcomes.includes('covered-by-another')) return 'other-rule';
  if (outcomes.length > 0) return 'unsure';
  return keywords.some((keyword) => text.toLowerCase().includes(keyword)) ? 'no-match' : 'no-keyword';
}
