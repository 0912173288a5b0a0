import assert from 'node:assert/strict';
import { findInBytes } from '../../../../shared/src/scan/detection/automaton';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { matchAround, WindowedRule } from '../../../../shared/src/scan/detection/windows';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { compileRules } from '../../../../shared/src/scan/engine';

const rules = compileRules(builtInRules);

/** The keywords of a text that pass, in order. */
function admitted(text: string, languageId: LanguageId = 'javascript'): readonly string[] {
  const bytes = Buffer.from(text);
  const hits = rules.gates.admitted(findInBytes(rules.automaton, bytes), bytes, languageId, 4);
  return hits.flatMap((word, index) => (index % 2 === 0 ? [rules.targets[word]?.keyword ?? ''] : []));
}

describe('gates of keywords', () => {
  const refused: readonly (readonly [string, string, LanguageId?])[] = [
    ['a keyword within a longer word', 'const path = compatible(dispatch);'],
    ['the start of a vendor\'s mark that goes on as something else', 'patch pattern; test_case(1); re_use'],
    ['a name that is passed on', 'connect(user, token); return secret;'],
    ['a name that is called without a literal', 'getToken(); secret(value)'],
    ['a member of a name', 'key.length; this.auth.check()'],
    ['an expression', 'const key = index + 1;'],
    ['a literal too short to be a secret', "token = ''; pass = 'a'; pin = \"123\";"],
    ['prose', '// The key opens the door, and the secret stays with the author.'],
    ['an address without a user', 'see https://example.invalid/a@b'],
    ['a vendor\'s name without any key', 'aws: see the documentation of azure, discord and sentry for how to sign in'],
    ['words about a password', "the password, which he chose, is long; password: 'a'", 'javascript'],
    ['a command without options', 'unzip file.txt; http requests', 'shellscript'],
    ['a type', 'function f(key: string, token: Token) {}'],
  ];
  for (const [what, text, language] of refused) it(`refuse ${what}`, () => assert.deepEqual(admitted(text, language), []));

  const passed: readonly (readonly [string, string, string, LanguageId?])[] = [
    ['a literal', "const key = 'abcd';", 'key'],
    ['a literal behind a type', "let key: string = 'abcd';", 'key'],
    ['a default of a look-up', "key = process.env.KEY || 'abcd';", 'key'],
    ['a value in a comment', '// key: abcd', 'key'],
    ['a value without quotes where the language has them', 'key: abcd', 'key', 'yaml'],
    ['a comparison that begins with the literal', "if ('abcd' === key) go();", 'key'],
    ['the next member', "name: 'key', value: 'abcd'", 'key'],
    ['an element', '<key>abcd</key>', 'key', 'xml'],
    ['an option', 'run --key abcd', 'key', 'shellscript'],
    ['a byte above ASCII beside the name', 'clé_key… x', 'key'],
    ['a vendor\'s name with a key behind it', `aws_secret_access_key = ${'aB3/'.repeat(10)}`, 'aws'],
    ['a password that is told', "the password is 'abcd'", 'password is '],
    ['a command with an option', 'unzip -P abcd file', 'unzip ', 'shellscript'],
    ['a user in an address', 'ftp://a:b@c', '://'],
  ];
  for (const [what, text, keyword, language] of passed) it(`let pass ${what}`, () => assert.ok(admitted(text, language).includes(keyword)));

  it('let pass every example of every rule at the keyword that finds it', () => {
    for (const rule of builtInRules) {
      const windowed = new WindowedRule(rule);
      for (const example of rule.examples) {
        const bytes = Buffer.from(example);
        const found = (hits: readonly number[]): number => hits.filter((end, index) => {
          const keyword = rules.targets[hits[index - 1] ?? -1]?.keyword ?? '';
          return index % 2 === 1 && rule.keywords.includes(keyword) && matchAround(windowed, bytes.toString('latin1'), { start: end - keyword.length, end }).length > 0;
        }).length;
        const all = findInBytes(rules.automaton, bytes);
        assert.equal(found(rules.gates.admitted(all, bytes, 'plaintext', 4)), found(all), rule.id);
      }
    }
  });
});
