import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StreamFinder } from '../../../../shared/src/host/git/history';

describe('finding bytes in a stream', () => {
  it('finds what one search of the whole finds, however it is cut', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
    const needle = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });
    fc.assert(fc.property(letters, needle, cuts, (text, wanted, places) => {
      const finder = new StreamFinder(Buffer.from(wanted));
      const borders = [0, ...places.filter((place) => place < text.length).sort((a, b) => a - b), text.length];
      for (let index = 0; index + 1 < borders.length; index++) {
        finder.push(Buffer.from(text.slice(borders[index], borders[index + 1])));
      }
      assert.equal(finder.found, text.includes(wanted));
    }));
  });
});
