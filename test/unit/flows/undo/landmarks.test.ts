import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { findLandmarks, landmarkOf, landmarksIn } from '../../../../shared/src/flows/undo/landmarks';

const fingerprint = fingerprinter(Buffer.alloc(32, 7));
const line = fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '=', '\ud83d\ude00'), maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r')).map((parts) => parts.join(''));
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''));

describe('where an edit stands, told by lines', () => {
  it('is the same span in the same text', () => {
    fc.assert(fc.property(text, fc.nat(), fc.nat(), (source, from, to) => {
      const span = spanIn(source, from, to);
      assert.deepEqual(landmarksIn(source, [landmarkOf(source, span, fingerprint)]), [span]);
    }));
  });

  it('is the same code after lines above and below were added, where no other place looks like it', () => {
    fc.assert(fc.property(text, text, text, fc.nat(), fc.nat(), (source, above, below, from, to) => {
      const span = spanIn(`[lookup]\n${source}`, from, to);
      const marked = landmarkOf(`[lookup]\n${source}`, span, fingerprint);
      const [found] = findLandmarks(`${above}[lookup]\n${source}${below}`, [marked], fingerprint) ?? [];
      if (found !== undefined) assert.equal(`${above}[lookup]\n${source}${below}`.slice(found.start, found.end), `[lookup]\n${source}`.slice(span.start, span.end));
    }));
  });

  it('is found where the lines around it changed', () => {
    const marked = landmarkOf('a\nb\nkey = lookup;\nc\n', { start: 10, end: 16 }, fingerprint);
    assert.deepEqual(findLandmarks('a\nchanged\nkey = lookup;\n', [marked], fingerprint), [{ start: 16, end: 22 }]);
  });

  it('is not guessed where its own line changed, is gone, or is there twice', () => {
    const source = 'a\nkey = lookup;\nb\n';
    const marked = landmarkOf(source, { start: 8, end: 14 }, fingerprint);
    for (const changed of ['a\nkey = lookup + 1;\nb\n', 'a\nb\n', '', `${source}${source}`]) {
      assert.equal(findLandmarks(changed, [marked], fingerprint), undefined, changed);
    }
  });

  it('is not guessed where two edits changed places', () => {
    const marks = [{ start: 0, end: 3 }, { start: 20, end: 25 }].map((span) => landmarkOf('one\n1\n2\n3\n4\n5\n6\n7\n8\nthree\n', span, fingerprint));
    assert.equal(findLandmarks('three\n8\none\n1\n', marks, fingerprint), undefined);
  });

  function spanIn(source: string, from: number, to: number) {
    const [start = 0, end = 0] = [from % (source.length + 1), to % (source.length + 1)].sort((a, b) => a - b);
    return { start, end };
  }
});
