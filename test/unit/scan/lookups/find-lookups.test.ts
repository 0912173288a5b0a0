import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { findLookups } from '../../../../shared/src/scan/lookups/find-lookups';
import { lookupExpression } from '../../../../shared/src/scan/lookups/lookup-forms';
import { outcome } from './marked-text';

const cases: readonly (readonly [LanguageId, string, readonly string[]])[] = [
  ['javascript', `f(process.env.A_KEY, process.env['B'], requireEnv("C"), process.env[name])`, ['A_KEY', 'B', 'C']],
  ['typescript', `const { A } = process.env; import.meta.env.VITE_B`, ['VITE_B']],
  ['python', `os.environ["A"], os.environ.get('B'), os.getenv("C", "x"), environ["D"]`, ['A', 'B', 'C', 'D']],
  ['go', `os.Getenv("A"); os.LookupEnv("B")`, ['A', 'B']],
  ['java', `System.getenv("A") + System.getenv().get("B")`, ['A', 'B']],
  ['ruby', `ENV["A"] || ENV.fetch('B')`, ['A', 'B']],
  ['php', `getenv('A') . $_ENV["B"]`, ['A', 'B']],
  ['shellscript', 'echo "$A" "${B:?}" \\$C', ['A', 'B']],
  ['dockercompose', 'A: ${A:?} $${B}', ['A']],
  ['csharp', `Environment.GetEnvironmentVariable("A")`, ['A']],
  ['rust', `std::env::var("A")`, ['A']],
  ['c', `getenv("A")`, ['A']],
  ['powershell', `$env:A`, ['A']],
  ['perl', `$ENV{A} . $ENV{'B'}`, ['A', 'B']],
  ['scala', `sys.env("A"); sys.env.get("B"); System.getenv("C")`, ['A', 'B', 'C']],
  ['lua', `os.getenv("A")`, ['A']],
  ['r', `Sys.getenv("A")`, ['A']],
  ['elixir', `System.fetch_env!("A"); System.get_env("B")`, ['A', 'B']],
  ['github-actions-workflow', '${{ secrets.A }}', ['A']],
  ['json', '"${A}"', []],
];

describe('places that read environment variables', () => {
  for (const [languageId, text, names] of cases) {
    it(`${languageId}: ${text}`, () => {
      const found = findLookups(text, languageId);
      assert.deepEqual(found.map(({ name }) => name), names);
      assert.deepEqual(found.map(({ span }) => text.slice(span.start, span.end)), names);
    });
  }

  it('finds again what completion writes, in both styles', () => {
    for (const languageId of ['javascript', 'typescript', 'python', 'go', 'java', 'csharp', 'c', 'cpp', 'kotlin', 'powershell', 'perl', 'lua', 'r', 'elixir', 'scala', 'dart', 'swift', 'ruby', 'php', 'shellscript', 'dockercompose'] as const) {
      for (const style of ['plain', 'strict'] as const) {
        const expression = lookupExpression(languageId, 'API_KEY', style) ?? '';
        assert(findLookups(expression, languageId).some(({ name }) => name === 'API_KEY'), `${languageId}: ${expression}`);
      }
    }
    assert.equal(lookupExpression('json', 'API_KEY', 'plain'), undefined);
  });

  it('never moves the name of a variable that is read', () => {
    assert.equal(outcome('javascript', `f(process.env['«sk_live»'])`), 'refused: already-a-lookup');
    assert.equal(outcome('python', `os.getenv("«sk_live»")`), 'refused: already-a-lookup');
    assert.equal(outcome('shellscript', `f '«a$b»'`), `f "\${API_KEY:?API_KEY is not set}"`);
  });
});
