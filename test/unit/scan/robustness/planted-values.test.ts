import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { fingerprinter } from '../../../../shared/src/core/redact/fingerprint';
import { builtInRules } from '../../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../../shared/src/scan/engine';
import type { ScanOptions } from '../../../../shared/src/scan/engine';
import { propertyTimeout, tries } from '../../../support/tries';
import type { PlantedGrammar, Quoting } from './planted-forms';
import { PLANTED_GRAMMARS } from './planted-forms';

/** One text with a value planted in it, and where. */
interface Planted {
  readonly languageId: LanguageId;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LETTERS = 'abcdefghijkmnopqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

const names = fc.constantFrom('password', 'db_password', 'DB_PASSWORD', 'api_secret', 'API_SECRET', 'secret_token', 'SECRET_TOKEN');

function letters(alphabet: string, count: number): fc.Arbitrary<readonly string[]> {
  return fc.shuffledSubarray(Array.from(alphabet), { minLength: count, maxLength: count });
}

/** Twenty different characters in which small letters, digits and capitals take turns: what no word and no name looks like. */
const core = fc.tuple(letters(LETTERS, 8), letters(DIGITS, 6), letters(CAPITALS, 6))
  .map(([small, digits, large]) => small.map((letter, index) => `${letter}${digits[index] ?? ''}${large[index] ?? ''}`).join(''))
  // A word for a secret that came about by chance would be a name of its own.
  .filter((text) => !/pw|pin|otp|key|mdp|sid/i.test(text));

/** Places for marks that are apart from each other: `...` or `.*` would be a gap or a pattern. */
const GAPS = [3, 9, 15];

/** A value that may stand in these quotes as it is; it begins and ends with a letter. */
function valueIn({ marks }: Quoting): fc.Arbitrary<string> {
  return fc.tuple(core, fc.shuffledSubarray(Array.from(marks), { maxLength: GAPS.length })).map(([text, chosen]) =>
    Array.from(text, (letter, index) => `${chosen[GAPS.indexOf(index)] ?? ''}${letter}`).join(''));
}

const quiet = fc.constantFrom('', 'import os', 'x = 1', '    return 0', 'a: 1', '😀 é', '// nothing', '# nothing', '{', '}', '\t', 'lorem ipsum dolor sit amet');
const lineEnd = fc.constantFrom('\n', '\r\n');

/** A value as it stands in the source, and its quotes. */
interface Written {
  readonly open: string;
  readonly close: string;
  readonly text: string;
}

/** What needs no escape in any of the language's quotes. */
function plain({ quotings }: PlantedGrammar): fc.Arbitrary<Written> {
  return fc.constantFrom(...quotings).chain((quotes) => valueIn(quotes).map((text) => ({ open: quotes.open, close: quotes.close, text })));
}

/** What ends values, opens holes, comments and other strings, or takes two code units. */
const nasty = fc.constantFrom(
  ' ', '$', '${x}', '$(x)', '#{x}', '{{x}}', '%s', '%20', '<x>', '//', '/*', '*/', '#', ' # ', ' // ', "'", '"', '`', '"""', "'''", ';', ',', ', ', ')', ']', '}', '=', ':', ': ', '=>', 'é', '😀', '--', '@', '://', '&', '&amp;', '|',
  '\\', '\\n', '\\"', '\t', '...', '.', '?', '(', '[', '{',
);

/** The same with anything in its middle, escaped as the language asks. */
function awkward({ quotings }: PlantedGrammar): fc.Arbitrary<Written> {
  const able = quotings.flatMap(({ open, close, write }) => (write === undefined ? [] : [{ open, close, write }]));
  return fc.tuple(fc.constantFrom(...able), core, fc.array(nasty, { minLength: 1, maxLength: 3 }), core)
    .map(([{ open, close, write }, head, middle, tail]) => ({ open, close, text: write(`${head.slice(0, 10)}${middle.join('')}${tail.slice(0, 10)}`) }));
}

function planted({ languages, statements, comments }: PlantedGrammar, written: fc.Arbitrary<Written>): fc.Arbitrary<Planted> {
  return fc.record({
    languageId: fc.constantFrom(...languages), statement: fc.constantFrom(...statements), name: names, written, end: lineEnd,
    comment: comments.length === 0 ? fc.constant('$c') : fc.oneof({ weight: 5, arbitrary: fc.constant('$c') }, { weight: 1, arbitrary: fc.constantFrom(...comments) }),
    before: fc.array(quiet, { maxLength: 4 }), after: fc.array(quiet, { maxLength: 4 }), last: fc.boolean(),
  }).map(({ languageId, statement, name, written: { open, close, text: value }, end, comment, before, after, last }) => {
    const line = comment.replace('$c', () => statement.replaceAll('$k', name).replace('$v', () => `${open}${value}${close}`));
    const lines = languageId === 'json' || languageId === 'jsonc' ? [line] : [...before, line, ...after];
    const text = lines.join(end) + (last ? end : '');
    const start = text.indexOf(`${open}${value}${close}`) + open.length;
    return { languageId, text, start, end: start + value.length };
  });
}

describe('a value that is planted', function () {
  this.timeout(propertyTimeout());
  const options: ScanOptions = { rules: compileRules(builtInRules), fingerprint: fingerprinter(Buffer.alloc(32, 3)), now: () => 0 };

  /** The places that are marked, with what stands there for a failure's message. */
  function marked({ languageId, text }: Planted): readonly (readonly [number, number, string])[] {
    return scan({ text, languageId }, options).findings.map(({ span }) => [span.start, span.end, text.slice(span.start, span.end)]);
  }

  for (const grammar of PLANTED_GRAMMARS) {
    it(`in ${grammar.languages.join(', ')} is marked to the character, in every quoting and statement`, () => {
      fc.assert(fc.property(planted(grammar, plain(grammar)), (one) => {
        assert.deepEqual(marked(one), [[one.start, one.end, one.text.slice(one.start, one.end)]], JSON.stringify(one));
      }), tries(150));
    });

    if (grammar.quotings.every(({ write }) => write === undefined)) continue;
    it(`in ${grammar.languages.join(', ')} with anything inside of it is marked as a whole or not at all`, () => {
      fc.assert(fc.property(planted(grammar, awkward(grammar)), (one) => {
        for (const place of marked(one)) assert.deepEqual(place, [one.start, one.end, one.text.slice(one.start, one.end)], JSON.stringify(one));
      }), tries(150));
    });
  }
});
