import assert from 'node:assert/strict';
import type { Canary, Leak } from './canary';

/** One way by which a value could get out, and how to look at it. */
export interface Channel {
  readonly name: string;
  /** What the channel holds now, searched. */
  readonly leaks: (canary: Canary) => Promise<readonly Leak[]>;
  /** Leaks these bytes on purpose, in the way in which the product would; the returned function takes them back. */
  readonly plant: (leak: Buffer) => Promise<() => Promise<void> | void>;
}

/**
 * Declares two tests for a channel, after `exercise` has run what the suite is about: that a leak which is planted in it
 * is found, in every form, and that nothing is found otherwise. A channel that cannot be searched cannot pass.
 */
export function itHoldsNothing(canary: () => Canary, channel: Channel, forms?: readonly string[]): void {
  it(`finds a leak that is planted in ${channel.name}`, async () => {
    for (const form of forms ?? canary().forms) {
      const takeBack = await channel.plant(canary().leak(form));
      try {
        const found = (await channel.leaks(canary())).map((leak) => leak.form);
        assert(found.includes(form), `a leak as ${form} goes unnoticed in ${channel.name}`);
      } finally {
        await takeBack();
      }
    }
  });

  it(`finds nothing in ${channel.name}`, async () => {
    assert.deepEqual(await channel.leaks(canary()), []);
  });
}
