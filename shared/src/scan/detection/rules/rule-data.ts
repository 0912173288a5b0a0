import type { Rule } from './rule';

/**
 * A rule as JSON can hold it. The build writes all built-in rules so into the programs: data is read several times as
 * fast as the program text that it comes from, a pattern is only made when its keyword turns up, and examples are for
 * tests and documentation alone.
 */
export interface RuleData extends Omit<Rule, 'pattern'> {
  readonly source: string;
  readonly flags: string;
}

/** Without its examples. */
export function ruleToData({ pattern, ...rest }: Rule): RuleData {
  return { ...rest, examples: [], counterExamples: [], source: pattern.source, flags: pattern.flags };
}

/** The rule again. Its pattern is the prototype's: a getter of each rule's own would cost more than reading all of the data. */
export function ruleFromData(data: RuleData): Rule {
  return Object.assign(Object.create(withPattern) as typeof withPattern, data);
}

const withPattern = {
  get pattern(): RegExp {
    const { source, flags } = this as unknown as RuleData;
    return new RegExp(source, flags);
  },
};
