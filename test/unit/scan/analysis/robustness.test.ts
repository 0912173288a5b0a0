import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analysisLanguages } from '../../../../shared/src/scan/analysis/languages/registry';
import { FIXTURE_LANGUAGES, findPatterns } from '../../../support/analysis-fixtures';
import { seededRandom } from '../../../support/seeded-random';
import { treeSitterParsers } from '../../../support/tree-sitter';

const folder = path.resolve(__dirname, '../../../fixtures/analysis');
const languages = analysisLanguages();
const parsers = treeSitterParsers();
/** At how many places each fixture is cut, and how often some of its characters are replaced. */
const CUTS = 50;
const NOISY = 10;

describe('unsafe patterns: broken code', () => {
  for (const name of readdirSync(folder)) {
    it(`${name}: fixtures that end anywhere or hold random characters are analysed`, async function () {
      this.timeout(120_000);
      const language = languages.get(FIXTURE_LANGUAGES[name] ?? 'plaintext');
      assert.ok(language, `no language ${name}`);
      const parser = await parsers.load(language.grammar);
      const random = seededRandom(`broken ${name}`);
      for (const file of readdirSync(path.join(folder, name))) {
        const text = readFileSync(path.join(folder, name, file), 'utf8');
        const cut = Array.from({ length: CUTS }, () => text.slice(0, random(text.length)));
        const noisy = Array.from({ length: NOISY }, () => withNoise(text, random));
        for (const broken of [...cut, ...noisy]) {
          for (const { span } of findPatterns(broken, language, parser)) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= broken.length, file);
        }
      }
    });
  }
});

/** About one character in fifty is any other. */
function withNoise(text: string, random: (limit: number) => number): string {
  return Array.from(text, (character) => (random(50) === 0 ? String.fromCharCode(random(0x1_00_00)) : character)).join('');
}
