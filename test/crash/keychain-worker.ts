import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { SecretValue } from '../../shared/src/core/redact/secret-value';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../shared/src/host/files/private-folder';
import { HelperProcess } from '../../shared/src/host/processes/helper-process';
import { ForkedKeychain, keychainEnvironment } from '../../shared/src/secrets/keychain/forked-keychain';
import type { Keychain } from '../../shared/src/secrets/keychain/keychain';
import { createKeychainStore } from '../../shared/src/secrets/stores/keychain/keychain-store';
import type { FromWorker, KeychainKillPoint, KeychainTask } from './worker-messages';

/** A process that writes and deletes secrets in the keychain until its parent kills it, or to the end of its rounds. */
process.on('message', (task: KeychainTask) => void run(task));
tell({ kind: 'ready' });

async function run({ directory, env, helper, names, rounds, label, point }: KeychainTask): Promise<void> {
  const stop = stopAt(point);
  const operations = nodeFileOperations(process.platform);
  const store = createKeychainStore({
    name: 'desk', platform: process.platform, kernelLock: await loadKernelLock(),
    keychain: stopping(new ForkedKeychain(new HelperProcess({ script: helper, execPath: process.execPath, env: keychainEnvironment(env) })), stop),
    folder: new PrivateFolder({
      directory, uid: process.getuid?.(), randomBytes: (size) => randomBytes(size),
      operations: { ...operations, rename: (from, to) => stop('rename', () => operations.rename(from, to)) },
    }),
    now: () => Date.now(), monotonic: () => performance.now(), schedule: () => () => undefined,
  });
  for (let round = 0; round < rounds; round += 1) {
    const path = names[round % names.length] ?? 'name';
    if (round % 4 === 3) {
      const deleted = await store.delete(path);
      tell(deleted.ok || deleted.error.kind === 'not-found' ? { kind: 'deleted', path } : { kind: 'failed', error: deleted.error.kind });
      continue;
    }
    const text = `${label}-${round}`;
    const written = await store.write({ path, field: 'value', expected: 'any', meta: {} }, SecretValue.fromText(text));
    tell(written.ok ? { kind: 'acknowledged', path, version: written.value.version, text } : { kind: 'failed', error: written.error.kind });
  }
  tell({ kind: 'done' });
}

type Stop = <T>(call: KeychainKillPoint['call'], body: () => Promise<T>) => Promise<T>;

/** Waits to be killed before or after the call at the point. */
function stopAt(point: KeychainKillPoint | undefined): Stop {
  let calls = 0;
  return async (call, body) => {
    if (call !== point?.call || (calls += 1) !== point.occurrence) return body();
    if (point.moment === 'after') await body();
    tell({ kind: 'at-point' });
    return new Promise(() => undefined);
  };
}

function stopping(keychain: Keychain, stop: Stop): Keychain {
  return {
    getPassword: (service, account) => keychain.getPassword(service, account),
    setPassword: (service, account, password) => stop('set', () => keychain.setPassword(service, account, password)),
    deletePassword: (service, account) => stop('delete', () => keychain.deletePassword(service, account)),
  };
}

function tell(message: FromWorker): void {
  process.send?.(message);
}
