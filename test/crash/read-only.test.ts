import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { bundleScript } from '../support/bundle';
import { createTestVault, PASSWORD, temporaryFolder, valueOf, writeText } from '../support/local-vault';
import { requires } from '../support/requirements';
import type { FromWorker, ToWorker } from './worker-messages';
import { VaultWorker } from '../support/vault-worker';

const NOBODY = 65_534;

/** Modes do not bind root, so the work is done by a process of another user. */
describe('a folder that cannot be written', function readOnlySuite() {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const directory = path.join(folder, 'vault');
  const key = randomBytes(32).toString('hex');
  let script = '';

  before(async function prepareFolder() {
    requires(this, 'another user', process.getuid?.() === 0, 'run as root');
    // Readable for that user: the folder of the project may not be.
    chmodSync(folder, 0o755);
    script = bundleScript('test/crash/vault-worker.ts', folder);
    const store = await createTestVault(directory);
    valueOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromText(key) }));
    await writeText(store, 'kept', 'value');
    store.dispose();
    for (const file of ['', ...readdirSync(directory)].map((name) => path.join(directory, name))) {
      chownSync(file, NOBODY, NOBODY);
      if (lstatSync(file).isDirectory()) chmodSync(file, 0o500);
    }
  });

  async function asNobody(task: ToWorker, until: FromWorker['kind']): Promise<VaultWorker> {
    const worker = new VaultWorker(script, { uid: NOBODY, gid: NOBODY });
    await worker.until('ready');
    worker.start(task);
    await worker.until(until, 'failed');
    worker.kill('SIGKILL');
    await worker.ended();
    return worker;
  }

  it('says so to a writer, and keeps the vault as it was', async () => {
    const before = readFileSync(path.join(directory, 'vault.json'));
    const task = { kind: 'write-all', directory, key, lock: false, names: ['new'], rounds: 1, label: 'x' } as const;
    const worker = await asNobody(task, 'done');
    assert.deepEqual(worker.failures, ['read-only']);
    assert.deepEqual(readFileSync(path.join(directory, 'vault.json')), before);
  });

  it('still lets a reader in that guesses nothing', async () => {
    const worker = await asNobody({ kind: 'hold-in-memory', directory, key, lock: false, path: 'kept' }, 'holding');
    assert.deepEqual(worker.failures, []);
  });

  it('takes no password where an attempt cannot be counted', async () => {
    const worker = await asNobody({ kind: 'unlock-by-password', directory, key: PASSWORD, lock: false }, 'done');
    assert.deepEqual(worker.failures, ['read-only']);
  });

  it('refuses the vault of another user', async () => {
    const mine = path.join(folder, 'mine');
    chmodSync((await createAndClose(mine), mine), 0o755);
    const worker = await asNobody({ kind: 'hold-in-memory', directory: mine, key, lock: false, path: 'kept' }, 'holding');
    assert.deepEqual(worker.failures, ['unsafe-file']);
  });

  async function createAndClose(at: string): Promise<void> {
    (await createTestVault(at)).dispose();
  }
});
