import assert from 'node:assert/strict';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { parseMark, type MarkScope, type MarkTool, type SuppressionMark } from '../../../shared/src/scan/suppress/marks';
import { ACME_KEY, scanText } from './scanning';

/** How languages write a comment; the star stands for what it says. */
const comments: readonly (readonly [LanguageId, string])[] = [
  ['javascript', '// *'], ['javascript', '/* * */'], ['javascriptreact', '{/* * */}'], ['python', '# *'], ['shellscript', '# *'], ['yaml', '# *'], ['toml', '# *'], ['dotenv', '# *'], ['dockerfile', '# *'],
  ['terraform', '// *'], ['ini', '; *'], ['properties', '! *'], ['sql', '-- *'], ['lua', '-- *'], ['xml', '<!-- * -->'], ['html', '<!-- * -->'], ['markdown', '<!-- * -->'], ['powershell', '<# * #>'], ['clojure', ';; *'], ['vb', "' *"],
  ['fsharp', '(* * *)'], ['php', '# *'], ['css', '/* * */'], ['go', '//*'],
];

const onLine: readonly (readonly [MarkTool, string])[] = [
  ['keyward', 'keyward:ignore'], ['keyward', 'keyward:ignore keyward/acme-key'], ['gitleaks', 'gitleaks:allow'], ['betterleaks', 'betterleaks:allow'], ['trufflehog', 'trufflehog:ignore'],
  ['detect-secrets', 'pragma: allowlist secret'], ['detect-secrets', 'pragma: whitelist secret'], ['detect-secrets', 'pragma:allowlist secret'], ['detect-secrets', 'pragma: allowlist-secret'], ['secretlint', 'secretlint-disable-line'],
];

const beforeLine: readonly (readonly [MarkTool, string])[] = [
  ['keyward', 'keyward:ignore-next-line'], ['keyward', 'keyward:ignore-next-line keyward/acme-key: made up'], ['detect-secrets', 'pragma: allowlist nextline secret'], ['detect-secrets', 'pragma: allowlist-nextline-secret'], ['secretlint', 'secretlint-disable-next-line'],
];

const blocks: readonly (readonly [MarkTool, string, string])[] = [
  ['keyward', 'keyward:ignore-start', 'keyward:ignore-end'], ['secretlint', 'secretlint-disable', 'secretlint-enable'],
];

const LINE = `k = ${ACME_KEY}`;

/** The lines of findings, and who silenced the others. */
function outcome(text: string, languageId: LanguageId): { readonly reported: readonly number[]; readonly silencedBy: readonly string[] } {
  const { findings, suppressed } = scanText(text, languageId);
  return {
    reported: findings.map(({ span }) => text.slice(0, span.start).split(/\r\n|\r|\n/).length),
    silencedBy: suppressed.map(({ by }) => (by.kind === 'comment' ? by.tool : by.kind)),
  };
}

describe('marks in comments', () => {
  for (const [language, comment] of comments) {
    const say = (mark: string): string => comment.replace(/\*(?=[^*]*$)|(?<=\/\* )\*(?= \*\/)|(?<=\(\* )\*(?= \*\))/, mark);
    describe(`written as ${comment} in ${language}`, () => {
      for (const [tool, mark] of onLine) {
        it(`${mark} silences its own line`, () => assert.deepEqual(outcome(`${LINE} ${say(mark)}\n${LINE}\n`, language), { reported: [2], silencedBy: [tool] }));
      }
      for (const [tool, mark] of beforeLine) {
        it(`${mark} silences the line after it`, () => assert.deepEqual(outcome(`${LINE}\n${say(mark)}\n${LINE}\n${LINE}\n`, language), { reported: [1, 4], silencedBy: [tool] }));
      }
      for (const [tool, start, end] of blocks) {
        it(`${start} and ${end} silence what stands between them`, () => {
          assert.deepEqual(outcome(`${LINE}\n${say(start)}\n${LINE}\n\n${LINE}\n${say(end)}\n${LINE}\n`, language), { reported: [1, 7], silencedBy: [tool, tool] });
        });
      }
    });
  }

  it('count lines whatever ends them', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(outcome([LINE, '// keyward:ignore-next-line', LINE, LINE].join(end), 'javascript').reported, [1, 4]);
    }
  });

  it('do not reach over a line that is not theirs', () => {
    assert.deepEqual(outcome(`// keyward:ignore-next-line\n\n${LINE}`, 'javascript').reported, [3]);
    assert.deepEqual(outcome(`// keyward:ignore\n${LINE}`, 'javascript').reported, [2]);
  });

  it('end blocks of their own tool only', () => {
    assert.deepEqual(outcome(`// keyward:ignore-start\n// secretlint-enable\n${LINE}\n// keyward:ignore-end\n${LINE}`, 'javascript').reported, [5]);
  });

  it('open a block for the rest of the file where nothing ends it', () => {
    assert.deepEqual(outcome(`// keyward:ignore-start\n${LINE}\n${LINE}`, 'javascript').reported, []);
  });

  it('that only end a block silence nothing', () => assert.deepEqual(outcome(`${LINE} // keyward:ignore-end`, 'javascript').reported, [1]));

  it('silence several findings of a line', () => {
    assert.deepEqual(outcome(`${LINE}; ${LINE} // keyward:ignore`, 'javascript').silencedBy, ['keyward', 'keyward']);
  });
});

