import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineDrift } from '../../../cli/src/fix/line-drift';
import { applyEdits } from '../../../shared/src/core/model/span';

const LINES = ['one', 'two', 'three', 'four', 'five'];
const TEXT = LINES.join('\n');

function at(word: string): number {
  return TEXT.indexOf(word);
}

describe('lines of a preview', () => {
  it('an insertion above, at the end and a removal are taken back', () => {
    const drift = new LineDrift();
    drift.add(TEXT, [
      { span: { start: TEXT.length, end: TEXT.length }, newText: '\nsix\nseven' },
      { span: { start: 0, end: 0 }, newText: 'import a\nimport b\n' },
      { span: { start: at('three'), end: at('four') }, newText: '' },
    ]);
    // import a, import b, one, two, four, five, six, seven
    assert.deepEqual([3, 4, 6].map((line) => drift.before(line)), [1, 2, 5]);
  });

  it('fixes that follow each other add up', () => {
    fc.assert(fc.property(fc.array(fc.nat(4), { maxLength: 6 }), fc.nat(4), (insertions, watched) => {
      const drift = new LineDrift();
      let text = TEXT;
      for (const index of insertions) {
        const start = text.indexOf(LINES[index] ?? '');
        const edits = [{ span: { start, end: start }, newText: 'new line\n' }];
        drift.add(text, edits);
        text = applyEdits(text, edits);
      }
      const line = text.split('\n').indexOf(LINES[watched] ?? '') + 1;
      assert.equal(drift.before(line), watched + 1);
    }));
  });

  it('says nothing else without edits', () => {
    assert.equal(new LineDrift().before(7), 7);
  });
});
