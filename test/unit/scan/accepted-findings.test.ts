import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprinter } from '../../../shared/src/core/redact/fingerprint';
import { scan, type ScanResult } from '../../../shared/src/scan/engine';
import { globPattern, type AllowEntry } from '../../../shared/src/scan/suppress/allow-list';
import { baselineFilter, baselineOf, parseBaseline, printBaseline, type Baseline } from '../../../shared/src/scan/suppress/baseline';
import { ACME_KEY, optionsWith, VALUE } from './scanning';

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
  const silenced = (...entries: readonly AllowEntry[]): ScanResult['suppressed'] => scan(document, optionsWith({ suppression: { allow: { entries } } })).suppressed;

  const conditions: readonly (readonly [name: string, holds: AllowEntry, fails: AllowEntry])[] = [
    ['path', { path: 'test/**' }, { path: 'src/**' }], ['rule', { rule: 'keyward/acme-key' }, { rule: 'keyward/other' }], ['fingerprint', { fingerprint }, { fingerprint: fingerprint.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) }],
    ['value', { value: /acme_\w{20}/ }, { value: /acme_\d{20}/ }],
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
    for (const value of [/acme_\w{19}/, /cme_\w{20}/, /acme/, /^/]) assert.equal(silenced({ value }).length, 0, String(value));
  });

  it('is named in the report by its place in the list', () => {
    assert.deepEqual(silenced({ rule: 'keyward/other' }, { path: 'test/*' }, { rule: 'keyward/acme-key' }).map(({ by }) => by), [{ kind: 'allow-list', entry: 1 }]);
  });

  it('with a path does not hold where the path is not known', () => {
    const { findings } = scan({ text: document.text, languageId: 'javascript' }, optionsWith({ suppression: { allow: { entries: [{ path: '**' }] } } }));
    assert.equal(findings.length, 1);
  });
});

describe('a baseline of several files', () => {
  const key = Buffer.alloc(32, 9);
  const options = optionsWith({ fingerprint: fingerprinter(key) });
  const files = [
    { path: 'b.env', text: `PASSWORD=${VALUE}\nTOKEN=${ACME_KEY}\n` },
    { path: 'a/c.env', text: `PASSWORD=${VALUE}\n` },
  ];
  const scanned = files.map(({ path, text }) => ({ path, findings: scan({ text, languageId: 'dotenv', path }, options).findings }));
  const baseline = baselineOf(key.toString('base64url'), scanned);
  const remaining = (text: string, path: string, accepted: Baseline = baseline): number =>
    scan({ text, languageId: 'dotenv', path }, { ...options, suppression: { baseline: baselineFilter(accepted) } }).findings.length;

  it('holds each finding and no value', () => {
    assert.equal(baseline.entries.length, 3);
    const printed = printBaseline(baseline);
    assert.ok(!printed.includes(VALUE) && !printed.includes(ACME_KEY));
  });

  it('is printed one entry a line, sorted by path', () => {
    const lines = printBaseline(baseline).split('\n').filter((line) => line.includes('fingerprint'));
    assert.equal(lines.length, 3);
    assert.deepEqual(lines, [...lines].sort());
    assert.ok(lines[0]?.includes('"a/c.env"'));
    assert.ok(printBaseline(baseline).endsWith('}\n'));
  });

  it('accepts all of it, wherever it moved within its file', () => {
    for (const { path, text } of files) {
      assert.equal(remaining(text, path), 0);
      assert.equal(remaining(`\n\n# moved\n${text.split('\n').reverse().join('\n')}`, path), 0);
    }
  });

  it('accepts a value that is written in another way', () => {
    assert.equal(remaining(`PASSWORD="${VALUE}"`, 'b.env'), 0);
    assert.equal(remaining(`export PASSWORD='${VALUE}' # note`, 'b.env'), 0);
  });

  it('does not accept a value that changed by one character', () => {
    for (const changed of [`${VALUE}x`, VALUE.slice(1), VALUE.toUpperCase()]) assert.equal(remaining(`PASSWORD=${changed}`, 'b.env'), 1, String(changed.length));
  });

  it('does not accept a value under another rule or in another file', () => {
    assert.equal(remaining(`API_KEY=${VALUE}`, 'b.env'), 1);
    assert.equal(remaining(`PASSWORD=${VALUE}`, 'other.env'), 1);
  });

  it('survives being printed and read', () => {
    const read = parseBaseline(printBaseline(baseline));
    assert.ok(read.ok);
    for (const { path, text } of files) assert.equal(remaining(text, path, read.value), 0);
  });

  it('of nothing is a file, too', () => {
    const read = parseBaseline(printBaseline({ ...baseline, entries: [] }));
    assert.deepEqual(read, { ok: true, value: { key: baseline.key, entries: [] } });
  });

  const broken: readonly (readonly [what: string, text: string, kind: string])[] = [
    ['nothing', '', 'not-json'], ['half a file', '{"version": 1,', 'not-json'], ['null', 'null', 'not-a-baseline'], ['a list', '[]', 'not-a-baseline'], ['a number', '7', 'not-a-baseline'], ['no version', '{}', 'not-a-baseline'],
    ['a version in words', '{"version":"1"}', 'not-a-baseline'], ['a later version', '{"version":2,"key":"","entries":[]}', 'unsupported-version'], ['no entries', `{"version":1,"key":"${'A'.repeat(43)}"}`, 'not-a-baseline'],
    ['a short key', '{"version":1,"key":"AA","entries":[]}', 'not-a-baseline'], ['an entry of another form', `{"version":1,"key":"${'A'.repeat(43)}","entries":[7]}`, 'not-a-baseline'],
    ['an entry without a path', `{"version":1,"key":"${'A'.repeat(43)}","entries":[{"rule":"keyward/a","fingerprint":"a"}]}`, 'not-a-baseline'],
    ['an entry without a rule\'s name', `{"version":1,"key":"${'A'.repeat(43)}","entries":[{"path":"a","rule":"x","fingerprint":"a"}]}`, 'not-a-baseline'],
  ];
  for (const [what, text, kind] of broken) {
    it(`refuses ${what}`, () => {
      const read = parseBaseline(text);
      assert.ok(!read.ok);
      assert.equal(read.error.kind, kind);
    });
  }

  it('never throws on what is not one', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.ok(!parseBaseline(text).ok)));
  });
});
