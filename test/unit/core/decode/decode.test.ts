import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DecodeStep, DecodingChain } from '../../../../shared/src/core/decode/chain';
import { decode } from '../../../../shared/src/core/decode/decode';

function read(source: string, ...chain: DecodingChain): string | undefined {
  const result = decode(source, chain);
  return result.ok ? result.value : undefined;
}

/** Text that has a UTF-8 form. */
const unicode = fc.string({ unit: 'binary' }).filter((value) => !/[\uD800-\uDFFF]/u.test(value));

describe('decoding chains', () => {
  it('give the text itself without steps, and apply steps in order', () => {
    assert.equal(read('a\\n'), 'a\\n');
    assert.equal(read('YVxuYg==', { kind: 'base64' }, { kind: 'string-escapes', dialect: 'json' }), 'a\nb');
  });

  it('name the step that refused the text, and nothing of the text', () => {
    assert.deepEqual(decode('a%zz', [{ kind: 'percent' }]), { ok: false, error: { kind: 'malformed', step: 'percent' } });
    assert.deepEqual(decode('?', [{ kind: 'line-ends', as: 'lf' }, { kind: 'base64' }]), { ok: false, error: { kind: 'malformed', step: 'base64' } });
  });

  it('read what encoders print', () => {
    fc.assert(fc.property(unicode, (value) => {
      const bytes = Buffer.from(value, 'utf8');
      const base64 = bytes.toString('base64');
      assert.equal(read(base64, { kind: 'base64' }), value);
      assert.equal(read(base64.replace(/=+$/, ''), { kind: 'base64' }), value);
      assert.equal(read(bytes.toString('base64url'), { kind: 'base64' }), value);
      assert.equal(read(base64.replace(/.{4}/g, '$&\n'), { kind: 'base64' }), value);
      assert.equal(read(bytes.toString('hex'), { kind: 'hex' }), value);
      assert.equal(read(bytes.toString('hex').toUpperCase(), { kind: 'hex' }), value);
      assert.equal(read(encodeURIComponent(value), { kind: 'percent' }), value);
      assert.equal(read(value.replace(/'/g, "''"), { kind: 'doubled-quotes', quote: "'" }), value);
      assert.equal(read(value.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`), { kind: 'xml-entities' }), value);
    }));
  });

  /** step, source, value; undefined where it is malformed */
  const cases: readonly (readonly [DecodeStep, string, string | undefined])[] = [
    [{ kind: 'base64' }, 'YWI', 'ab'],
    [{ kind: 'base64' }, 'YWJ=', undefined],
    [{ kind: 'base64' }, 'YWK=', undefined],
    [{ kind: 'base64' }, 'YWJj=', undefined],
    [{ kind: 'base64' }, 'YWJjZ', undefined],
    [{ kind: 'base64' }, '+_', undefined],
    [{ kind: 'base64' }, '/w==', undefined],
    [{ kind: 'hex' }, '6', undefined],
    [{ kind: 'hex' }, 'ff', undefined],
    [{ kind: 'percent' }, 'a+b%20c', 'a+b c'],
    [{ kind: 'percent' }, '%ff', undefined],
    [{ kind: 'xml-entities' }, '&lt;&amp;&gt;&quot;&apos;&#65;&#x42;', '<&>"\'AB'],
    [{ kind: 'xml-entities' }, 'a & b', undefined],
    [{ kind: 'xml-entities' }, '&nbsp;', undefined],
    [{ kind: 'xml-entities' }, '&#xD800;', undefined],
    [{ kind: 'xml-entities' }, '&#0;', undefined],
    [{ kind: 'doubled-quotes', quote: '"' }, 'a""b', 'a"b'],
    [{ kind: 'doubled-quotes', quote: '"' }, 'a"b', undefined],
    [{ kind: 'line-continuation', dialect: 'backslash' }, 'a\\\r\nb\\\nc', 'abc'],
    [{ kind: 'line-continuation', dialect: 'dotenv' }, 'a\r\nb\rc', 'a\nb\nc'],
    [{ kind: 'line-ends', as: 'lf' }, 'a\r\nb\rc\n', 'a\nb\nc\n'],
    [{ kind: 'line-ends', as: 'dropped-cr' }, 'a\r\nb\rc', 'a\nbc'],
    [{ kind: 'yaml-plain-folding' }, 'a\n  b\n\n  c', 'a b\nc'],
    [{ kind: 'dedent', style: 'java-text-block' }, '    a  \n      b\n    ', 'a\n  b\n'],
    [{ kind: 'dedent', style: 'java-text-block' }, '    a\n  ', '  a\n'],
    [{ kind: 'dedent', style: 'java-text-block', indent: 4, startsInLine: true }, 'a \r\n    b ', 'a\nb '],
    [{ kind: 'dedent', style: 'ruby-squiggly' }, '\t  a\n          b\n\n', 'a\nb\n\n'],
    [{ kind: 'dedent', style: 'ruby-squiggly' }, '    a\n\tb\n', 'a\n\tb\n'],
    [{ kind: 'dedent', style: 'ruby-squiggly' }, '  a\\\n  b\n', undefined],
    [{ kind: 'dedent', style: 'ruby-squiggly', indent: 2, startsInLine: true }, ' a\n  b\n', ' a\nb\n'],
    [{ kind: 'dedent', style: 'closing-mark', indent: 2 }, '  a\r\n\r\n    b', 'a\r\n\r\n  b'],
    [{ kind: 'dedent', style: 'closing-mark', indent: 2 }, '  a\n b', undefined],
    [{ kind: 'dedent', style: 'closing-mark', indent: 2, startsInLine: true }, 'a\n  b', 'a\nb'],
    [{ kind: 'dedent', style: 'closing-mark' }, '  a', '  a'],
    [{ kind: 'adjacent-strings', language: 'python' }, `"a" 'b\\n' # c\n  r'\\d' + u"""e\n"""`, 'ab\n\\de\n'],
    [{ kind: 'adjacent-strings', language: 'python' }, `f"a" "b"`, undefined],
    [{ kind: 'adjacent-strings', language: 'javascript' }, `'a' + /* c */ "b" // d\n + \`e\\n\``, 'abe\n'],
    [{ kind: 'adjacent-strings', language: 'javascript' }, `'a' 'b'`, undefined],
    [{ kind: 'adjacent-strings', language: 'javascript' }, `'a' + x`, undefined],
    [{ kind: 'adjacent-strings', language: 'javascript' }, `'a' +`, undefined],
    [{ kind: 'adjacent-strings', language: 'javascript' }, `'a' + \`\${b}\``, undefined],
    [{ kind: 'adjacent-strings', language: 'java' }, `"a\\n" +\n "b"`, 'a\nb'],
    [{ kind: 'adjacent-strings', language: 'go' }, '"a" + `\\n`', 'a\\n'],
    [{ kind: 'adjacent-strings', language: 'go' }, '"a" "b"', undefined],
    [{ kind: 'adjacent-strings', language: 'ruby' }, `"a" 'b' \\\n "c"`, 'abc'],
    [{ kind: 'adjacent-strings', language: 'ruby' }, `"a"\n"b"`, undefined],
    [{ kind: 'adjacent-strings', language: 'ruby' }, `"a" +\n"b"`, 'ab'],
    [{ kind: 'adjacent-strings', language: 'ruby' }, `"#{a}" "b"`, undefined],
    [{ kind: 'adjacent-strings', language: 'c' }, `"a\\x41" \\\n "b"`, 'aAb'],
    [{ kind: 'adjacent-strings', language: 'c' }, `"a" + "b"`, undefined],
  ];
  for (const [step, source, value] of cases) {
    it(`${JSON.stringify(step)}: ${JSON.stringify(source)}`, () => assert.equal(read(source, step), value));
  }

  it('never throw, whatever stands there', () => {
    const steps = cases.map(([step]) => step);
    const source = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\\', '"', "'", '`', '+', '=', '%', '&', ';', '#', '|', 'é') });
    fc.assert(fc.property(source, fc.constantFrom(...steps), (text, step) => typeof decode(text, [step]).ok === 'boolean'), { numRuns: 2000 });
  });
});
