import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { bundleScript } from '../support/bundle';
import { createTestVault, openTestStore, readText, temporaryFolder, valueOf } from '../support/local-vault';
import { seededRandom } from '../support/seeded-random';
import type { Acknowledged } from '../support/vault-worker';
import { VaultWorker } from '../support/vault-worker';
import type { KillPoint } from './worker-messages';

const NAMES = ['shop/STRIPE', 'shop/DATABASE', 'mail/TOKEN'];
/** Which write of how many: the first is the vault's own, the second its backup's. */
const OCCURRENCES = 6;
const MOMENTS = ['before', 'during', 'after'] as const;
const KILLS: Readonly<Record<KillPoint['call'], number>> = {
  write: 54, fsync: 54, rename: 54, link: 20, 'fsync-directory': 18,
};

describe('a process killed in the middle of a commit', function killSuite() {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const directory = path.join(folder, 'vault');
  const key = randomBytes(32).toString('hex');
  const acknowledged: Acknowledged[] = [];
  const counted = new Map<KillPoint['call'], number>();
  let script = '';

  before(async () => {
    script = bundleScript('test/crash/vault-worker.ts');
    const store = await createTestVault(directory);
    valueOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromText(key) }));
    store.dispose();
  });

  for (const [call, kills] of Object.entries(KILLS) as [KillPoint['call'], number][]) {
    it(`loses nothing that it acknowledged: ${kills} kills in ${call}`, async () => {
      const random = seededRandom(`kills in ${call}`);
      // The next process starts while this one is checked: starting takes longest.
      let next = new VaultWorker(script);
      for (let kill = 0; kill < kills; kill += 1) {
        const worker = next;
        if (kill + 1 < kills) next = new VaultWorker(script);
        const moment = MOMENTS[kill % MOMENTS.length] ?? 'before';
        const point = { call, moment, occurrence: 1 + random(OCCURRENCES) };
        await worker.until('ready');
        worker.start({
          kind: 'write-until-killed', directory, key, point, lock: random(2) === 0,
          names: NAMES, rounds: OCCURRENCES + 1, label: `${call}-${kill}`,
        });
        assert.equal((await worker.until('at-point', 'done', 'failed'))?.kind, 'at-point', JSON.stringify(point));
        await worker.ended();
        counted.set(call, (counted.get(call) ?? 0) + 1);
        acknowledged.push(...worker.acknowledged);
        await checkAcknowledged(worker.acknowledged);
      }
    });
  }

  it('has every value of all those processes in the end, and no litter', async () => {
    await checkAcknowledged(acknowledged);
    assert.deepEqual(Object.fromEntries(counted), KILLS);
    assert(acknowledged.length > 100, `${acknowledged.length} writes were acknowledged`);
    const later = await openTestStore(directory, { now: () => Date.now() + 60 * 60_000 });
    valueOf(await later.unlock({ kind: 'external', key: SecretValue.fromText(key) }));
    valueOf(await later.delete('mail/TOKEN'));
    later.dispose();
    assert.deepEqual(readdirSync(directory).filter((name) => name.endsWith('.tmp')), []);
  });

  async function checkAcknowledged(writes: readonly Acknowledged[]): Promise<void> {
    const store = await openTestStore(directory);
    valueOf(await store.unlock({ kind: 'external', key: SecretValue.fromText(key) }));
    for (const { path: name, version, text } of writes) assert.equal(await readText(store, name, version), text);
    store.dispose();
  }
});
