import assert from 'node:assert/strict';
import { fixedLead } from '../../../shared/src/scan/detection/fixed-lead';
import { token } from '../../../shared/src/scan/detection/rules/pattern';
import { matchAround, WindowedRule } from '../../../shared/src/scan/detection/windows';
import { acmeRule } from './scanning';

describe('the lead of a pattern before its keyword', () => {
  const cases: readonly (readonly [what: string, body: RegExp, lead: number | undefined])[] = [
    ['none where the keyword comes first', /acme[a-z]{4}/, 0],
    ['none where each alternative begins with it', /(?:acme-|ACMEX)[a-z]{4}/, 0],
    ['as many characters as a class is repeated', /[A-Za-z0-9+/]{42}ACME[A-D]/, 42],
    ['the sum of classes, literals and escapes', /x\d[a\]b]{3}\+ACME/, 6],
    ['unknown where a class may be longer', /[a-f0-9]{32,36}ACME/, undefined],
    ['unknown where a part may be missing', /id=?acme[a-z]{4}/, undefined],
    ['unknown where the keyword is not all literal', /[a-z]{4}ac[mn]e/, undefined],
  ];
  for (const [what, body, lead] of cases) {
    it(`is ${what}`, () => assert.equal(fixedLead({ pattern: token(body), keywords: ['acme'] }), lead));
  }

  it('is where the one attempt at a hit begins', () => {
    const rule = new WindowedRule({ ...acmeRule, keywords: ['acme'], pattern: token(/[a-z]{3}acme\d/), maxLength: 8 });
    const startsOf = (text: string): readonly number[] => matchAround(rule, text, { start: text.indexOf('acme'), end: text.indexOf('acme') + 4 }).map(({ whole }) => whole.start);
    assert.equal(rule.placement, 'behind');
    assert.deepEqual(startsOf('x = abcacme1'), [4]);
    assert.deepEqual(startsOf('xabcacme1'), []);
    assert.deepEqual(startsOf('acme1'), []);
  });
});
