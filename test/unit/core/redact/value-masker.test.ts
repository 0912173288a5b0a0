import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { ValueMasker } from '../../../../shared/src/core/redact/value-masker';

const AWKWARD = ['p/ä"s', 's\\wo', 'r&d <\'>', '=+ 7'].join('');

/** What comes out for bytes that come in pieces cut at these places. */
function masked(values: Readonly<Record<string, string | Uint8Array>>, bytes: Buffer, cuts: readonly number[] = []): Buffer {
  const secrets = Object.entries(values).map(([name, value]) =>
    [name, typeof value === 'string' ? SecretValue.fromText(value) : SecretValue.fromBytes(value)] as const);
  const masker = new ValueMasker(secrets);
  for (const [, secret] of secrets) secret.dispose();
  const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const out = Buffer.concat([...ends.map((end, index) => masker.push(bytes.subarray(ends[index - 1] ?? 0, end))), masker.end()]);
  masker.dispose();
  return out;
}

const text = (values: Readonly<Record<string, string>>, source: string, cuts?: readonly number[]): string => masked(values, Buffer.from(source), cuts).toString();

/** How programs print a value, made by other means than those under test where there are any. */
const FORMS: Readonly<Record<string, (value: string) => string | Buffer>> = {
  plain: (value) => value,
  'JSON': (value) => JSON.stringify(value).slice(1, -1),
  'JSON with escaped slashes': (value) => JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
  'ASCII JSON': (value) => JSON.stringify(value).slice(1, -1).replaceAll('ä', '\\u00e4'),
  'a URL': (value) => encodeURIComponent(value),
  'a URL in lower case': (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  'an HTML form': (value) => new URLSearchParams({ v: value }).toString().slice(2),
  hex: (value) => Buffer.from(value).toString('hex'),
  'upper-case hex': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  XML: (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#39;'),
  'a shell': (value) => value.replaceAll('\'', '\'\\\'\''),
  'UTF-16': (value) => Buffer.from(value, 'utf16le'),
};

describe('the masker of known values', () => {
  for (const [name, form] of Object.entries(FORMS)) {
    it(`finds a value as ${name}, however it is cut`, () => {
      const bytes = Buffer.concat([Buffer.from('<< '), Buffer.from(form(AWKWARD)), Buffer.from(' >>')]);
      fc.assert(fc.property(fc.array(fc.nat({ max: 200 }), { maxLength: 20 }), (cuts) => {
        assert.equal(masked({ KEY: AWKWARD }, bytes, cuts).toString(), '<< [keyward:KEY] >>');
      }), { numRuns: 30 });
    });
  }

  it('shows no beginning of a value that the end of the stream cuts', () => {
    const value = 'one"two\'three-four';
    assert.equal(text({ KEY: value }, `said ${value.slice(0, 10)}`, [8]), 'said [keyward:KEY]');
    assert.equal(text({ KEY: value }, `said ${value.slice(0, 5)}`), `said ${value.slice(0, 5)}`);
  });

  it('finds in a form what a form leaves as it is beside what it encodes', () => {
    const value = "one two*three'four(five)~six";
    assert.equal(text({ KEY: value }, new URLSearchParams({ v: value }).toString()), 'v=[keyward:KEY]');
  });

  it('finds a value anywhere in base64, but for the characters that it shares with its neighbours', () => {
    for (const alphabet of ['base64', 'base64url'] as const) {
      fc.assert(fc.property(fc.nat({ max: 30 }), fc.nat({ max: 30 }), (before, after) => {
        const inner = `${'u'.repeat(before)}${AWKWARD}${'v'.repeat(after)}`;
        const out = text({ KEY: AWKWARD }, Buffer.from(inner).toString(alphabet));
        assert.match(out, /^[\w+/=-]*\[keyward:KEY\][\w+/=-]*$/);
        assert(out.length < Buffer.from(inner).toString(alphabet).length);
      }), { numRuns: 60 });
    }
  });

  it('gives back everything else as it is', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat({ max: 300 }), { maxLength: 10 }), (bytes, cuts) => {
      assert.deepEqual(masked({ KEY: AWKWARD }, Buffer.from(bytes), cuts), Buffer.from(bytes));
    }));
  });

  it('masks the longer of two values that begin alike, and the shorter where the longer one is not finished', () => {
    const values = { SHORT: 'abcdefgh', LONG: 'abcdefgh-ijkl' };
    assert.equal(text(values, 'abcdefgh-ijkl abcdefgh abcdefgh-ij'), '[keyward:LONG] [keyward:SHORT] [keyward:SHORT]-ij');
    assert.equal(text(values, 'abcdefgh-ij', [8]), '[keyward:SHORT]-ij');
  });

  it('finds repeated values and ones that overlap with a beginning of their own', () => {
    assert.equal(text({ KEY: 'aab-aab-aac' }, 'aab-aab-aab-aac'), 'aab-[keyward:KEY]');
    assert.equal(text({ KEY: 'secret' }, 'secretsecret'), '[keyward:KEY][keyward:KEY]');
  });

  it('finds the lines of a value of many lines by themselves', () => {
    const lines = ['first-line-of-a-long-value', 'second-line-of-a-long-value'];
    assert.equal(text({ KEY: lines.join('\n') }, `> ${lines[1]}\n> ${lines[0]}\n`), '> [keyward:KEY]\n> [keyward:KEY]\n');
  });

  it('finds bytes that are no text', () => {
    const value = Buffer.from([0xff, 0, 1, 2, 0xfe, 0xfd, 3, 0xff]);
    assert.equal(masked({ KEY: value }, Buffer.concat([Buffer.from('x'), value, Buffer.from(value.toString('hex'))])).toString(), 'x[keyward:KEY][keyward:KEY]');
  });

  it('holds back nothing that cannot be the beginning of a value', () => {
    const masker = new ValueMasker([['KEY', SecretValue.fromText('secret-value')]]);
    assert.equal(masker.push(Buffer.from('Continue? ')).toString(), 'Continue? ');
    assert.equal(masker.push(Buffer.from('sec')).toString(), '');
    assert.equal(masker.push(Buffer.from('ond')).toString(), 'second');
  });

  it('looks for nothing that is shorter than a word', () => {
    assert.equal(text({ KEY: 'abc' }, 'abc abcdef'), 'abc abcdef');
  });
});
