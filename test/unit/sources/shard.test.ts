import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInShard, parseShard } from '../../../shared/src/sources/shard';

describe('a part of a job', () => {
  it('has no path that another part has, and together they have all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (path, count) => {
      const parts = Array.from({ length: count }, (_, number) => isInShard(path, { index: number + 1, count }));
      assert.equal(parts.filter(Boolean).length, 1);
    }));
  });

  it('is the same on every machine', () => {
    const names = ['a.js', 'src/ü b.js', 'src/pay.js', 'README.md', '\u{1f600}'];
    assert.deepEqual(names.map((name) => [1, 2, 3].find((index) => isInShard(name, { index, count: 3 }))), [3, 3, 3, 1, 2]);
  });

  it('is about as large as the others, also within one folder', () => {
    const sizes = [1, 2, 3, 4].map((index) => Array.from({ length: 4000 }, (_, number) => `src/f${number}.js`).filter((name) => isInShard(name, { index, count: 4 })).length);
    assert.ok(sizes.every((size) => size > 850 && size < 1150), String(sizes));
  });

  it('is written as 2/5', () => {
    assert.deepEqual(parseShard('2/5'), { index: 2, count: 5 });
    assert.deepEqual(parseShard('1/1'), { index: 1, count: 1 });
    for (const wrong of ['0/5', '6/5', '2', '/5', '2/', '-1/5', '2/0', 'a/b', '2/5 ', '1.0/2', '99999/99999']) assert.equal(parseShard(wrong), undefined, wrong);
  });
});
