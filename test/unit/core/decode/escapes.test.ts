import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EscapeDialect } from '../../../../shared/src/core/decode/chain';
import { decode } from '../../../../shared/src/core/decode/decode';
import { escapeRules } from '../../../../shared/src/core/decode/escape-rules';

function read(source: string, dialect: EscapeDialect): string | undefined {
  const result = decode(source, [{ kind: 'string-escapes', dialect }]);
  return result.ok ? result.value : undefined;
}

const dialects = Object.keys(escapeRules) as readonly EscapeDialect[];

/** dialect, source, value; undefined where the language itself refuses or where no Unicode text comes out */
const cases: readonly (readonly [EscapeDialect, string, string | undefined])[] = [
  ['javascript', String.raw`\x41\u0042\u{43}\u{1F600}\n\t\v\0`, 'ABC😀\n\t\v\0'],
  ['javascript', String.raw`\ud83d\ude00\q\'`, '😀q\''],
  ['javascript', String.raw`\101\4012\8`, 'A 12' + '8'],
  ['javascript', 'a\\\r\nb\\\nc', 'abc'],
  ['javascript', String.raw`\ud83d`, undefined],
  ['javascript', String.raw`\x4`, undefined],
  ['javascript', String.raw`\u{110000}`, undefined],
  ['javascript', 'a\nb', undefined],
  ['javascript-template', 'a\r\nb\rc', 'a\nb\nc'],
  ['javascript-template', String.raw`\1`, undefined],
  ['json', String.raw`\"\/\u00e9`, '"/é'],
  ['json', String.raw`\x41`, undefined],
  ['python', String.raw`\x41\d\101\U0001F600\'`, "A\\dA😀'"],
  ['python', String.raw`\N{DASH}`, undefined],
  ['python', String.raw`\ud83d\ude00`, undefined],
  ['python', 'a\r\nb\\\nc', 'a\nbc'],
  ['python-bytes', String.raw`\xc3\xa9\u0041`, 'é\\u0041'],
  ['python-bytes', String.raw`\xff`, undefined],
  ['python-bytes', 'é', undefined],
  ['go', String.raw`\xc3\xa9\u00e9\101`, 'ééA'],
  ['go', String.raw`\q`, undefined],
  ['go', String.raw`\1`, undefined],
  ['go', String.raw`\400`, undefined],
  ['java', String.raw`\u0041\101\4012\s`, 'AA 12 '],
  ['java', String.raw`\uuu0041\\u0041`, 'A\\u0041'],
  ['java', String.raw`\u0022`, undefined],
  ['java', String.raw`\x41`, undefined],
  ['kotlin', String.raw`\$\u0041`, '$A'],
  ['csharp', String.raw`\x41\u0042\0\e`, 'AB\0\x1b'],
  ['ruby-double', String.raw`\u{41 42}\x43\s\q\e`, 'ABC q\x1b'],
  ['ruby-double', String.raw`\cA`, undefined],
  ['ruby-single', String.raw`\\\'\n`, "\\'\\n"],
  ['php-double', String.raw`\x41\101\u{1F600}\$\q\u`, 'AA😀$\\q\\u'],
  ['php-heredoc', String.raw`\"\$`, '\\"$'],
  ['php-single', String.raw`\'\\\n`, "'\\\\n"],
  ['rust', 'a\\\n   b\\u{41}\\x41', 'abAA'],
  ['rust', String.raw`\x80`, undefined],
  ['c', String.raw`\x41\102\?\u00e9`, 'AB?é'],
  ['c', String.raw`\x41B`, undefined],
  ['shell-double', String.raw`\$\"\n\\`, '$"\\n\\'],
  ['shell-ansi-c', String.raw`\n\x41\u00e9\'\q`, "\nAé'\\q"],
  ['shell-bare', String.raw`a\ b\$`, 'a b$'],
  ['yaml-double', 'a\n   b\\x41\\\n   c', 'a bAc'],
  ['toml-basic', 'a\\\n   b\\u0041', 'abA'],
  ['dotenv-double', String.raw`a\nb\"\t`, 'a\nb\\"\\t'],
  ['properties', 'a\\\n   b\\u0041\\q\\t', 'abAq\t'],
  ['powershell-double', '`n`u{41}`$\\n', '\nA$\\n'],
  ['hcl', String.raw`\n\U0001F600`, '\n😀'],
];

describe('string escapes', () => {
  for (const [dialect, source, value] of cases) {
    it(`${dialect}: ${JSON.stringify(source)}`, () => assert.equal(read(source, dialect), value));
  }

  it('leaves text without escapes as it is, in every dialect', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\\`\r\n]/.test(value));
    fc.assert(fc.property(text, fc.constantFrom(...dialects.filter((dialect) => dialect !== 'python-bytes')), (value, dialect) => read(value, dialect) === value));
  });

  it('reads what other printers of the language write', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !/[\uD800-\uDFFF]/u.test(value));
    fc.assert(fc.property(text, (value) => read(JSON.stringify(value).slice(1, -1), 'json') === value));
    fc.assert(fc.property(text, (value) => read(unitEscapes(value), 'javascript') === value && read(unitEscapes(value), 'csharp') === value));
    fc.assert(fc.property(text, (value) => read(codePointEscapes(value), 'python') === value && read(codePointEscapes(value), 'go') === value));
    fc.assert(fc.property(text, (value) => read(byteEscapes(value), 'python-bytes') === value && read(byteEscapes(value), 'php-double') === value));
  });

  it('never throws, whatever stands there', () => {
    const source = fc.string({ unit: fc.constantFrom('\\', 'x', 'u', 'U', 'N', '{', '}', '0', '7', '9', 'a', 'f', '\r', '\n', '`', '"', "'", 'é', '😀') });
    fc.assert(fc.property(source, fc.constantFrom(...dialects), (text, dialect) => {
      const value = read(text, dialect);
      return value === undefined || !/[\uD800-\uDFFF]/u.test(value);
    }), { numRuns: 2000 });
  });
});

function unitEscapes(value: string): string {
  return Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}

function codePointEscapes(value: string): string {
  return Array.from(value, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('');
}

function byteEscapes(value: string): string {
  return [...Buffer.from(value, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
