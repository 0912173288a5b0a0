import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err } from '../../core/result';
import { errorCode } from '../../host/error-code';

export interface ClaimLockOptions {
  readonly timeoutMs: number;
  readonly busy: VaultError;
  readonly monotonic: () => number;
  /** Milliseconds since 1970, as file times are. */
  readonly now: () => number;
  readonly ids: () => string;
}

/** A batch takes milliseconds; a claim this old belongs to a process that is gone. */
const STALE_MS = 10_000;
const PAUSE_MS = 5;

/**
 * Runs `body` while a file of this name is ours, for platforms without a kernel lock (musl, some BSDs). Creating with
 * O_EXCL decides between two. A claim that was left behind is taken over after ten seconds; a process that was merely
 * asleep for longer than that is found out by the writer, which compares the file's size after each append.
 */
export async function withClaim<T>(
  file: string, options: ClaimLockOptions, body: () => Promise<Result<T, VaultError>>,
): Promise<Result<T, VaultError>> {
  const token = options.ids();
  const deadline = options.monotonic() + options.timeoutMs;
  while (!await claim(file, token)) {
    if (options.monotonic() >= deadline) return err(options.busy);
    await takeOverStale(file, token, options.now());
    await delay(PAUSE_MS);
  }
  try {
    return await body();
  } finally {
    if (await content(file) === token) await unlink(file).catch(() => undefined);
  }
}

async function claim(file: string, token: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(token);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale claim aside. Whoever moves a fresh one by accident, because it was faster than its look, puts it back. */
async function takeOverStale(file: string, token: string, now: number): Promise<void> {
  const aside = `${file}.${token}`;
  try {
    const seen = await content(file);
    if (now - (await stat(file)).mtimeMs < STALE_MS) return;
    await rename(file, aside);
    if (await content(aside) !== seen) await link(aside, file);
    await unlink(aside);
  } catch (error) {
    if (!PASSED.has(errorCode(error))) throw error;
  }
}

/** Another process was faster: it released or took over the claim in between. */
const PASSED: ReadonlySet<string> = new Set(['ENOENT', 'EEXIST']);

async function content(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
