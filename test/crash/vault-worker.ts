import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import type { FileOperations } from '../../shared/src/host/files/file-operations';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../shared/src/host/files/kernel-lock';
import type { Store } from '../../shared/src/secrets/store';
import { createLocalStore } from '../../shared/src/secrets/stores/local/local-store';
import type { FromWorker, KillPoint, ToWorker } from './worker-messages';

/**
 * A process that opens a vault and works until its parent kills it. What was acknowledged is told to the parent over the
 * IPC channel: its memory of that outlives this process.
 */
function main(): void {
  process.on('message', (message: ToWorker) => void run(message));
  tell({ kind: 'ready' });
}

async function run(task: ToWorker): Promise<void> {
  const real = nodeFileOperations(process.platform);
  const store = createLocalStore({
    name: 'local', directory: task.directory, uid: process.getuid?.(),
    operations: task.kind === 'write-until-killed' ? stopAt(task.point, real) : real,
    kernelLock: task.lock ? await loadKernelLock() : undefined,
    now: () => Date.now(), monotonic: () => performance.now(), randomBytes: (size) => randomBytes(size),
    schedule: () => () => undefined, autoLockMs: 0,
  });
  const key = SecretValue.fromText(task.key);
  const unlocked = await store.unlock(task.kind === 'unlock-by-password'
    ? { kind: 'password', password: key } : { kind: 'external', key });
  key.dispose();
  if (!unlocked.ok) {
    tell({ kind: 'failed', error: unlocked.error.kind });
    return;
  }
  if (task.kind === 'hold-in-memory') return holdInMemory(store, task.path);
  if (task.kind !== 'unlock-by-password') await writeAll(store, task);
  tell({ kind: 'done' });
}

async function writeAll(store: Store, { names, rounds, label }: Extract<ToWorker, { readonly rounds: number }>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await writeOne(store, names[round % names.length] ?? 'name', `${label}-${round}`);
  }
}

async function writeOne(store: Store, path: string, text: string): Promise<void> {
  const value = SecretValue.fromText(text);
  const written = await store.write({ path, field: 'value', expected: 'any', meta: { type: 'generic' } }, value);
  value.dispose();
  if (written.ok) tell({ kind: 'acknowledged', path, version: written.value.version, text });
  else tell({ kind: 'failed', error: written.error.kind });
}

/** Reads a value as the service does, says so, and locks when told to. */
async function holdInMemory(store: ReturnType<typeof createLocalStore>, path: string): Promise<void> {
  const read = await store.read({ path, field: 'value' });
  tell(read.ok ? { kind: 'holding' } : { kind: 'failed', error: read.error.kind });
  process.once('SIGUSR2', () => {
    if (read.ok) read.value.value.dispose();
    store.lock();
    tell({ kind: 'locked' });
  });
}

/** The real calls, but for the one at the point: there the process waits to be killed, before, in the middle, or after. */
function stopAt(point: KillPoint, real: FileOperations): FileOperations {
  let calls = 0;
  const isHere = (call: KillPoint['call']): boolean => call === point.call && (calls += 1) === point.occurrence;
  const around = async (call: KillPoint['call'], body: () => Promise<void>): Promise<void> => {
    if (!isHere(call)) return body();
    if (point.moment === 'after') await body();
    // In the middle: the call is on its way in the kernel while the signal comes.
    if (point.moment === 'during') void body();
    return awaitKill();
  };
  return {
    sync: (handle) => around('fsync', () => real.sync(handle)),
    rename: (from, to) => around('rename', () => real.rename(from, to)),
    link: (from, to) => around('link', () => real.link(from, to)),
    syncDirectory: (directory) => around('fsync-directory', () => real.syncDirectory(directory)),
    write: async (handle: FileHandle, bytes, offset) => {
      if (!isHere('write')) return real.write(handle, bytes, offset);
      const part = { before: 0, during: Math.floor(bytes.length / 2), after: bytes.length }[point.moment];
      await real.write(handle, bytes.subarray(0, part), 0);
      await awaitKill();
      return part;
    },
  };
}

function awaitKill(): Promise<never> {
  tell({ kind: 'at-point' });
  return new Promise(() => undefined);
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

main();
