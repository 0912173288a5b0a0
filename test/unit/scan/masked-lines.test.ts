import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MASK } from '../../../shared/src/core/redact/mask';
import { maskedLines } from '../../../shared/src/scan/report/masked-lines';
import { VALUE } from './scanning';

function spanOf(text: string, value: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(value);
  return { start, end: start + value.length };
}

describe('masked lines', () => {
  it('are those around the value, with a mask in its place', () => {
    const text = `one\ntwo\nkey = "${VALUE}"\r\nfour\nfive\n`;
    assert.deepEqual(maskedLines(text, spanOf(text, VALUE), [], { reach: 1 }), [
      { number: 2, text: 'two', marked: false }, { number: 3, text: `key = "${MASK}"`, marked: true }, { number: 4, text: 'four', marked: false },
    ]);
  });

  it('mask every other secret, and a value that is repeated', () => {
    const other = ['other', 'Value', '77'].join('');
    const text = `a=${other}\nb=${VALUE}\n# ${VALUE} and ${other}`;
    assert.deepEqual(maskedLines(text, spanOf(text, VALUE), [spanOf(text, other)], { reach: 3 }).map((line) => line.text), [`a=${MASK}`, `b=${MASK}`, `# ${MASK} and ${MASK}`]);
  });

  it('make one line of a value that goes over several, and count on behind it', () => {
    const value = 'first\nsecond\nthird';
    const text = `k=${value};\nend`;
    assert.deepEqual(maskedLines(text, spanOf(text, value), [], { reach: 1 }), [{ number: 1, text: `k=${MASK};`, marked: true }, { number: 4, text: 'end', marked: false }]);
  });

  it('never show a value, whatever is around it', () => {
    const near = fc.string({ maxLength: 30 });
    fc.assert(fc.property(near, near, fc.nat(3), (before, after, reach) => {
      const text = `${before}${VALUE}${after}\n${VALUE}`;
      const lines = maskedLines(text, { start: before.length, end: before.length + VALUE.length }, [], { reach });
      assert.ok(lines.every((line) => !line.text.includes(VALUE)));
      assert.equal(lines.filter(({ marked }) => marked).length, 1);
    }));
  });
});
