import assert from 'node:assert/strict';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { compileRules, scan } from '../../../shared/src/scan/engine';
import { workOf } from '../../support/counted-work';
import { optionsWith } from './scanning';

/** Twice the text costs twice the work; the rest is for windows that reach over an end. */
const MOST_GROWTH = 2.2;

/** In UTF-16 code units: several times what any reader looks at beside a hit. */
const SIZE = 16_000;

describe('work on hostile text', () => {
  const rules = compileRules(builtInRules);
  const units: readonly string[] = ['pwd="', 'password = "x1!yz2" ', 'https://a:b1c@d ', '"auth": {"token": ["', '.equals(pass="', 'password="X1!yz2Kq" // keyward:ignore '];

  for (const unit of units) {
    for (const languageId of ['javascript', 'yaml'] as const) {
      it(`of ${JSON.stringify(unit)} grows with its length in ${languageId}`, () => {
        const workFor = (length: number): number => {
          const text = unit.repeat(length / unit.length);
          return workOf(() => { scan({ text, languageId }, optionsWith({ rules })); });
        };
        const [once, twice] = [workFor(SIZE), workFor(2 * SIZE)];
        assert.ok(twice <= MOST_GROWTH * once, `${once} looks became ${twice}`);
      });
    }
  }

  it('is counted where a loop reads all that is left at each step', () => {
    const workFor = (length: number): number => workOf(() => {
      const text = 'a'.repeat(length);
      for (let index = 0; index < length; index++) /b/.test(text.slice(index));
    });
    assert.ok(workFor(2000) > 3.5 * workFor(1000));
  });
});
