import assert from 'node:assert/strict';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../shared/src/scan/engine';
import { detectLanguage } from '../../../shared/src/scan/language';
import { LEAKY_FILES } from './leaky-file-examples';
import { optionsWith } from './scanning';

const options = optionsWith({ rules: compileRules(builtInRules) });

describe('typical leaky files', () => {
  for (const { path, lines } of LEAKY_FILES) {
    it(`have each value marked to the character, and nothing else: ${path}`, () => {
      const marked = lines.join('\n');
      const text = marked.replace(/[«»]/g, '');
      const values = [...marked.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? '');
      const { findings } = scan({ text, path, languageId: detectLanguage(path, text) }, options);
      assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), values);
    });
  }
});
