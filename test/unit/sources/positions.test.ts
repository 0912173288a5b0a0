import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rangeFinder, rangesOf } from '../../../shared/src/sources/positions';

/** Lines and characters by the plainest means. */
function plainly(text: string, offset: number, unit: 'utf-8' | 'utf-16'): { line: number; character: number } {
  const before = text.slice(0, offset);
  // A break is complete only with its LF: the place between CR and LF still belongs to the line.
  const whole = before.endsWith('\r') && text[offset] === '\n' ? before.slice(0, -1) : before;
  const lines = whole.split(/\r\n|\r|\n/);
  const last = (lines.at(-1) ?? '') + before.slice(whole.length);
  return { line: lines.length - 1, character: unit === 'utf-8' ? Buffer.byteLength(last) : last.length };
}

describe('places of findings', () => {
  const texts = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', 'é', '€', ' ')).map((parts) => parts.join(''));
  for (const unit of ['utf-16', 'utf-8'] as const) {
    it(`are the same as counted line by line, in ${unit}`, () => {
      fc.assert(fc.property(texts, fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 9 })), { maxLength: 5 }), (text, places) => {
        const spans = places.map(([start, length]) => {
          const from = Math.min(start, text.length);
          return { start: from, end: Math.min(text.length, from + length) };
        }).sort((a, b) => a.start - b.start);
        assert.deepEqual(rangesOf(text, spans, unit), spans.map(({ start, end }) =>
          ({ start: plainly(text, start, unit), end: plainly(text, end, unit) })));
      }));
    });
  }

  for (const unit of ['utf-16', 'utf-8'] as const) {
    it(`take one pass over a long line with many findings, in ${unit}`, () => {
      const text = `${'é'.repeat(50)}${'x'.repeat(50)}`.repeat(40_000);
      const spans = Array.from({ length: 40_000 }, (_, index) => ({ start: index * 100 + 60, end: index * 100 + 80 }));
      const bytes = unit === 'utf-8' ? 40_000 * 50 : 0;
      assert.deepEqual(rangesOf(text, spans, unit).at(-1), {
        start: { line: 0, character: 3_999_960 + bytes }, end: { line: 0, character: 3_999_980 + bytes },
      });
    });
  }

  it('may start where the one before did, or lie in it', () => {
    const spans = [{ start: 2, end: 9 }, { start: 2, end: 4 }, { start: 3, end: 3 }];
    const line = (from: number, to: number) => ({ start: { line: 0, character: from }, end: { line: 0, character: to } });
    assert.deepEqual(rangesOf('é😀 abc def', spans, 'utf-16'), [line(2, 9), line(2, 4), line(3, 3)]);
    assert.deepEqual(rangesOf('éé abc def', spans, 'utf-8'), [line(4, 11), line(4, 6), line(5, 5)]);
  });

  it('are found again for spans in any order, each as often as it is asked for', () => {
    const later = { start: 4, end: 5 };
    const rangeAt = rangeFinder('a\nbc\nd', [later, { start: 0, end: 1 }, later]);
    assert.deepEqual([rangeAt(later), rangeAt({ start: 0, end: 1 })], [
      { start: { line: 1, character: 2 }, end: { line: 2, character: 0 } }, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    ]);
  });

  it('are none for no findings, whatever the text', () => {
    assert.deepEqual(rangesOf('a\nb', []), []);
  });
});
