import assert from 'node:assert/strict';
import { openingCharacters } from '../../../../shared/src/scan/detection/gates/opening-characters';

/** The characters that may stand at a place of a match, of those asked about. */
function at(pattern: RegExp, place: number, asked = 'abcxyzABC019_-. '): string {
  const { places } = openingCharacters(pattern);
  return Array.from(asked).filter((character) => ((places[character.charCodeAt(0)] ?? 0) >> place & 1) === 1).join('');
}

describe('opening characters of a pattern', () => {
  it('are one for each literal and several for a class', () => {
    assert.deepEqual([0, 1, 2, 3].map((place) => at(/ab[x-z0]\d/, place)), ['a', 'b', 'xyz0', '019']);
  });

  it('are those of all alternatives', () => {
    assert.deepEqual([0, 1, 2].map((place) => at(/(?:ab|x)c/, place)), ['ax', 'bc', 'abcxyzABC019_-. '.replace(/[^]/g, (one) => one)]);
  });

  it('follow each number of repeats', () => {
    assert.deepEqual([0, 1, 2, 3].map((place) => at(/a{1,2}b{2}x/, place)), ['a', 'ab', 'b', 'bx']);
    assert.deepEqual([0, 1].map((place) => at(/a?bc/, place)), ['ab', 'bc']);
    assert.deepEqual([0, 5, 15].map((place) => at(/a*b{20}/, place)), ['ab', 'ab', 'ab']);
  });

  it('are anything where the match may have ended, and where nothing is known', () => {
    const everything = 'abcxyzABC019_-. ';
    assert.equal(at(/ab/, 2), everything);
    assert.equal(at(/a.b/, 1), everything);
    assert.equal(at(/(a)\1bc/, 3), everything);
    assert.equal(at(/a[^x]b/, 1), everything);
    assert.equal(openingCharacters(/ab/).shortest, 2);
    assert.equal(openingCharacters(/a{40}/).shortest, 16);
  });

  it('leave look-arounds out, and read both cases under the flag i', () => {
    assert.deepEqual([0, 1].map((place) => at(/(?<!\w)(?=[xyz])a(?!b)[-_.]/, place)), ['a', '_-.']);
    assert.equal(at(/ab/i, 0, 'abAB'), 'aA');
  });
});
