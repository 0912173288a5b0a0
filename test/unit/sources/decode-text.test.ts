import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, sniffEncoding } from '../../../shared/src/host/files/decode-text';

function decoded(bytes: Buffer): string | undefined {
  const encoding = sniffEncoding(bytes);
  return encoding === undefined ? undefined : decodeText(bytes, encoding);
}

/** UTF-16 with the bytes of each unit turned round. */
function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('decoding a file', () => {
  const text = 'password = "ünïcödé €"\r\n';
  const cases: readonly (readonly [string, Buffer, string | undefined])[] = [
    ['nothing', Buffer.alloc(0), ''],
    ['ASCII', Buffer.from('key = 1\n'), 'key = 1\n'],
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['UTF-16, big end first, with its mark', utf16be(`\ufeff${text}`), text],
    ['UTF-16 without a mark', Buffer.from(text.repeat(3), 'utf16le'), text.repeat(3)],
    ['UTF-16, big end first, without a mark', utf16be(text.repeat(3)), text.repeat(3)],
    ['Latin-1', Buffer.from('caf\xe9 = "\xfc"', 'latin1'), 'café = "ü"'],
    ['half a UTF-16 character at the end', Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from([0x63])]), 'ab'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), undefined],
    ['text with a NUL', Buffer.from('a text with one \0 in it'), undefined],
  ];
  for (const [what, bytes, expected] of cases) {
    it(`reads ${what}`, () => { assert.equal(decoded(bytes), expected); });
  }

  it('gives back any text that was written as UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0') && !one.startsWith('\ufeff')), (one) => {
      assert.equal(decoded(Buffer.from(one)), one);
    }));
  });

  it('keeps ASCII in its place in whatever is no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from([0xe9, 0xff]), Buffer.from('key="abc"'), Buffer.from([0x80])]);
    assert.equal(decoded(bytes)?.indexOf('key="abc"'), 2);
  });

  it('looks only at the bytes it was given, not at the buffer behind them', () => {
    const large = Buffer.from('xxxxkey=1\0\0\0');
    assert.equal(decoded(large.subarray(4, 9)), 'key=1');
  });
});
