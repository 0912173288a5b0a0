import assert from 'node:assert/strict';
import { leadOf, type Lead } from '../../../shared/src/scan/detection/lead';
import { token } from '../../../shared/src/scan/detection/rules/pattern';
import { matchAround, WindowedRule } from '../../../shared/src/scan/detection/windows';
import { acmeRule } from './scanning';

describe('the lead of a pattern before its keyword', () => {
  const cases: readonly (readonly [what: string, body: RegExp, lead: Lead | undefined])[] = [
    ['none where the keyword comes first', /acme[a-z]{4}/, { least: 0, most: 0 }],
    ['none where each alternative begins with it', /(?:acme-|ACMEX)[a-z]{4}/, { least: 0, most: 0 }],
    ['as many characters as a class is repeated', /[A-Za-z0-9+/]{42}ACME[A-D]/, { least: 42, most: 42 }],
    ['the sum of classes, literals and escapes', /x\d[a\]b]{3}\+ACME/, { least: 6, most: 6 }],
    ['a range where a class may be longer', /[a-f0-9]{32,36}ACME/, { least: 32, most: 36 }],
    ['a range where a part may be missing', /id=?acme[a-z]{4}/, { least: 2, most: 3 }],
    ['a range where one of several words stands there', /-----BEGIN (?:RSA |EC )?ACME/, { least: 11, most: 15 }],
    ['unknown where it may begin at too many places', /[a-z]{1,60}acme/, undefined],
    ['unknown behind what is no fixed text', /(?:a\d|b+)acme/, undefined],
    ['unknown where the keyword is not all literal', /[a-z]{4}ac[mn]e/, undefined],
  ];
  for (const [what, body, lead] of cases) {
    it(`is ${what}`, () => assert.deepEqual(leadOf({ pattern: token(body), keywords: ['acme'] }), lead));
  }

  it('is where attempts at a hit begin', () => {
    const rule = new WindowedRule({ ...acmeRule, keywords: ['acme'], pattern: token(/[a-z]{3}acme\d/), maxLength: 8 });
    const startsOf = (text: string): readonly number[] => matchAround(rule, text, { start: text.indexOf('acme'), end: text.indexOf('acme') + 4 }).map(({ whole }) => whole.start);
    assert.equal(rule.placement, 'behind');
    assert.deepEqual(startsOf('x = abcacme1'), [4]);
    assert.deepEqual(startsOf('xabcacme1'), []);
    assert.deepEqual(startsOf('acme1'), []);
  });
});
