import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { HOLE, scanText, VALUE } from '../scanning';

/** How one language writes values beside names, and what looks the same and is none. */
export interface FormTable {
  readonly language: LanguageId;
  /** In each the hole stands for a value, and exactly that must be marked. */
  readonly values: readonly string[];
  /** In none of these may anything be marked; a hole is filled in here, too. */
  readonly none: readonly string[];
}

/** One test for each line of the table. */
export function describeForms({ language, values, none }: FormTable): void {
  describe(`values in ${language}`, () => {
    for (const template of values) {
      it(`are marked to the character in ${JSON.stringify(template)}`, () => {
        const start = template.indexOf(HOLE);
        assert.notEqual(start, -1, 'a template has a hole');
        assert.deepEqual(spansIn(template, language), [`${start}-${start + VALUE.length}`]);
      });
    }
    for (const template of none) {
      it(`are not seen in ${JSON.stringify(template)}`, () => assert.deepEqual(spansIn(template, language), []));
    }
  });
}

function spansIn(template: string, language: LanguageId): readonly string[] {
  return scanText(template.replaceAll(HOLE, VALUE), language).findings.map(({ span }) => `${span.start}-${span.end}`);
}
