import assert from 'node:assert/strict';
import type { AllowedFindings } from '../../../shared/src/core/config/detection-config';
import { scan, type ScanOptions } from '../../../shared/src/scan/engine';
import { globPattern } from '../../../shared/src/scan/suppress/glob-pattern';
import { allowing } from './allowing';
import { ACME_KEY, optionsWith, scanText } from './scanning';

function reported(text: string, suppression: NonNullable<ScanOptions['suppression']> = {}, path?: string): readonly number[] {
  const { findings } = scan({ text, languageId: 'javascript', ...(path === undefined ? {} : { path }) }, optionsWith({ suppression }));
  return findings.map(({ span }) => text.slice(0, span.start).split(/\r\n|\r|\n/).length);
}

describe('ignore comments', () => {
  const silent: readonly (readonly [string, string])[] = [
    ['ours on the line', `k = ${ACME_KEY} // keyward:ignore`],
    ['ours before the value', `/* keyward:ignore */ k = ${ACME_KEY}`],
    ['ours with a reason', `k = ${ACME_KEY} // keyward:ignore: a made-up key`],
    ['ours with the rule', `k = ${ACME_KEY} // keyward:ignore keyward/acme-key: made up`],
    ['ours for the next line', `// keyward:ignore-next-line\nk = ${ACME_KEY}`],
    ['ours for a block', `// keyward:ignore-start\n\nk = ${ACME_KEY}\n\n// keyward:ignore-end`],
    ['ours for the rest of the file', `// keyward:ignore-start\n\n\nk = ${ACME_KEY}`],
    ['gitleaks', `k = ${ACME_KEY} # gitleaks:allow`], ['betterleaks', `k = ${ACME_KEY} # betterleaks:allow`], ['trufflehog', `k = ${ACME_KEY} # trufflehog:ignore`],
    ['detect-secrets on the line', `k = ${ACME_KEY} # pragma: allowlist secret`],
    ['detect-secrets for the next line', `# pragma: allowlist nextline secret\r\nk = ${ACME_KEY}`],
    ['secretlint on the line', `k = ${ACME_KEY} // secretlint-disable-line`],
    ['secretlint for the next line', `// secretlint-disable-next-line\nk = ${ACME_KEY}`],
    ['secretlint for a block', `/* secretlint-disable */\nk = ${ACME_KEY}\n/* secretlint-enable */`],
    ['any case', `k = ${ACME_KEY} // Keyward:Ignore`],
  ];
  for (const [what, text] of silent) it(`honours ${what}`, () => assert.deepEqual(reported(text), []));

  it('silences nothing else', () => {
    assert.deepEqual(reported(`// keyward:ignore\nk = ${ACME_KEY}`), [2]);
    assert.deepEqual(reported(`// keyward:ignore-next-line\n\nk = ${ACME_KEY}`), [3]);
    assert.deepEqual(reported(`// keyward:ignore-start\n// keyward:ignore-end\nk = ${ACME_KEY}`), [3]);
    assert.deepEqual(reported(`k = ${ACME_KEY} // keyward:ignore keyward/other-rule`), [1]);
    assert.deepEqual(reported(`k = ${ACME_KEY} // keyward:ignored`), [1]);
    assert.deepEqual(reported(`/* secretlint-disable */\n// keyward:ignore-end\nk = ${ACME_KEY}\n`), []);
  });

  it('reports what was silenced, by whom and why', () => {
    const { suppressed } = scanText(`\nk = ${ACME_KEY} // keyward:ignore: made up for the docs`, 'javascript');
    assert.deepEqual(suppressed.map(({ by }) => by), [{ kind: 'comment', tool: 'keyward', line: 2, reason: 'made up for the docs' }]);
  });

  it('can be told not to honour them', () => assert.deepEqual(reported(`k = ${ACME_KEY} // keyward:ignore`, { comments: false }), [1]));
});

describe('allow-list', () => {
  const text = `k = ${ACME_KEY}`;
  const fingerprint = scanText(text, 'javascript').findings[0]?.fingerprint ?? '';
  const cases: readonly (readonly [string, AllowedFindings, boolean])[] = [
    ['a path', { path: 'test/**' }, true], ['another path', { path: 'src/**' }, false], ['a rule', { rule: 'keyward/acme-key' }, true],
    ['a rule in another path', { rule: 'keyward/acme-key', path: 'src/**' }, false], ['a fingerprint', { fingerprint }, true],
    ['a pattern of the whole value', { value: 'acme_\\w+' }, true], ['a pattern of a part', { value: 'acme' }, false], ['no condition', {}, false],
  ];
  for (const [what, allow, silent] of cases) {
    it(`${silent ? 'silences' : 'does not silence'} by ${what}`, () => {
      assert.equal(reported(text, allowing(allow), 'test/a.js').length, silent ? 0 : 1);
    });
  }

  it('reads globs over paths', () => {
    for (const [glob, path] of [['*.js', 'a.js'], ['**/a.js', 'a.js'], ['**/a.js', 'x/y/a.js'], ['x/**', 'x/y/z'], ['a?c', 'abc'], ['a.b', 'a.b'], ['**/t/*.ts', 'p/t/q.ts']] as const) assert.ok(globPattern(glob).test(path), `${glob} ${path}`);
    for (const [glob, path] of [['*.js', 'x/a.js'], ['a.b', 'axb'], ['x/*', 'x/y/z'], ['(a', 'a']] as const) assert.ok(!globPattern(glob).test(path), `${glob} ${path}`);
  });
});
