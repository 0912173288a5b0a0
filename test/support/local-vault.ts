import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import type { Result } from '../../shared/src/core/result';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../shared/src/host/files/kernel-lock';
import type { LockableStore, RestorableStore } from '../../shared/src/secrets/lockable';
import { createLocalStore } from '../../shared/src/secrets/stores/local/local-store';
import type { Store } from '../../shared/src/secrets/store';
import type { LocalStoreOptions } from '../../shared/src/secrets/stores/local/options';

/** The cheapest derivation that a reader accepts: tests open many vaults. */
export const CHEAP_KDF = { name: 'pbkdf2-hmac-sha256', iterations: 100_000 } as const;
export const PASSWORD = ['correct', 'Horse', '7', 'battery'].join('-');

/** A folder that is gone after the running suite. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kw-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a local store takes on this machine, with real files, a real lock and the real clock. */
export async function localStoreOptions(
  directory: string, changed: Partial<LocalStoreOptions> = {},
): Promise<LocalStoreOptions> {
  return {
    name: 'local', directory, operations: nodeFileOperations(process.platform), uid: process.getuid?.(),
    kernelLock: await loadKernelLock(),
    now: () => Date.now(), monotonic: () => performance.now(), randomBytes: (size) => randomBytes(size),
    schedule: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs).unref();
      return () => clearTimeout(timer);
    },
    autoLockMs: 0, kdf: CHEAP_KDF, ...changed,
  };
}

/** A store over a vault that does not exist yet. */
export async function openTestStore(directory: string, changed: Partial<LocalStoreOptions> = {}): Promise<RestorableStore> {
  return createLocalStore(await localStoreOptions(directory, changed));
}

/** A store with a fresh vault, created by password and open. */
export async function createTestVault(
  directory: string, changed: Partial<LocalStoreOptions> = {},
): Promise<RestorableStore> {
  const store = await openTestStore(directory, changed);
  valueOf(await store.create({ way: { kind: 'password', password: SecretValue.fromText(PASSWORD) } }));
  return store;
}

export function unlockByPassword(store: LockableStore, password = PASSWORD): ReturnType<LockableStore['unlock']> {
  return store.unlock({ kind: 'password', password: SecretValue.fromText(password) });
}

/** The value of a result that must have worked. */
export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The error of a result that must have failed. */
export function errorOf<T, E>(result: Result<T, E>): E {
  if (result.ok) throw new Error('expected an error');
  return result.error;
}

/** Every path that the store names, in its order. */
export async function pathsIn(store: Store, folder = ''): Promise<readonly string[]> {
  return valueOf(await store.browse(folder, 'all')).entries.map((entry) => entry.path);
}

export async function writeText(store: Store, name: string, text: string): Promise<number> {
  const target = { path: name, field: 'value', expected: 'any', meta: { type: 'api-key' } } as const;
  return valueOf(await store.write(target, SecretValue.fromText(text))).version;
}

export async function readText(store: Store, name: string, version?: number): Promise<string> {
  const target = { path: name, field: 'value', ...(version === undefined ? {} : { version }) };
  const { value } = valueOf(await store.read(target));
  const text = value.text();
  value.dispose();
  return text;
}
