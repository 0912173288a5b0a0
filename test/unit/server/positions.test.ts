import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { negotiateEncoding } from '../../../server/src/documents/positions';

describe('positions', () => {
  it('are UTF-8 only for a client that prefers it', () => {
    assert.equal(negotiateEncoding(undefined).kind, 'utf-16');
    assert.equal(negotiateEncoding([]).kind, 'utf-16');
    assert.equal(negotiateEncoding(['utf-32']).kind, 'utf-16');
    assert.equal(negotiateEncoding(['utf-32', 'utf-8', 'utf-16']).kind, 'utf-8');
    assert.equal(negotiateEncoding(['utf-16', 'utf-8']).kind, 'utf-16');
  });

  it('count bytes of each kind of character in UTF-8', () => {
    const codec = negotiateEncoding(['utf-8']);
    const document = TextDocument.create('a:b', 'plaintext', 1, 'aé€😀x\r\nb');
    const bytes = [0, 1, 3, 6, 10, 11];
    const offsets = [0, 1, 2, 3, 5, 6];
    offsets.forEach((offset, index) => {
      assert.deepEqual(codec.positionAt(document, offset), { line: 0, character: bytes[index] });
      assert.equal(codec.offsetAt(document, { line: 0, character: bytes[index] ?? 0 }), offset);
    });
    assert.equal(codec.offsetAt(document, { line: 1, character: 1 }), 9);
  });

  it('inside a character or behind the line mean the nearest place before', () => {
    const codec = negotiateEncoding(['utf-8']);
    const document = TextDocument.create('a:b', 'plaintext', 1, '😀x\nb');
    assert.equal(codec.offsetAt(document, { line: 0, character: 2 }), 0);
    assert.equal(codec.offsetAt(document, { line: 0, character: 99 }), 3);
    assert.equal(codec.offsetAt(document, { line: 99, character: 0 }), 5);
  });

  it('are the same far along a line as long as its file, wherever that is cut to measure it', () => {
    const codec = negotiateEncoding(['utf-8']);
    const characters = fc.constantFrom('a', 'é', '€', '😀', '\ud83d', '\udc00');
    fc.assert(fc.property(fc.nat(2100), fc.array(characters, { minLength: 1, maxLength: 12 }), fc.nat(5000), (ahead, parts, behind) => {
      const line = 'x'.repeat(ahead) + parts.join('').repeat(200);
      const document = TextDocument.create('a:b', 'plaintext', 1, `first\n${line}\r\n${'y'.repeat(behind)}`);
      let bytes = 0;
      let offset = 'first\n'.length;
      for (const character of line) {
        if (offset % 97 === 0) assert.equal(codec.offsetAt(document, { line: 1, character: bytes }), offset);
        bytes += Buffer.byteLength(character);
        offset += character.length;
      }
      assert.equal(codec.offsetAt(document, { line: 1, character: bytes }), offset);
      assert.equal(codec.offsetAt(document, { line: 1, character: bytes + 9 }), offset);
    }), { numRuns: 30 });
  });

  it('come back from every offset between characters', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '€', '😀', '\n', '\r\n', ' ')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, fc.constantFrom('utf-8', 'utf-16'), (whole, kind) => {
      const codec = negotiateEncoding([kind]);
      const document = TextDocument.create('a:b', 'plaintext', 1, whole);
      for (let offset = 0; offset <= whole.length; offset += whole[offset] === '\r' ? 2 : String.fromCodePoint(whole.codePointAt(offset) ?? 0).length) {
        assert.equal(codec.offsetAt(document, codec.positionAt(document, offset)), offset);
      }
    }));
  });
});
