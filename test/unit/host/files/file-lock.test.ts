import assert from 'node:assert/strict';
import { existsSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ok } from '../../../../shared/src/core/result';
import type { FileLockOptions, KernelLock } from '../../../../shared/src/host/files/file-lock';
import { withFileLock } from '../../../../shared/src/host/files/file-lock';
import { loadKernelLock } from '../../../../shared/src/host/files/kernel-lock';
import { errorOf, temporaryFolder, valueOf } from '../../../support/local-vault';
import { requires } from '../../../support/requirements';

describe('file lock', () => {
  const folder = temporaryFolder();
  let kernel: KernelLock | undefined;
  let number = 0;
  const fresh = (): string => path.join(folder, `lock-${number += 1}`);
  const options = (changed: Partial<FileLockOptions> = {}): FileLockOptions => ({
    kernel, timeoutMs: 10_000, busy: { kind: 'busy', store: 'local' }, monotonic: () => performance.now(), ...changed,
  });

  before(async function loadLock() {
    kernel = await loadKernelLock();
    requires(this, 'fs-native-extensions', kernel !== undefined, 'npm ci on a platform with a prebuilt binary');
  });

  it('lets one body run at a time', async () => {
    const file = fresh();
    let inside = 0;
    const trace: number[] = [];
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(file, options(), async () => {
      inside += 1;
      trace.push(inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return ok();
    })));
    assert.deepEqual(trace, Array.from({ length: 8 }, () => 1));
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('is free again after a body that threw', async () => {
    const file = fresh();
    await assert.rejects(withFileLock(file, options(), () => Promise.reject(new Error('a mistake'))), /a mistake/);
    assert.equal(valueOf(await withFileLock(file, options(), () => Promise.resolve(ok(1)))), 1);
  });

  it('says busy when the time is over', async () => {
    const file = fresh();
    // A clock that is always at the end of the time: the second asks once.
    const late = { ...options(), timeoutMs: 0 };
    const result = await withFileLock(file, options(), () => withFileLock(file, late, () => Promise.resolve(ok())));
    assert.deepEqual(errorOf(result), { kind: 'busy', store: 'local' });
  });

  it('does not follow a symbolic link', async () => {
    const file = fresh();
    const target = fresh();
    symlinkSync(target, file);
    const result = await withFileLock(file, options(), () => Promise.resolve(ok()));
    assert.deepEqual(errorOf(result), { kind: 'io', file, code: 'ELOOP' });
    assert(!existsSync(target));
  });

  it('runs the body without a lock where the platform has none', async () => {
    const file = fresh();
    assert.equal(valueOf(await withFileLock(file, options({ kernel: undefined }), () => Promise.resolve(ok('ran')))), 'ran');
    assert(!existsSync(file));
  });

  it('has no kernel lock where the package cannot be loaded or is another one', async () => {
    assert.equal(await loadKernelLock(() => Promise.reject(new Error('no prebuild'))), undefined);
    for (const other of [undefined, null, {}, { default: 1 }, { tryLock: 1 }]) {
      assert.equal(await loadKernelLock(() => Promise.resolve(other)), undefined);
    }
  });
});
