import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeChanges } from '../../../server/src/documents/compose-changes';
import type { TextChange } from '../../../shared/src/scan/engine';

interface Edit { readonly start: number; readonly end: number; readonly text: string }

function applied(text: string, { start, end, text: added }: Edit): string {
  return text.slice(0, start) + added + text.slice(end);
}

function changeOf({ start, end, text }: Edit): TextChange {
  return { span: { start, end }, newLength: text.length };
}

function editIn(length: number): fc.Arbitrary<Edit> {
  return fc.record({ a: fc.nat({ max: length }), b: fc.nat({ max: length }), text: fc.string({ maxLength: 6 }) })
    .map(({ a, b, text }) => ({ start: Math.min(a, b), end: Math.max(a, b), text }));
}

describe('composing changes', () => {
  it('gives one change from the first text to the last, however many there were', () => {
    const runs = fc.string({ maxLength: 20 }).chain((text) => fc.array(editIn(12), { minLength: 2, maxLength: 6 })
      .map((edits) => ({ text: text.padEnd(12, '.'), edits })));
    fc.assert(fc.property(runs, ({ text, edits }) => {
      let now = text;
      let whole: TextChange | undefined;
      for (const edit of edits) {
        const fitting = { ...edit, start: Math.min(edit.start, now.length), end: Math.min(edit.end, now.length) };
        whole = whole === undefined ? changeOf(fitting) : composeChanges(whole, changeOf(fitting));
        now = applied(now, fitting);
      }
      assert(whole !== undefined);
      const { span, newLength } = whole;
      assert(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      assert.equal(now, applied(text, { ...span, text: now.slice(span.start, span.start + newLength) }));
    }));
  });

  it('joins letters typed one after the other', () => {
    const typed = composeChanges({ span: { start: 5, end: 5 }, newLength: 1 }, { span: { start: 6, end: 6 }, newLength: 1 });
    assert.deepEqual(typed, { span: { start: 5, end: 5 }, newLength: 2 });
  });
});
