import type { RuleId, Severity } from '../../core/model/finding';
import type { SecretType } from '../../core/model/secret-type';
import { markKeywords } from '../suppress/marks';
import { buildAutomaton, type Automaton } from './automaton';
import { genericRules } from './generic/generic-rules';
import { readers } from './generic/readers';
import type { Reader } from './reader';
import type { Rule } from './rules/rule';
import { RarityModel } from './signals/rarity';
import { WindowedRule } from './windows';

/** Rules, readers and marks behind one automaton. Build it once, use it for every document. */
export interface CompiledRules {
  readonly automaton: Automaton;
  /** By word number: what a hit of that keyword sets off. */
  readonly targets: readonly Target[];
  /** Everything people are told about a rule, vendor rules and generic ones alike. */
  readonly descriptions: ReadonlyMap<RuleId, RuleDescription>;
  /** The longest stretch beside a hit that any rule looks at. */
  readonly reach: number;
  /** What ordinary words look like; large, so it is made once with the rules. */
  readonly rarity: RarityModel;
}

export interface Target {
  readonly length: number;
  readonly rules: readonly WindowedRule[];
  readonly readers: readonly Reader[];
  /** The keyword of a comment that suppresses findings. */
  readonly mark: boolean;
}

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

/** Throws when two rules share an id: rules are data, and that is a mistake in the data. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const words = new Map<string, MutableTarget>();
  const target = (word: string): MutableTarget => {
    const known = words.get(word) ?? { length: word.length, rules: [], readers: [], mark: false };
    words.set(word, known);
    return known;
  };
  for (const rule of rules) {
    const ready = new WindowedRule(rule);
    for (const word of new Set(rule.keywords)) target(word.toLowerCase()).rules.push(ready);
  }
  for (const reader of readers) for (const word of reader.keywords) target(word).readers.push(reader);
  for (const word of markKeywords) target(word).mark = true;
  return {
    automaton: buildAutomaton([...words.keys()]),
    targets: [...words.values()],
    descriptions: describe([...rules, ...genericRules]),
    rarity: new RarityModel(),
    reach: rules.reduce((longest, rule) => Math.max(longest, rule.maxLength), 0),
  };
}

interface MutableTarget {
  readonly length: number;
  readonly rules: WindowedRule[];
  readonly readers: Reader[];
  mark: boolean;
}

function describe(rules: readonly RuleDescription[]): ReadonlyMap<RuleId, RuleDescription> {
  const descriptions = new Map<RuleId, RuleDescription>();
  for (const { id, title, vendor, description, remediation, documentation, severity, secretType } of rules) {
    if (descriptions.has(id)) throw new Error(`two rules have the id ${id}`);
    descriptions.set(id, { id, title, vendor, description, remediation, documentation, severity, secretType });
  }
  return descriptions;
}
