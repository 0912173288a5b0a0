import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textCodec } from '../../../../shared/src/host/files/text-codec';

/** Bytes that come in pieces, decoded and encoded again. */
function copied(pieces: readonly Buffer[]): Buffer | undefined {
  const codec = textCodec(pieces[0] ?? Buffer.alloc(0));
  return codec === undefined ? undefined : Buffer.concat([...pieces.map((piece) => codec.encode(codec.decode(piece))), codec.rest()]);
}

function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const ends = [...new Set([...places.map((place) => place % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)).filter((piece) => piece.length > 0);
}

const places = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });
const mixed = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes))), { maxLength: 20 })
  .map((parts) => Buffer.concat(parts));

describe('the codec of a stream', () => {
  it('gives back any bytes as they were, however they are cut', () => {
    fc.assert(fc.property(mixed, places, (bytes, where) => {
      const out = copied(cut(bytes, where));
      if (out !== undefined) assert.deepEqual(out, bytes);
    }), { numRuns: 500 });
  });

  it('gives back UTF-16 with its mark, odd bytes and halves of characters', () => {
    for (const mark of [[0xff, 0xfe], [0xfe, 0xff]]) {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), places, (body, where) => {
        const bytes = Buffer.concat([Buffer.from(mark), body]);
        const [first = bytes, ...others] = cut(bytes, [2, ...where]);
        const pieces = first.length < 2 ? [bytes] : [first, ...others];
        assert.deepEqual(copied(pieces), bytes);
      }), { numRuns: 200 });
    }
  });

  it('decodes what is text as text', () => {
    const decoded = (bytes: Buffer): string | undefined => textCodec(bytes)?.decode(bytes);
    assert.equal(decoded(Buffer.from('naïve 😀')), 'naïve 😀');
    assert.equal(decoded(Buffer.from('\ufeffa', 'utf16le')), '\ufeffa');
    assert.equal(decoded(Buffer.from([0x61, 0xff, 0x62])), 'a\udcffb');
  });

  it('waits for the rest of a character', () => {
    const bytes = Buffer.from('é😀');
    const codec = textCodec(bytes);
    assert.deepEqual([...bytes].map((byte) => codec?.decode(Uint8Array.of(byte))), ['', 'é', '', '', '', '😀']);
  });

  it('takes a log with NULs for text, and NULs beside bytes of no character for none', () => {
    assert.notEqual(textCodec(Buffer.from(`${'\0'.repeat(50)}started\n`)), undefined);
    assert.equal(textCodec(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 0, 0, 0xff, 0xc0])), undefined);
  });
});
