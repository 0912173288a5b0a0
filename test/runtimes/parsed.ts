import assert from 'node:assert/strict';
import type { Grammar, Parser } from '../../shared/src/scan/analysis/syntax/parse-port';
import { treeSitterParsers } from '../support/tree-sitter';
import { casesOf, type Matrix } from './matrix';
import { checkDocument, describeCase, isReplaced } from './suite';

/**
 * For languages and forms that no installable compiler reads: what is stored is checked as everywhere, and the program
 * with the lookup must parse as well as the one with the literal did.
 */
export function describeParsed(matrix: Omit<Matrix, 'fails'>, grammar: Grammar): void {
  describe(`lookups that parse: ${matrix.title}`, function () {
    this.timeout(60_000);
    const cases = casesOf({ ...matrix, fails: 'only under keyward run' });
    let parser: Parser;
    before(async () => { parser = await treeSitterParsers().load(grammar); });

    for (const place of matrix.places) {
      it(`${place.name}: parses before and after`, () => {
        for (const one of cases.filter((other) => other.place === place)) {
          if (!isReplaced(one)) continue;
          assert(parses(one.before), `${describeCase(one)} is no program:\n${one.before}`);
          assert(parses(one.after), `${describeCase(one)} does not parse any more:\n${one.before}\n---\n${one.after}`);
        }
      });
    }

    it('is in docs/lookups.md as it was proved here', () => checkDocument(matrix, cases));

    function parses(text: string): boolean {
      const result = parser.parse(text, { maxMilliseconds: 5_000 });
      return result.kind === 'parsed' && !result.tree.broken;
    }
  });
}
