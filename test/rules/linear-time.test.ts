import assert from 'node:assert/strict';
import { createContext, Script } from 'node:vm';
import { builtInRules } from '../../shared/src/scan/detection/rules/registry';
import { hostileTexts, SIZE } from './support/hostile-texts';

/** For all texts of a rule. Far above what one needs (a tenth of a second), far below what an exploding pattern takes. */
const CEILING_MS = 10_000;

describe('rules: adversarial input', () => {
  // In a context of its own, because only there a regular expression that explodes can be stopped.
  const context: { texts: readonly string[]; pattern: RegExp } = { texts: [], pattern: /^/u };
  const script = new Script('texts.map((text) => Array.from(text.matchAll(pattern)).length)');
  createContext(context);

  for (const rule of builtInRules) {
    it(`${rule.id} stays linear on ${SIZE} characters made against it`, () => {
      runOn(rule.pattern, hostileTexts(rule), CEILING_MS);
    });
  }

  it('is stopped where a pattern explodes', () => {
    const explodes = (): void => { runOn(/(?:a{1,50}a{1,50}){1,40}b/u, ['a'.repeat(SIZE)], 200); };
    assert.throws(explodes, { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
  });

  function runOn(pattern: RegExp, texts: readonly string[], timeout: number): void {
    Object.assign(context, { texts, pattern: new RegExp(pattern, 'g') });
    script.runInContext(context, { timeout });
  }
});
