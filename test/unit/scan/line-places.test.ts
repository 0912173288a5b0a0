import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { LinePlaces, type LinePlace } from '../../../shared/src/scan/detection/generic/line-context';
import { traitsOf } from '../../../shared/src/scan/detection/generic/traits';

const MARK = '‸';

function placeAt(text: string, position: number, language: LanguageId): LinePlace {
  return new LinePlaces(text, traitsOf(language)).at(position);
}

/** The place of the mark in a text that is then read without it. */
function placeOfMark(marked: string, language: LanguageId): string {
  const place = placeAt(marked.replace(MARK, ''), marked.indexOf(MARK), language);
  return place.kind === 'string' ? `string ${place.quote}` : place.kind;
}

describe('the place on a line', () => {
  const cases: readonly (readonly [LanguageId, string, string])[] = [
    ['javascript', '‸a = 1', 'code'],
    ['javascript', 'a = "b ‸ c"', 'string "'],
    ['javascript', 'a = "b" + ‸c', 'code'],
    ['javascript', `a = 'b" ‸`, `string '`],
    ['javascript', 'a = `b ‸', 'string `'],
    ['javascript', String.raw`a = "b\"‸`, 'string "'],
    ['javascript', String.raw`a = "b\\"‸`, 'code'],
    ['javascript', 'a(); // b ‸', 'comment'],
    ['javascript', 'a("https://b ‸")', 'string "'],
    ['javascript', 'a = https://b ‸', 'code'],
    ['javascript', 'a /* b ‸', 'comment'],
    ['javascript', ' * b ‸', 'comment'],
    ['javascript', ' */ b ‸', 'code'],
    ['javascript', '"// no comment" + ‸', 'code'],
    ['javascript', '// one line\n‸', 'code'],
    ['javascript', '// one line\r‸', 'code'],
    ['javascript', '"a string of the line before\n‸', 'code'],
    ['python', '"""a " b ‸', 'string """'],
    ['python', 'a = 1  # b ‸', 'comment'],
    ['python', 'a#b ‸', 'code'],
    ['shellscript', `a='b\\' ‸`, 'code'],
    ['sql', '-- a ‸', 'comment'],
    ['sql', `'a ‸`, `string '`],
    ['lua', 'a = [[b " ‸', 'string [['],
    ['powershell', '<# a ‸', 'comment'],
    ['ini', 'a = 1 ; b ‸', 'comment'],
    ['html', '<!-- a ‸', 'comment'],
    ['properties', 'a = " ‸', 'code'],
  ];
  for (const [language, marked, expected] of cases) {
    it(`of ${JSON.stringify(marked)} in ${language} is ${expected}`, () => assert.equal(placeOfMark(marked, language), expected));
  }

  it('is still found two thousand characters into a line', () => {
    assert.equal(placeOfMark(`a = "${'b'.repeat(2000)}‸"`, 'javascript'), 'string "');
  });

  it('is read from the last statement in longer lines, which programs make', () => {
    const long = 'a=1,'.repeat(1000);
    assert.equal(placeOfMark(`${long};b="c ‸"`, 'javascript'), 'string "');
    assert.equal(placeOfMark(`${long};b="c";d=‸`, 'javascript'), 'code');
    assert.equal(placeOfMark(`"${'b'.repeat(4000)}‸"`, 'javascript'), 'code');
  });

  const piece = fc.constantFrom('"', "'", '`', '\\', '//', '/*', '*/', '#', '--', '"""', '<!--', '\n', '\r\n', '\r', ';', '}', ' ', 'name', '😀', '* ', '[[', ']]', 'x'.repeat(300), 'y;'.repeat(60));
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const language = fc.constantFrom<LanguageId>('javascript', 'python', 'shellscript', 'sql', 'lua', 'xml', 'csharp', 'properties');

  it('is the same whatever was asked before', () => {
    fc.assert(fc.property(text, language, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), fc.boolean(), (where, languageId, picks, ascending) => {
      const positions = picks.map((pick) => pick % (where.length + 1));
      if (ascending) positions.sort((a, b) => a - b);
      const places = new LinePlaces(where, traitsOf(languageId));
      for (const position of positions) assert.deepEqual(places.at(position), placeAt(where, position, languageId));
    }), { numRuns: 500 });
  });

  it('depends on nothing that stands further back than a reader may look', () => {
    fc.assert(fc.property(text, text, language, fc.nat(), (far, near, languageId, pick) => {
      const between = 'm'.repeat(3000);
      const position = between.length + (pick % (near.length + 1));
      assert.deepEqual(placeAt(far + between + near, far.length + position, languageId), placeAt(`n${between}${near}`, 1 + position, languageId));
    }), { numRuns: 300 });
  });
});
