import assert from 'node:assert/strict';
import { token } from '../../../shared/src/scan/detection/rules/pattern';
import { matchAround, WindowedRule } from '../../../shared/src/scan/detection/windows';
import { acmeRule, ACME_KEY } from './scanning';

describe('windows', () => {
  const around = new WindowedRule({ ...acmeRule, keywords: ['acme'], pattern: /(?<!\w)(?:id|key): ?acme-(?<secret>[a-z]{5,8})(?!\w)/, maxLength: 20 });

  it('tries once, at the keyword, when the pattern starts with it', () => {
    assert.equal(new WindowedRule(acmeRule).placement, 'leading');
    assert.equal(around.placement, 'around');
  });

  it('gives the group called secret as the value', () => {
    const text = 'the key: acme-abcdef.';
    const [match] = matchAround(around, text, { start: text.indexOf('acme'), end: text.indexOf('acme') + 4 });
    assert.equal(text.slice(match?.value.start, match?.value.end), 'abcdef');
    assert.equal(text.slice(match?.whole.start, match?.whole.end), 'key: acme-abcdef');
  });

  it('gives the whole match where there is no such group', () => {
    const text = `x ${ACME_KEY} y`;
    const [match] = matchAround(new WindowedRule(acmeRule), text, { start: 2, end: 7 });
    assert.equal(text.slice(match?.value.start, match?.value.end), ACME_KEY);
  });

  it('does not look further than the longest match reaches', () => {
    const text = `key: acme-abcdef${' '.repeat(80)}acme`;
    assert.deepEqual(matchAround(around, text, { start: text.length - 4, end: text.length }), []);
  });

  it('sees what stands before and after a match at the edge of its window', () => {
    const text = `1${ACME_KEY}`;
    assert.deepEqual(matchAround(new WindowedRule(acmeRule), text, { start: 1, end: 6 }), []);
    assert.deepEqual(matchAround(new WindowedRule(acmeRule), `${ACME_KEY}1`, { start: 0, end: 5 }), []);
  });

  it('finds a token at the start of a word and after an escape, and none within a word', () => {
    const rule = new WindowedRule({ ...acmeRule, keywords: ['acme'], pattern: token(/acme[a-z]{5,8}/), maxLength: 12 });
    const places = (text: string): readonly number[] => matchAround(rule, text, { start: text.indexOf('acme'), end: text.indexOf('acme') + 4 }).map(({ whole }) => whole.start);
    assert.equal(rule.startsWord, true);
    assert.deepEqual(places('acmeabcdef'), [0]);
    assert.deepEqual(places('"acmeabcdef"'), [1]);
    assert.deepEqual(places('x\\nacmeabcdef'), [3]);
    assert.deepEqual(places('nacmeabcdef'), []);
    assert.deepEqual(places('_acmeabcdef'), []);
  });
});
