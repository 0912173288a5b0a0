import assert from 'node:assert/strict';
import { patternClasses } from '../../../../shared/src/scan/analysis/classes/registry';
import { patternExamples } from '../../../../shared/src/scan/analysis/languages/examples';
import { detectLanguage } from '../../../../shared/src/scan/language';
import { PatternScanner } from '../../../../shared/src/sources/patterns/pattern-scanner';
import { treeSitterParsers } from '../../../support/tree-sitter';

describe('the examples of unsafe patterns', () => {
  const scanner = new PatternScanner(treeSitterParsers(), () => 0);

  for (const { title, file, examples } of patternExamples) {
    const found = async (text: string): Promise<readonly string[]> => {
      const document = { text, path: file, languageId: detectLanguage(file, text) };
      return (await scanner.scan(document, [], { maxMilliseconds: 1000 })).patterns.map(({ ruleId }) => ruleId);
    };
    for (const { ruleId, bad, good } of examples) {
      it(`${title}: ${ruleId} is found in the bad one and nothing in the good one`, async () => {
        assert.ok((await found(bad)).includes(ruleId), 'the bad example is not found');
        assert.deepEqual(await found(good), []);
      });
    }
    it(`${title}: each class once`, () => {
      const classes = examples.map(({ ruleId }) => ruleId);
      assert.deepEqual(classes, [...new Set(classes)]);
      assert.deepEqual(classes.filter((id) => !patternClasses.some((one) => one.id === id)), []);
    });
  }

  it('show each class that is found in programs', () => {
    const shown = new Set(patternExamples.flatMap(({ examples }) => examples.map(({ ruleId }) => ruleId)));
    assert.deepEqual(patternClasses.map(({ id }) => id).filter((id) => !shown.has(id) && !id.includes('repository-hygiene')), []);
  });
});
