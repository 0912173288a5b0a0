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

  for (const [what, bytes, encoding] of [
    ['one byte of a mark', Buffer.from([0xff]), 'latin-1'],
    ['a mark and nothing else', Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
    ['a mark of UTF-16 and nothing else', Buffer.from([0xff, 0xfe]), 'utf-16le'],
    ['a mark of UTF-16 with the big end first and nothing else', Buffer.from([0xfe, 0xff]), 'utf-16be'],
    ['half a character at the end', Buffer.from([0x61, 0xe2, 0x82]), 'latin-1'],
    ['an overlong form, which UTF-8 forbids', Buffer.from([0xc0, 0xaf]), 'latin-1'],
    ['a surrogate in the manner of UTF-8, which forbids it', Buffer.from([0xed, 0xa0, 0x80]), 'latin-1'],
    ['the largest code point', Buffer.from('\u{10ffff}'), 'utf-8'],
    ['one beyond it', Buffer.from([0xf4, 0x90, 0x80, 0x80]), 'latin-1'],
    ['zeros only', Buffer.alloc(64), undefined],
    ['a NUL after what is looked at', Buffer.concat([Buffer.alloc(8192, 'x'), Buffer.from([0])]), 'ascii'],
    ['a NUL as the last byte that is looked at', Buffer.concat([Buffer.alloc(8191, 'x'), Buffer.from([0])]), undefined],
  ] as const) {
    it(`takes ${what} for ${encoding ?? 'a binary'}`, () => { assert.equal(sniffEncoding(bytes), encoding); });
  }

  it('keeps halves of a pair that stand alone in UTF-16, and the text around them', () => {
    for (const turned of [false, true]) {
      const bytes = Buffer.from('\ufeffa\ud83db\ude00c', 'utf16le');
      assert.equal(decoded(turned ? bytes.swap16() : bytes), 'a\ud83db\ude00c');
    }
  });

  it('takes away one mark, and leaves a second one that somebody wrote', () => {
    assert.equal(decoded(Buffer.from('\ufeff\ufeffa')), '\ufeffa');
    assert.equal(decoded(Buffer.from('\ufeff\ufeffa', 'utf16le')), '\ufeffa');
  });

  it('gives back any text that was written as UTF-16 with a mark', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (one, turned) => {
      const bytes = Buffer.from(`\ufeff${one}`, 'utf16le');
      assert.equal(decoded(turned ? bytes.swap16() : bytes), one);
    }));
  });

  it('changes none of the bytes it was given', () => {
    const bytes = Buffer.from('\ufeffab', 'utf16le').swap16();
    const before = Buffer.from(bytes);
    decoded(bytes);
    assert.deepEqual(bytes, before);
  });

  it('looks only at the bytes it was given, not at the buffer behind them', () => {
    const large = Buffer.from('xxxxkey=1\0\0\0');
    assert.equal(decoded(large.subarray(4, 9)), 'key=1');
  });
});
