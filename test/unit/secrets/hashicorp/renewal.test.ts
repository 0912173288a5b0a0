import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RenewalOutcome } from '../../../../shared/src/secrets/stores/hashicorp/session/renewal';
import { MAX_TIMER_MS, Renewal } from '../../../../shared/src/secrets/stores/hashicorp/session/renewal';

const HOUR = 3_600_000;
/** HashiCorp's default for a token. */
const DEFAULT_LEASE = 768 * HOUR;

/** A clock that is turned by hand, with timers that do as Node's do: one that is too long fires at once. */
class FakeTime {
  now = 0;
  readonly waits: number[] = [];
  #due: { readonly at: number; readonly callback: () => void } | undefined;

  readonly schedule = (callback: () => void, afterMs: number): (() => void) => {
    this.waits.push(afterMs);
    this.#due = { at: this.now + (afterMs > MAX_TIMER_MS ? 1 : afterMs), callback };
    return () => (this.#due = undefined);
  };

  get waiting(): boolean {
    return this.#due !== undefined;
  }

  /** Runs the timer that is due next, and everything that follows from it. */
  async fire(): Promise<void> {
    const due = this.#due;
    assert(due !== undefined, 'no timer');
    this.#due = undefined;
    this.now = due.at;
    due.callback();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Lease {
  readonly time: FakeTime;
  readonly renewal: Renewal;
  /** When the server was asked. */
  readonly asked: number[];
  ended: number;
}

function lease(ttlMs: number, outcomes: Iterable<RenewalOutcome>, random = 0.5): Lease {
  const time = new FakeTime();
  const [asked, left] = [[] as number[], outcomes[Symbol.iterator]()];
  const made: { lease?: Lease } = {};
  const renewal = new Renewal(ttlMs, {
    now: () => time.now, schedule: time.schedule, random: () => random,
    renew: () => {
      asked.push(time.now);
      const next = left.next();
      return Promise.resolve(next.done === true ? { kind: 'refused' } : next.value);
    },
    onEnded: () => {
      if (made.lease !== undefined) made.lease.ended += 1;
    },
  });
  return made.lease = { time, renewal, asked, ended: 0 };
}

const renewed = (ttlMs: number): RenewalOutcome => ({ kind: 'renewed', ttlMs, renewable: true });
const failed: RenewalOutcome = { kind: 'failed' };

describe('renewal of a lease', () => {
  it('comes at two thirds of its life and a third of a grace of 10 to 20 %', async () => {
    for (const [random, share] of [[0, 0.7], [0.5, 0.716_667], [0.999, 0.7333]] as const) {
      const { time, asked } = lease(HOUR, [renewed(HOUR)], random);
      await time.fire();
      assert(Math.abs((asked[0] ?? 0) / HOUR - share) < 0.001, `${asked[0]}`);
      assert(time.waiting, 'not renewed again');
    }
  });

  it('does not go round in a circle for a lease that is longer than a timer', async () => {
    for (const ttl of [DEFAULT_LEASE, 8760 * HOUR]) {
      const { time, asked } = lease(ttl, [renewed(ttl), renewed(ttl), renewed(ttl)]);
      for (let fired = 0; fired < 60 && asked.length < 3; fired += 1) await time.fire();
      assert.equal(asked.length, 3);
      assert((asked[2] ?? 0) > 2 * ttl, `three renewals of ${ttl / HOUR} h within ${time.now} ms`);
      assert(time.waits.every((wait) => wait <= MAX_TIMER_MS));
    }
  });

  it('backs off from 10 s, doubling to 5 min, when the server cannot be asked, and starts anew afterwards', async () => {
    const { time, asked } = lease(HOUR, [...Array<RenewalOutcome>(7).fill(failed), renewed(HOUR), failed, failed]);
    for (let fired = 0; fired < 10; fired += 1) await time.fire();
    const pauses = asked.slice(1).map((at, index) => (at - (asked[index] ?? 0)) / 1000);
    assert.deepEqual(pauses.slice(0, 7), [10, 20, 40, 80, 160, 300, 300]);
    assert.equal(pauses[8], 10);
  });

  it('ends with the lease when the server stays away, and not before', async () => {
    const end = lease(HOUR, Array<RenewalOutcome>(50).fill(failed));
    while (end.time.waiting) await end.time.fire();
    assert.equal(end.ended, 1);
    assert.equal(end.time.now, HOUR);
  });

  for (const [what, outcome] of [
    ['the server says no', { kind: 'refused' }],
    ['it can be renewed no more', { kind: 'renewed', ttlMs: HOUR, renewable: false }],
    ['the server gives hardly any more time', renewed(HOUR / 20)],
  ] as const satisfies readonly (readonly [string, RenewalOutcome])[]) {
    it(`ends once when ${what}`, async () => {
      const end = lease(HOUR, [outcome]);
      await end.time.fire();
      assert.deepEqual([end.ended, end.time.waiting], [1, false]);
    });
  }

  it('goes on with less time when the server gives less', async () => {
    const { time, asked } = lease(HOUR, [renewed(HOUR / 2), renewed(HOUR / 2)], 0);
    await time.fire();
    await time.fire();
    assert.deepEqual(asked.map((at) => at / HOUR), [0.7, 1.05]);
  });

  it('is over when it is stopped, also while the server is being asked', async () => {
    const waiting = lease(HOUR, [renewed(HOUR)]);
    waiting.renewal.stop();
    assert(!waiting.time.waiting);
    const asking = lease(HOUR, [{ kind: 'refused' }]);
    const fired = asking.time.fire();
    asking.renewal.stop();
    await fired;
    assert.deepEqual([asking.ended, asking.time.waiting], [0, false]);
  });

  it('never comes after the lease has ended, whatever its length', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 400 * 24 }), fc.double({ min: 0, max: 0.999, noNaN: true }), async (hours, random) => {
      const ttl = hours * HOUR;
      const { time, asked } = lease(ttl, [renewed(ttl)], random);
      while (asked.length === 0) await time.fire();
      const at = asked[0] ?? 0;
      assert(at >= ttl * 0.69 && at <= ttl * 0.74);
    }), { numRuns: 50 });
  });
});
