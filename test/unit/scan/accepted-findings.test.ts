import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baselineFingerprinter } from '../../../shared/src/core/redact/baseline-fingerprint';
import { scan } from '../../../shared/src/scan/engine';
import { acceptedBy } from '../../../shared/src/scan/suppress/accepted-findings';
import { parseBaseline, printBaseline, type Baseline } from '../../../shared/src/scan/suppress/baseline';
import { notAccepted, pruned, withAccepted, withoutValue, type FoundValue } from '../../../shared/src/scan/suppress/baseline-changes';
import { ACME_KEY, optionsWith, VALUE } from './scanning';

const KEY = Buffer.alloc(32, 9);
/** As cheap as a baseline may be: these tests are not about the cost. */
const scrypt = { cost: 2 ** 13, blockSize: 8, parallelization: 1 } as const;
const EMPTY: Baseline = { key: KEY.toString('base64url'), scrypt, entries: [] };
const fingerprints = baselineFingerprinter(KEY, scrypt);

const files = [
  { path: 'b.env', text: `PASSWORD=${VALUE}\nTOKEN=${ACME_KEY}\n` },
  { path: 'a/c.env', text: `PASSWORD=${VALUE}\n` },
];

function foundIn(path: string, text: string): readonly FoundValue[] {
  const options = optionsWith({ fingerprint: (value, rule) => (rule === 'keyward/acme-key' ? fingerprints.fast(value) : fingerprints.slow(value)) });
  return scan({ text, languageId: 'dotenv', path }, options).findings.map(({ ruleId, fingerprint }) => ({ path, rule: ruleId, fingerprint }));
}

const found = files.flatMap(({ path, text }) => foundIn(path, text));
const baseline = withAccepted(EMPTY, found);

function remaining(text: string, path: string | undefined, accepted: Baseline = baseline): number {
  const document = { text, languageId: 'dotenv', ...(path === undefined ? {} : { path }) } as const;
  return scan(document, optionsWith({ suppression: { baseline: acceptedBy(accepted, fingerprints) } })).findings.length;
}

describe('a baseline of several files', () => {
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

  it('is the same text whatever order findings come in', () => {
    assert.equal(printBaseline(withAccepted(EMPTY, [...found].reverse())), printBaseline(baseline));
  });

  it('accepts all of it, wherever it moved within its file', () => {
    for (const { path, text } of files) {
      assert.equal(remaining(text, path), 0);
      assert.equal(remaining(`\n\n# moved\n${text.split('\n').reverse().join('\n')}`, path), 0);
    }
  });

  it('is the reason that a finding is counted under', () => {
    const { suppressed } = scan({ text: `PASSWORD=${VALUE}`, languageId: 'dotenv', path: 'b.env' }, optionsWith({ suppression: { baseline: acceptedBy(baseline, fingerprints) } }));
    assert.deepEqual(suppressed.map(({ by }) => by), [{ kind: 'baseline' }]);
  });

  it('accepts a value that is written in another way', () => {
    assert.equal(remaining(`PASSWORD="${VALUE}"`, 'b.env'), 0);
    assert.equal(remaining(`export PASSWORD='${VALUE}' # note`, 'b.env'), 0);
  });

  it('does not accept a value that changed by one character', () => {
    for (const changed of [`${VALUE}x`, VALUE.slice(1), VALUE.toUpperCase()]) assert.equal(remaining(`PASSWORD=${changed}`, 'b.env'), 1, String(changed.length));
  });

  it('does not accept a value under another rule, in another file or where the path is not known', () => {
    assert.equal(remaining(`API_KEY=${VALUE}`, 'b.env'), 1);
    assert.equal(remaining(`PASSWORD=${VALUE}`, 'other.env'), 1);
    assert.equal(remaining(`PASSWORD=${VALUE}`, undefined), 1);
  });

  it('accepts a value as often as it was there, and no more', () => {
    const twice = `PASSWORD=${VALUE}\nDB_PASSWORD=${VALUE}\n`;
    assert.equal(remaining(twice, 'b.env'), 1);
    const both = withAccepted(EMPTY, foundIn('b.env', twice));
    assert.deepEqual(both.entries.map(({ count }) => count), [2]);
    assert.equal(remaining(twice, 'b.env', both), 0);
    assert.equal(remaining(`${twice}OLD_PASSWORD=${VALUE}\n`, 'b.env', both), 1);
  });

  it('accepts by a glob in every file that it holds', () => {
    const entries = baseline.entries.filter(({ place }) => place.kind === 'path' && place.path === 'a/c.env')
      .map((entry) => ({ ...entry, place: { kind: 'glob', glob: 'test/**' } as const }));
    const accepted = { ...EMPTY, entries };
    for (const path of ['test/a.env', 'test/deep/b.env']) assert.equal(remaining(`PASSWORD=${VALUE}`, path, accepted), 0);
    assert.equal(remaining(`PASSWORD=${VALUE}`, 'src/a.env', accepted), 1);
  });

  it('survives being printed and read', () => {
    const both: Baseline = { ...baseline, entries: baseline.entries.flatMap((entry) => [entry, { ...entry, count: 7, place: { kind: 'glob', glob: '**' } as const }]) };
    const read = parseBaseline(printBaseline(both));
    assert.ok(read.ok);
    assert.equal(printBaseline(read.value), printBaseline(both));
    for (const { path, text } of files) assert.equal(remaining(text, path, read.value), 0);
  });

  it('of nothing is a file, too', () => {
    assert.deepEqual(parseBaseline(printBaseline(EMPTY)), { ok: true, value: EMPTY });
  });

  it('derives nothing for files and rules that it does not speak of', () => {
    const never = (): string => assert.fail('a value was derived');
    const accepted = acceptedBy(baseline, { fast: never, slow: never });
    assert.equal(accepted.inFile('other.env'), undefined);
    assert.equal(accepted.inFile('b.env')?.takes('keyward/other', VALUE), false);
  });

  it('derives no more than a bounded number of values for one file', () => {
    let derived = 0;
    const slow = (): string => `scrypt:${String(derived++).padStart(32, '0')}`;
    const file = acceptedBy({ ...EMPTY, entries: [{ place: { kind: 'path', path: 'a' }, rule: 'keyward/x', fingerprint: `scrypt:${'f'.repeat(32)}`, count: 1 }] }, { fast: slow, slow }).inFile('a');
    for (let index = 0; index < 2000; index++) assert.equal(file?.takes('keyward/x', String(index)), false);
    assert.equal(derived, 500);
  });
});

