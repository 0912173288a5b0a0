import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analysisLanguages } from '../../../../shared/src/scan/analysis/languages/registry';
import { FIXTURE_LANGUAGES, findPatterns, scoreFixture } from '../../../support/analysis-fixtures';
import { treeSitterParsers } from '../../../support/tree-sitter';

const folder = path.resolve(__dirname, '../../../fixtures/analysis');
const languages = analysisLanguages();
const parsers = treeSitterParsers();

describe('unsafe patterns: each language\'s fixtures', () => {
  for (const name of readdirSync(folder)) {
    for (const file of readdirSync(path.join(folder, name))) {
      it(`${name}/${file}: every leak is found, no look-alike is`, async () => {
        const language = languages.get(FIXTURE_LANGUAGES[name] ?? 'plaintext');
        assert.ok(language, `no language ${name}`);
        const place = path.join(folder, name, file);
        const score = scoreFixture(place, findPatterns(readFileSync(place, 'utf8'), language, await parsers.load(language.grammar)));
        assert.deepEqual({ missed: score.missed, wrong: score.wrong }, { missed: [], wrong: [] });
        assert.ok(score.found.length >= 6, `at least 6 leaks, not ${score.found.length}`);
        assert.ok(score.fine >= 6, `at least 6 look-alikes, not ${score.fine}`);
      });
    }
  }
});