describe('a mark', () => {
  /** The mark at the start of a text, as the matcher reads it at a hit of its keyword. */
  function markIn(text: string): SuppressionMark | undefined {
    return parseMark(text, { start: 0, end: 1 });
  }

  const scopes: readonly (readonly [string, MarkScope])[] = [
    ['keyward:ignore', 'line'], ['keyward:ignore-next-line', 'next-line'], ['keyward:ignore-start', 'block-start'], ['keyward:ignore-end', 'block-end'], ['KEYWARD:IGNORE', 'line'],
    ['secretlint-disable', 'block-start'], ['secretlint-enable', 'block-end'], ['secretlint-disable-line', 'line'], ['secretlint-disable-next-line', 'next-line'], ['pragma: allowlist nextline secret', 'next-line'],
  ];
  for (const [text, scope] of scopes) it(`${text} is for the ${scope}`, () => assert.equal(markIn(text)?.scope, scope));

  for (const text of ['keyward:ignored', 'keyward:ignore-me', 'gitleaks:allowed', 'trufflehog:ignores', 'pragma: once', 'pragma: allowlist', 'secretlint-disabled', 'secretlint-rule']) {
    it(`is not what ${text} says`, () => assert.equal(markIn(text), undefined));
  }

  const tails: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['', [], undefined], [' keyward/a', ['keyward/a'], undefined], [' keyward/a, keyward/b', ['keyward/a', 'keyward/b'], undefined], [' keyward/a keyward/b', ['keyward/a', 'keyward/b'], undefined],
    [': made up', [], 'made up'], [' - made up', [], 'made up'], [' — made up', [], 'made up'], [' keyward/a: made up', ['keyward/a'], 'made up'], [' made up', [], 'made up'],
    [' made up */ code()', [], 'made up'], [' made up -->', [], 'made up'], [': made up\nsecond line', [], 'made up'], [': 見本', [], '見本'],
  ];
  for (const [tail, rules, reason] of tails) {
    it(`reads its rules and reason from ${JSON.stringify(tail)}`, () => {
      const mark = markIn(`keyward:ignore${tail}`);
      assert.deepEqual(mark?.rules, rules);
      assert.equal(mark.reason, reason);
    });
  }

  it('of another tool has neither rules nor a reason of ours', () => {
    const mark = markIn('gitleaks:allow keyward/a: why');
    assert.deepEqual(mark?.rules, []);
    assert.equal(mark.reason, undefined);
  });

  it('is read no further than anybody writes', () => {
    const mark = markIn(`keyward:ignore: ${'x'.repeat(100_000)}`);
    assert.ok(mark !== undefined && mark.span.end < 1000);
  });

  it('of a rule silences no other rule', () => {
    assert.deepEqual(outcome(`${LINE} // keyward:ignore keyward/other`, 'javascript').reported, [1]);
    assert.deepEqual(outcome(`${LINE} // keyward:ignore keyward/other, keyward/acme-key`, 'javascript').reported, []);
  });
});
