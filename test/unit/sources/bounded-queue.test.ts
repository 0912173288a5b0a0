import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BoundedQueue } from '../../../shared/src/sources/bounded-queue';

describe('bounded queue', () => {
  it('gives everything once, in order, to however many readers', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 }), async (count, capacity, readers) => {
      const queue = new BoundedQueue<number>(capacity);
      const seen: number[] = [];
      const read = async (): Promise<void> => {
        for (let batch = await queue.take((_, taken) => taken.length < 7); batch.length > 0; batch = await queue.take((_, taken) => taken.length < 7)) {
          assert(batch.length <= 7);
          seen.push(...batch);
        }
      };
      const reading = Promise.all(Array.from({ length: readers }, read));
      for (let number = 0; number < count; number++) await queue.push(number);
      queue.close();
      await reading;
      assert.deepEqual(seen, Array.from({ length: count }, (_, index) => index));
    }), { numRuns: 50 });
  });

  it('makes the writer wait while it is full', async () => {
    const queue = new BoundedQueue<string>(2);
    await queue.push('a');
    await queue.push('b');
    let written = false;
    const third = queue.push('c').then(() => { written = true; });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(written, false);
    assert.deepEqual(await queue.take(() => false), ['a']);
    await third;
    assert.deepEqual(await queue.take(() => true), ['b', 'c']);
  });

  it('weighs its items when it is told how', async () => {
    const queue = new BoundedQueue<string>(5, (item) => item.length);
    await queue.push('abc');
    await queue.push('defgh');
    let written = false;
    const third = queue.push('i').then(() => { written = true; });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(written, false);
    assert.deepEqual(await queue.take(() => false), ['abc']);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(written, false);
    assert.deepEqual(await queue.take(() => false), ['defgh']);
    await third;
  });

  it('lets go of a waiting writer and reader when it is closed', async () => {
    const full = new BoundedQueue<number>(1);
    await full.push(1);
    const writing = full.push(2);
    full.close();
    await writing;
    assert.deepEqual(await full.take(() => true), [1]);
    assert.deepEqual(await full.take(() => true), []);
    const empty = new BoundedQueue<number>(1);
    const reading = empty.take(() => true);
    empty.close();
    assert.deepEqual(await reading, []);
  });
});
