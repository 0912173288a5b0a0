import assert from 'node:assert/strict';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import type { Rule } from '../../shared/src/scan/detection/rules/rule';

const SIZE = 50_000;

/** Far above what any rule needs (tens of milliseconds), far below what an exploding pattern takes. */
const CEILING_MS = 2_000;

describe('rules: adversarial input', () => {
  for (const rule of builtInRules) {
    it(`${rule.id} stays linear on ${SIZE} characters made against it`, () => {
      for (const text of hostileTexts(rule)) {
        const started = performance.now();
        let matches = 0;
        for (const _ of text.matchAll(new RegExp(rule.pattern, 'g'))) matches += 1;
        const elapsed = performance.now() - started;
        assert(elapsed < CEILING_MS, `${elapsed.toFixed(0)} ms and ${matches} matches for ${JSON.stringify(text.slice(0, 60))}…`);
      }
    });
  }
});

/** Texts that almost match, as often as possible: the keyword alone, with fillers of its alphabet, and cut examples. */
function hostileTexts(rule: Rule): readonly string[] {
  const keyword = rule.keywords[0] ?? '';
  const example = rule.examples[0] ?? '';
  const tail = example.slice(-1);
  return [
    keyword, `${keyword} `, `${keyword}_`, `${keyword}=`, `${keyword}: "`, `${keyword}${'a'.repeat(40)}`,
    `${example.slice(0, -1)} `, `${example}${tail}`, `${example.slice(0, -1)}\n`, ' ', 'a', `${keyword}.`,
  ].map((unit) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE))
    .concat(keyword + 'a'.repeat(SIZE), keyword + ' '.repeat(SIZE), `${keyword}="${'a '.repeat(SIZE / 2)}`);
}
