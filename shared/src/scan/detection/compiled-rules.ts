import type { RuleId } from '../../core/model/finding';
import { markKeywords } from '../suppress/marks';
import { linkAutomaton, type Automaton } from './automaton';
import { builtInTree } from './built-in-tree';
import { genericRules } from './generic/generic-rules';
import { readers } from './generic/readers';
import { HitGates } from './gates/hit-gates';
import { MAX_REACH, type Reader } from './reader';
import type { SecretRuleDescription, SecretRuleWords } from './rule-description';
import type { Rule } from './rules/rule';
import { RarityModel } from './signals/rarity';
import { WINDOW_CONTEXT, WindowedRule } from './windows';
import { wordTree, type WordTree } from './word-tree';

/** Rules, readers and marks behind one automaton. Build it once, use it for every document. */
export interface CompiledRules {
  readonly automaton: Automaton;
  /** By word number: what a hit of that keyword sets off. */
  readonly targets: readonly Target[];
  /** What drops most hits of a file before anything is made of it. */
  readonly gates: HitGates;
  /** Everything people are told about a rule, vendor rules and generic ones alike. */
  readonly descriptions: ReadonlyMap<RuleId, SecretRuleDescription>;
  /** The longest stretch beside a hit that any rule or reader looks at. */
  readonly reach: number;
  /** What ordinary words look like; large, so it is made once with the rules. */
  readonly rarity: RarityModel;
}

export interface Target {
  readonly keyword: string;
  readonly rules: readonly WindowedRule[];
  readonly readers: readonly Reader[];
  /** The keyword of a comment that suppresses findings. */
  readonly mark: boolean;
}

/** How far from a hit of this keyword a change may be and still alter what the hit gives, in UTF-16 code units. */
export function reachOf({ rules, readers: own, mark }: Target): number {
  // Marks are few, and a re-scan takes all of its area afresh.
  if (mark) return Number.POSITIVE_INFINITY;
  const farthest = rules.reduce((longest, { rule }) => Math.max(longest, rule.maxLength + WINDOW_CONTEXT), 0);
  return Math.max(farthest, own.length > 0 ? 2 * MAX_REACH : 0);
}

/** Rules of one's own, which are readers here: their patterns run on an engine of their own. */
export interface OwnRules {
  readonly readers: readonly Reader[];
  readonly descriptions: readonly SecretRuleWords[];
}

/** Throws when two rules share an id. */
export function compileRules(rules: readonly Rule[], own: OwnRules = { readers: [], descriptions: [] }): CompiledRules {
  withoutTwins([...rules, ...genericRules, ...own.descriptions]);
  const words = new Map<string, MutableTarget>();
  const target = (word: string): MutableTarget => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const fresh = { keyword: word, rules: [], readers: [], mark: false };
    words.set(word, fresh);
    return fresh;
  };
  for (const rule of rules) {
    const ready = new WindowedRule(rule);
    for (const word of new Set(rule.keywords)) target(word.toLowerCase()).rules.push(ready);
  }
  for (const reader of [...readers, ...own.readers]) for (const word of new Set(reader.keywords)) target(word).readers.push(reader);
  for (const word of markKeywords) target(word).mark = true;
  const targets = [...words.values()];
  let descriptions: CompiledRules['descriptions'] | undefined;
  return {
    automaton: linkAutomaton(treeOf([...words.keys()])),
    targets,
    gates: new HitGates(targets),
    get descriptions() {
      descriptions ??= describeRules(rules, own.descriptions);
      return descriptions;
    },
    rarity: new RarityModel(),
    reach: rules.reduce((longest, rule) => Math.max(longest, rule.maxLength + WINDOW_CONTEXT), 2 * MAX_REACH),
  };
}

/** The built-in one where it is of these very words: with rules of one's own there are others. */
function treeOf(words: readonly string[]): WordTree {
  return builtInTree?.words.length === words.length && words.every((word, index) => word === builtInTree?.words[index]) ? builtInTree : wordTree(words);
}

interface MutableTarget {
  readonly keyword: string;
  readonly rules: WindowedRule[];
  readonly readers: Reader[];
  mark: boolean;
}

/** What a report shows of these rules, of the generic ones and of one's own. Throws when two rules share an id. */
export function describeRules(rules: readonly Rule[], own: readonly SecretRuleWords[] = []): ReadonlyMap<RuleId, SecretRuleDescription> {
  const descriptions = new Map<RuleId, SecretRuleDescription>();
  for (const { id, title, vendor, description, remediation, documentation, severity, secretType } of withoutTwins([...rules, ...genericRules, ...own])) {
    descriptions.set(id, { kind: 'secret', id, title, vendor, description, remediation, documentation, severity, secretType });
  }
  return descriptions;
}

/** Rules are data, and an id that is there twice is a mistake in the data. */
function withoutTwins(rules: readonly SecretRuleWords[]): readonly SecretRuleWords[] {
  const ids = new Set<RuleId>();
  for (const { id } of rules) {
    if (ids.has(id)) throw new Error(`two rules have the id ${id}`);
    ids.add(id);
  }
  return rules;
}