describe('a change of a baseline', () => {
  it('adds only what is new', () => {
    assert.deepEqual(notAccepted(baseline, found), []);
    const more = [...found, ...foundIn('new.env', `PASSWORD=${VALUE}`)];
    const fresh = notAccepted(baseline, more);
    assert.deepEqual(fresh.map(({ path }) => path), ['new.env']);
    assert.deepEqual(notAccepted(withAccepted(baseline, fresh), more), []);
  });

  it('takes out one value in one file', () => {
    const [first] = found;
    assert.ok(first);
    assert.deepEqual(notAccepted(withoutValue(baseline, first), found), [first]);
  });

  it('prunes what is gone, keeps what is there and what could not be looked at', () => {
    const [first, ...rest] = found;
    assert.ok(first);
    assert.deepEqual(notAccepted(pruned(baseline, rest, () => true), found), [first]);
    assert.equal(printBaseline(pruned(baseline, [], () => false)), printBaseline(baseline));
    const twice = withAccepted(EMPTY, [first, first]);
    assert.deepEqual(pruned(twice, [first], () => true).entries.map(({ count }) => count), [1]);
  });

  it('accepts everything that was added, and prunes it all away again', () => {
    const value = fc.record({ path: fc.constantFrom('a', 'b'), rule: fc.constantFrom('keyward/x', 'keyward/y'), fingerprint: fc.constantFrom('hmac:1', 'scrypt:2') } as const);
    fc.assert(fc.property(fc.array(value), fc.array(value), (before, after) => {
      const old = withAccepted(EMPTY, before);
      const updated = withAccepted(old, notAccepted(old, after));
      assert.deepEqual(notAccepted(updated, [...after]), []);
      assert.deepEqual(pruned(updated, [], () => true).entries, []);
      assert.deepEqual(notAccepted(pruned(updated, after, () => true), after), []);
    }));
  });
});

describe('a file that is no baseline', () => {
  const withPart = (change: object): string => JSON.stringify({ version: 1, salt: [...KEY], scrypt, entries: [], ...change });
  const entry = { path: 'a', rule: 'keyward/a', fingerprint: `hmac:${'0'.repeat(32)}` };
  const broken: readonly (readonly [what: string, text: string, kind: string])[] = [
    ['nothing', '', 'not-json'], ['half a file', '{"version": 1,', 'not-json'], ['null', 'null', 'not-a-baseline'], ['a list', '[]', 'not-a-baseline'], ['a number', '7', 'not-a-baseline'], ['no version', '{}', 'not-a-baseline'],
    ['a version in words', '{"version":"1"}', 'not-a-baseline'], ['a later version', withPart({ version: 2 }), 'unsupported-version'],
    ['no entries', withPart({ entries: undefined }), 'not-a-baseline'], ['a short key', withPart({ salt: [1, 2] }), 'not-a-baseline'],
    ['no derivation', withPart({ scrypt: undefined }), 'not-a-baseline'],
    ['a derivation that costs nothing', withPart({ scrypt: { ...scrypt, cost: 2 } }), 'not-a-baseline'],
    ['a derivation that never ends', withPart({ scrypt: { ...scrypt, cost: 2 ** 24 } }), 'not-a-baseline'],
    ['a derivation in many lanes', withPart({ scrypt: { ...scrypt, parallelization: 4096 } }), 'not-a-baseline'],
    ['an entry of another form', withPart({ entries: [7] }), 'not-a-baseline'],
    ['an entry without a place', withPart({ entries: [{ ...entry, path: undefined }] }), 'not-a-baseline'],
    ['an entry with two places', withPart({ entries: [{ ...entry, glob: '**' }] }), 'not-a-baseline'],
    ['an entry without a rule\'s name', withPart({ entries: [{ ...entry, rule: 'x' }] }), 'not-a-baseline'],
    ['a fingerprint of another form', withPart({ entries: [{ ...entry, fingerprint: 'abc' }] }), 'not-a-baseline'],
    ['a count of nothing', withPart({ entries: [{ ...entry, count: 0 }] }), 'not-a-baseline'],
  ];
  it('is told from one', () => assert.ok(parseBaseline(withPart({ entries: [entry] })).ok));

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
