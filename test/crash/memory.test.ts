import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { bundleScript } from '../support/bundle';
import { createTestVault, temporaryFolder, valueOf } from '../support/local-vault';
import { memoryOf } from '../support/process-memory';
import { requires } from '../support/requirements';
import { VaultWorker } from '../support/vault-worker';

/** Threat 13: after a lock, the process holds neither keys nor values, wherever in its memory they may have been. */
describe('memory of a process after lock', function memorySuite() {
  this.timeout(60_000);
  const folder = temporaryFolder();

  it('holds neither the root key nor a data key nor a value that was read', async function memory() {
    requires(this, '/proc/PID/mem', existsSync('/proc/self/mem'), 'only Linux has it');
    const directory = path.join(folder, 'vault');
    // The longest draws of a creation are its keys: the test keeps copies to look for.
    const keys: Buffer[] = [];
    const store = await createTestVault(directory, { randomBytes: (size) => record(keys, size) });
    const external = randomBytes(32).toString('hex');
    valueOf(await store.addWayIn({ kind: 'external', key: SecretValue.fromText(external) }));
    const canary = randomBytes(48);
    valueOf(await store.write(
      { path: 'canary', field: 'value', expected: 'new', meta: { type: 'generic' } }, SecretValue.fromBytes(canary),
    ));
    store.dispose();
    const worker = new VaultWorker(bundleScript('test/crash/vault-worker.ts'));
    await worker.until('ready');
    worker.start({ kind: 'hold-in-memory', directory, key: external, lock: true, path: 'canary' });
    assert.equal((await worker.until('holding', 'failed'))?.kind, 'holding');

    assert.equal(keys.length, 2);
    const needles = [...keys, canary];
    const open = memoryOf(worker.pid);
    assert.deepEqual(needles.map((needle) => open.some((region) => region.includes(needle))), [true, true, true],
      'the search must find what is there before the lock');
    worker.kill('SIGUSR2');
    await worker.until('locked');
    const locked = memoryOf(worker.pid);
    worker.kill('SIGKILL');
    await worker.ended();
    assert.deepEqual(needles.map((needle) => locked.some((region) => region.includes(needle))), [false, false, false]);
  });
});

function record(keys: Buffer[], size: number): Uint8Array {
  const bytes = randomBytes(size);
  if (size > 64) keys.push(Buffer.from(bytes.subarray(0, 32)));
  return bytes;
}
