import assert from 'node:assert/strict';
import { certainRun, holdsRun } from '../../../../shared/src/scan/detection/gates/certain-run';

describe('the run that is certain in every match', () => {
  const cases: readonly (readonly [string, RegExp, number])[] = [
    ['counts literals and classes together', /ab[a-f0-9]{30}/, 32],
    ['takes the least of a number of repeats', /[A-Z]{20,40}x/, 21],
    ['takes the least of alternatives', /(?:[a-f]{8}|[0-9]{5})-/, 6],
    ['goes on over what may be missing', /ab(?:c|dd)?ef/, 4],
    ['ends at other signs', /[\w-]{12}\.[\w-]{20}/, 20],
    ['ends at what may be one', /[a-f]{10}.?[a-f]{9}/, 10],
    ['ends at a class that holds other signs', /[a-f]{7}[a-f.]{30}[a-f]{6}/, 7],
    ['joins groups that are repeated', /(?:[a-f]{4}-){3}[a-f]{4}/, 19],
    ['leaves look-arounds out', /(?<![a-f]{20})ab(?=[a-f]{20})/, 2],
    ['knows nothing of other escapes', /(?<quote>a)\k<quote>bc\x41\u0041d/, 2],
  ];
  for (const [what, pattern, expected] of cases) it(what, () => assert.equal(certainRun(pattern.source), expected));

  it('is found in bytes between two places, and only there', () => {
    const bytes = Buffer.from('.. abcd-efgh ..');
    assert.ok(holdsRun(bytes, 0, bytes.length, 9));
    assert.ok(!holdsRun(bytes, 0, bytes.length, 10));
    assert.ok(holdsRun(bytes, 4, 12, 8));
    assert.ok(!holdsRun(bytes, 4, 11, 8));
    assert.ok(!holdsRun(bytes, -5, 3, 1));
    assert.ok(holdsRun(bytes, 10, 99, 2));
  });
});
