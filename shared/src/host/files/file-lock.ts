import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err } from '../../core/result';
import { writeFailure } from './file-failure';

/** The kernel's lock on an open file; it goes with the process that holds it, however that ends. */
export interface KernelLock {
  tryLock(fd: number): boolean;
  unlock(fd: number): void;
}

export interface FileLockOptions {
  /** Undefined where this platform has no prebuilt lock: writers then rely on their compare-and-swap alone. */
  readonly kernel: KernelLock | undefined;
  readonly timeoutMs: number;
  /** What is reported when another process held the lock for all that time. */
  readonly busy: VaultError;
  /** A monotonic clock in milliseconds. */
  readonly monotonic: () => number;
}

/** Never through a symbolic link; on Windows, which has no such flag, it is undefined and counts as 0. */
const LOCK_FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 40;

/**
 * Runs `body` while this process holds the lock of `file`. The file is made once and never removed: removing it would
 * let two processes hold locks of two files with one name.
 */
export async function withFileLock<T>(
  file: string, options: FileLockOptions, body: () => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  if (options.kernel === undefined) return body();
  let handle: FileHandle;
  try {
    handle = await open(file, LOCK_FLAGS, 0o600);
  } catch (error) {
    return err(writeFailure(file, error));
  }
  try {
    if (!await acquire(options.kernel, handle.fd, options)) return err(options.busy);
    try {
      return await body();
    } finally {
      options.kernel.unlock(handle.fd);
    }
  } finally {
    await handle.close();
  }
}

/** Asks again and again: the binding's waiting call would hold a thread of the pool that file calls need. */
async function acquire(kernel: KernelLock, fd: number, options: FileLockOptions): Promise<boolean> {
  const deadline = options.monotonic() + options.timeoutMs;
  for (let pause = FIRST_PAUSE_MS; !kernel.tryLock(fd); pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    if (options.monotonic() >= deadline) return false;
    await delay(pause);
  }
  return true;
}
