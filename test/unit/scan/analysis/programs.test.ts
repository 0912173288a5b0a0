import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analysisLanguages } from '../../../../shared/src/scan/analysis/languages/registry';
import { FIXTURE_LANGUAGES, findPatterns, scoreFixture } from '../../../support/analysis-fixtures';
import { treeSitterParsers } from '../../../support/tree-sitter';

const folder = path.resolve(__dirname, '../../../fixtures/programs');
const languages = analysisLanguages();
const parsers = treeSitterParsers();

describe('unsafe patterns: ordinary programs, in which all classes stand side by side', () => {
  for (const name of readdirSync(folder)) {
    for (const file of readdirSync(path.join(folder, name))) {
      it(`${name}/${file}: every leak is found, and nothing else`, async () => {
        const language = languages.get(FIXTURE_LANGUAGES[name] ?? 'plaintext');
        assert.ok(language, `no language ${name}`);
        const place = path.join(folder, name, file);
        const score = scoreFixture(place, findPatterns(readFileSync(place, 'utf8'), language, await parsers.load(language.grammar)));
        assert.deepEqual({ missed: score.missed, wrong: score.wrong }, { missed: [], wrong: [] });
        assert.ok(score.found.length >= 3, `at least 3 leaks, not ${score.found.length}`);
      });
    }
  }
});
