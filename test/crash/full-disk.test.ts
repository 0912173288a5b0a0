import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import type { FileOperations } from '../../shared/src/host/files/file-operations';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import {
  createTestVault, errorOf, openTestStore, readText, temporaryFolder, unlockByPassword, valueOf, writeText,
} from '../support/local-vault';
import { requires } from '../support/requirements';

const TARGET = { path: 'big', field: 'value', expected: 'any', meta: { type: 'generic' } } as const;

describe('a disk that is full', function fullDiskSuite() {
  this.timeout(60_000);
  const folder = temporaryFolder();

  it('refuses a value that does not fit on a tiny file system, and keeps the vault', async function tinyDisk() {
    const mount = path.join(folder, 'tiny');
    mkdirSync(mount, { mode: 0o700 });
    const mounted = process.platform === 'linux'
      && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0700', 'tmpfs', mount]).status === 0;
    requires(this, 'a tiny tmpfs', mounted, 'run as root on Linux');
    try {
      const directory = path.join(mount, 'vault');
      const failedBackups: string[] = [];
      const store = await createTestVault(directory, { onBackupFailed: (file) => failedBackups.push(file) });
      await writeText(store, 'kept', 'before');
      const refused = await store.write(TARGET, SecretValue.fromBytes(Buffer.alloc(300_000, 1)));
      assert.equal(errorOf(refused).kind, 'disk-full');
      assert.equal(await readText(store, 'kept'), 'before');
      // The rest of the disk goes to somebody else: not even a small change fits.
      assert.throws(() => writeFileSync(path.join(mount, 'ballast'), Buffer.alloc(1 << 20)));
      assert.equal(errorOf(await store.write(TARGET, SecretValue.fromText('small'))).kind, 'disk-full');
      rmSync(path.join(mount, 'ballast'));
      await writeText(store, 'kept', 'after');
      store.dispose();
      const later = await openTestStore(directory);
      valueOf(await unlockByPassword(later));
      assert.equal(await readText(later, 'kept'), 'after');
      later.dispose();
    } finally {
      assert.equal(spawnSync('umount', [mount]).status, 0);
    }
  });

  const real = nodeFileOperations(process.platform);
  const full = (): never => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  const faults: readonly (readonly [string, Partial<FileOperations>])[] = [
    ['at the first byte', { write: full }],
    ['in the middle of a write', { write: (handle, bytes, offset) => (offset > 0 ? full() : real.write(handle, bytes.subarray(0, 100), 0)) }],
    ['when a write takes nothing', { write: () => Promise.resolve(0) }],
    ['in fsync', { sync: full }],
    ['in link', { link: full }],
    ['in rename', { rename: full }],
    ['when the directory is synced', { syncDirectory: full }],
  ];
  for (const [moment, fault] of faults) {
    it(`leaves the old state when it is found ${moment}`, async () => {
      const directory = path.join(folder, moment.replaceAll(' ', '-'));
      let faulty = false;
      const operations: FileOperations = {
        write: (...call) => (faulty ? fault.write ?? real.write : real.write)(...call),
        sync: (...call) => (faulty ? fault.sync ?? real.sync : real.sync)(...call),
        rename: (...call) => (faulty ? fault.rename ?? real.rename : real.rename)(...call),
        link: (...call) => (faulty ? fault.link ?? real.link : real.link)(...call),
        syncDirectory: (...call) => (faulty ? fault.syncDirectory ?? real.syncDirectory : real.syncDirectory)(...call),
      };
      const store = await createTestVault(directory, { operations });
      await writeText(store, 'kept', 'before');
      faulty = true;
      assert.equal(errorOf(await store.write(TARGET, SecretValue.fromText('x'))).kind, 'disk-full');
      faulty = false;
      assert.equal(await readText(store, 'kept'), 'before');
      await writeText(store, 'kept', 'after');
      assert.equal(await readText(store, 'kept'), 'after');
      store.dispose();
    });
  }

  it('writes on where the kernel takes a few bytes at a time', async () => {
    const directory = path.join(folder, 'short');
    const operations = { ...real, write: (...[handle, bytes, offset]: Parameters<FileOperations['write']>) => real.write(handle, bytes.subarray(0, offset + 64), offset) };
    const store = await createTestVault(directory, { operations });
    await writeText(store, 'kept', 'whole');
    assert(readFileSync(path.join(directory, 'vault.json')).length > 1000);
    assert.equal(await readText(store, 'kept'), 'whole');
    store.dispose();
  });
});
