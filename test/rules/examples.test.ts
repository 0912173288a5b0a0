import assert from 'node:assert/strict';
import type { Rule } from '../../shared/src/scan/detection/rules/rule';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { knownOverlaps } from './support/known-overlaps';

describe('rules: examples', () => {
  for (const rule of builtInRules) {
    describe(rule.id, () => {
      it('has two examples and three counter-examples, all different', () => {
        assert(rule.examples.length >= 2, 'two examples');
        assert(rule.counterExamples.length >= 3, 'three counter-examples');
        assert.equal(new Set([...rule.examples, ...rule.counterExamples]).size, rule.examples.length + rule.counterExamples.length);
      });

      it('finds exactly one value in each example', () => {
        for (const example of rule.examples) {
          const matches = Array.from(example.matchAll(new RegExp(rule.pattern, 'g')));
          assert.equal(matches.length, 1, `${matches.length} matches in ${JSON.stringify(example)}`);
          for (const match of matches) {
            const secret = match.groups?.['secret'] ?? match[0];
            assert(secret.length >= 6 && !/^["'`\s]|["'`\s]$/u.test(secret), `not a bare value in ${JSON.stringify(example)}`);
          }
        }
      });

      it('is the only rule that its examples match', () => {
        for (const example of rule.examples) {
          const others = matchingRules(example).filter((id) => id !== rule.id && !knownOverlaps[rule.id]?.includes(id));
          assert.deepEqual(others, [], `in ${JSON.stringify(example)}`);
        }
      });

      it('leaves its counter-examples alone', () => {
        for (const counterExample of rule.counterExamples) {
          assert(!rule.pattern.test(counterExample), `matches ${JSON.stringify(counterExample)}`);
        }
      });

      it('names in each example the keyword that brings the engine there', () => {
        for (const example of rule.examples) {
          const match = rule.pattern.exec(example)?.[0].toLowerCase() ?? '';
          assert(rule.keywords.some((keyword) => match.includes(keyword)), `no keyword in ${JSON.stringify(example)}`);
        }
      });
    });
  }
});

/** The prefilter is part of what a rule matches: without its keyword the pattern never runs. */
function matchingRules(text: string): readonly Rule['id'][] {
  const folded = text.toLowerCase();
  return builtInRules
    .filter((rule) => rule.keywords.some((keyword) => folded.includes(keyword)) && rule.pattern.test(text))
    .map((rule) => rule.id);
}
