import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { bundleScript } from '../support/bundle';
import { createTestVault, openTestStore, readText, temporaryFolder, valueOf } from '../support/local-vault';
import { VaultWorker } from '../support/vault-worker';

const WRITERS = 6;
const ROUNDS = 12;

describe('six processes that write at once', function writerSuite() {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let script = '';

  before(() => {
    script = bundleScript('test/crash/vault-worker.ts');
  });

  const cases: readonly (readonly [string, (writer: number) => boolean])[] = [
    ['all with the kernel lock', () => true],
    ['none with the kernel lock', () => false],
    ['half of them with the kernel lock', (writer) => writer % 2 === 0],
  ];
  for (const [title, lock] of cases) {
    it(`lose no write: ${title}`, async () => {
      const directory = path.join(folder, title.replaceAll(' ', '-'));
      const key = randomBytes(32).toString('hex');
      const store = await createTestVault(directory);
      valueOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromText(key) }));
      store.dispose();
      const workers = Array.from({ length: WRITERS }, () => new VaultWorker(script));
      await Promise.all(workers.map((worker) => worker.until('ready')));
      for (const [writer, worker] of workers.entries()) {
        // Every other write goes to one secret that all share: each must become a version of its own.
        const names = ['shared', `own/${writer}`];
        worker.start({ kind: 'write-all', directory, key, lock: lock(writer), names, rounds: ROUNDS, label: `writer-${writer}` });
      }
      await Promise.all(workers.map((worker) => worker.until('done', 'failed')));
      for (const worker of workers) worker.kill('SIGTERM');
      await Promise.all(workers.map((worker) => worker.ended()));

      const after = await openTestStore(directory);
      valueOf(await after.unlock({ kind: 'external', key: SecretValue.fromText(key) }));
      const writes = workers.flatMap((worker) => [...worker.acknowledged]);
      assert.deepEqual(workers.flatMap((worker) => [...worker.failures]), []);
      assert.equal(writes.length, WRITERS * ROUNDS);
      for (const { path: name, version, text } of writes) assert.equal(await readText(after, name, version), text);
      const versions = valueOf(await after.describe('shared')).versions.map(({ version }) => version);
      assert.deepEqual(versions, Array.from({ length: WRITERS * ROUNDS / 2 }, (_, at) => at + 1));
      after.dispose();
    });
  }
});
