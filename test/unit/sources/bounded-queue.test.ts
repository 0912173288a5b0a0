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

  it('tells few items that are all from the first of many, and keeps them', async () => {
    const many = (waiting: readonly string[]): boolean => waiting.length > 2;
    const few = new BoundedQueue<string>(10);
    const first = few.gather(many);
    for (const item of ['a', 'b']) await few.push(item);
    few.close();
    assert.equal(await first, 'all');
    assert.deepEqual(await few.take(() => true), ['a', 'b']);

    const more = new BoundedQueue<string>(10);
    const second = more.gather(many);
    for (const item of ['a', 'b', 'c']) await more.push(item);
    assert.equal(await second, 'some');
    assert.deepEqual(await more.take(() => true), ['a', 'b', 'c']);
  });

  it('does not wait for more than fits in', async () => {
    const queue = new BoundedQueue<string>(1);
    const gathered = queue.gather(() => false);
    await queue.push('a');
    assert.equal(await gathered, 'some');
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
