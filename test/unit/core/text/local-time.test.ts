import assert from 'node:assert/strict';
import { isSafeText } from '../../../../shared/src/core/text/safe-text';
import { localTime } from '../../../../shared/src/core/text/local-time';

describe('a time as people read it', () => {
  const iso = new Date(2026, 0, 2, 3, 4, 5).toISOString();

  it('is the one of this machine, to the minute or to the second', () => {
    assert.equal(localTime(iso), '2026-01-02 03:04');
    assert.equal(localTime(iso, 'seconds'), '2026-01-02 03:04:05');
  });

  it('stays what it is where it is none, and harmless', () => {
    assert.equal(localTime('soon'), 'soon');
    assert(isSafeText(localTime('\u001b[2Jnever')));
  });
});
