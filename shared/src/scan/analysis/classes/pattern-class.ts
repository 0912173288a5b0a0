import type { PatternRuleDescription } from '../../detection/rule-description';

/** What people are told of one class of unsafe patterns. Examples stand with the languages: `languages/…/examples.ts`. */
export interface PatternClass extends Omit<PatternRuleDescription, 'kind'> {
  /** The forms that are found, a sentence without its end each. */
  readonly finds: readonly string[];
}

/** The page of a weakness in the common list. */
export function cwePage(number: number): string {
  return `https://cwe.mitre.org/data/definitions/${number}.html`;
}
