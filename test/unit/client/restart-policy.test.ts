import assert from 'node:assert/strict';
import { restartPolicy } from '../../../client/src/language/restart-policy';

describe('restarting the server', () => {
  it('is given up when it ends five times in three minutes', () => {
    const policy = restartPolicy(() => 1000);
    assert.deepEqual(Array.from({ length: 5 }, () => policy.mayRestart()), [true, true, true, true, false]);
  });

  it('starts counting anew after three quiet minutes', () => {
    let now = 0;
    const policy = restartPolicy(() => now);
    for (let ends = 0; ends < 4; ends += 1) policy.mayRestart();
    now = 3 * 60_000;
    assert.equal(policy.mayRestart(), true);
  });
});
