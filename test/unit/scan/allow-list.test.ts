import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scan, type ScanResult } from '../../../shared/src/scan/engine';
import type { AllowedFindings } from '../../../shared/src/core/config/detection-config';
import { globPattern } from '../../../shared/src/scan/suppress/glob-pattern';
import { allowing } from './allowing';
import { ACME_KEY, optionsWith } from './scanning';

describe('globs of allow-lists', () => {
  const matching: readonly (readonly [glob: string, path: string])[] = [
    ['a.js', 'a.js'], ['*.js', 'a.js'], ['*', 'a'], ['src/*.js', 'src/a.js'], ['src/**', 'src/a/b.js'], ['src/**/b.js', 'src/b.js'], ['src/**/b.js', 'src/x/y/b.js'], ['**', 'a/b/c'], ['**/*.pem', 'k.pem'], ['**/*.pem', 'a/b/k.pem'],
    ['a?.js', 'ab.js'], ['a+b(1).js', 'a+b(1).js'], ['[a].js', '[a].js'], ['{a,b}.js', '{a,b}.js'], ['a^$.js', 'a^$.js'], ['a|b', 'a|b'], ['test/*/x', 'test/é 😀/x'], ['**/fixtures/**', 'test/fixtures/a'], ['a\\b', 'a\\b'], ['*', 'with\nbreak'],
  ];
  for (const [glob, path] of matching) it(`${glob} holds ${JSON.stringify(path)}`, () => assert.ok(globPattern(glob).test(path)));

  const apart: readonly (readonly [glob: string, path: string])[] = [
    ['a.js', 'b/a.js'], ['a.js', 'a.jsx'], ['a.js', 'aXjs'], ['*.js', 'src/a.js'], ['src/*', 'src/a/b'], ['src/**', 'source/a'], ['?', ''], ['?', '/'], ['a?b', 'a/b'], ['**/b.js', 'ab.js'], ['(a)', 'a'], ['a+', 'aa'], ['', 'a'], ['[ab]', 'a'], ['A.js', 'a.js'],
  ];
  for (const [glob, path] of apart) it(`${glob || 'nothing'} does not hold ${JSON.stringify(path)}`, () => assert.ok(!globPattern(glob).test(path)));

  it('hold the path that they spell, whatever signs are in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((path) => !/[*?]/.test(path)), (path) => assert.ok(globPattern(path).test(path))));
  });

  it('are read in linear time', () => {
    assert.ok(!globPattern(`${'*a'.repeat(8)}b`).test('a'.repeat(60)));
    assert.ok(!globPattern('**/'.repeat(3) + 'x').test('y/'.repeat(60)));
  });
});

describe('an entry of an allow-list', () => {
  const document = { text: `k = ${ACME_KEY}`, languageId: 'javascript', path: 'test/a.js' } as const;
  const fingerprint = scan(document, optionsWith()).findings[0]?.fingerprint ?? '';
  const silenced = (...entries: readonly AllowedFindings[]): ScanResult['suppressed'] => scan(document, optionsWith({ suppression: allowing(...entries) })).suppressed;

  const conditions: readonly (readonly [name: string, holds: AllowedFindings, fails: AllowedFindings])[] = [
    ['path', { path: 'test/**' }, { path: 'src/**' }], ['rule', { rule: 'keyward/acme-key' }, { rule: 'keyward/other' }], ['fingerprint', { fingerprint }, { fingerprint: fingerprint.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) }],
    ['value', { value: 'acme_\\w{20}' }, { value: 'acme_\\d{20}' }],
  ];
  for (const [name, holds, fails] of conditions) {
    it(`silences by ${name} what it means and nothing else`, () => {
      assert.equal(silenced(holds).length, 1);
      assert.equal(silenced(fails).length, 0);
    });
    for (const [other, , otherFails] of conditions) {
      if (other !== name) it(`asks for ${name} and ${other} where it has both`, () => assert.equal(silenced({ ...otherFails, ...holds }).length, 0));
    }
  }

  it('must match the whole value, not its beginning or end', () => {
    for (const value of ['acme_\\w{19}', 'cme_\\w{20}', 'acme', '^']) assert.equal(silenced({ value }).length, 0, value);
  });

  it('is named in the report by its place in the list', () => {
    assert.deepEqual(silenced({ rule: 'keyward/other' }, { path: 'test/*' }, { rule: 'keyward/acme-key' }).map(({ by }) => by), [{ kind: 'allow-list', entry: 1 }]);
  });

  it('with a path does not hold where the path is not known', () => {
    const { findings } = scan({ text: document.text, languageId: 'javascript' }, optionsWith({ suppression: allowing({ path: '**' }) }));
    assert.equal(findings.length, 1);
  });
});
