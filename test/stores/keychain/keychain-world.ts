import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Keychain } from '../../../shared/src/secrets/keychain/keychain';
import type { Store } from '../../../shared/src/secrets/store';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import { HelperProcess } from '../../../shared/src/host/processes/helper-process';
import { ForkedKeychain, keychainEnvironment } from '../../../shared/src/secrets/keychain/forked-keychain';
import type { KeychainReply, KeychainRequest } from '../../../shared/src/secrets/keychain/messages';
import type { KeychainStoreOptions } from '../../../shared/src/secrets/stores/keychain/keychain-store';
import { createKeychainStore } from '../../../shared/src/secrets/stores/keychain/keychain-store';
import type { RunningKeyring } from '../../support/keyring';

/** What a keychain store takes on this machine, with a real index in `directory`. */
export async function keychainStoreOptions(
  directory: string, keychain: Keychain, changed: Partial<KeychainStoreOptions> = {},
): Promise<KeychainStoreOptions> {
  return {
    name: 'desk', keychain, platform: process.platform, kernelLock: await loadKernelLock(),
    folder: new PrivateFolder({
      directory, operations: nodeFileOperations(process.platform), uid: process.getuid?.(), randomBytes: (size) => randomBytes(size),
    }),
    now: () => Date.now(), monotonic: () => performance.now(),
    schedule: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs).unref();
      return () => clearTimeout(timer);
    },
    ...changed,
  };
}

export async function openKeychainStore(
  directory: string, keychain: Keychain, changed: Partial<KeychainStoreOptions> = {},
): Promise<Store> {
  return createKeychainStore(await keychainStoreOptions(directory, keychain, changed));
}

/** A real keychain whose process stays: the start of one for each of very many calls is what would take the time. */
export class PatientKeychain extends ForkedKeychain {
  readonly end: () => void;

  constructor(keyring: RunningKeyring, script: string) {
    const helper = new HelperProcess<KeychainRequest, KeychainReply>({
      script, execPath: process.execPath, env: keychainEnvironment(keyring.env),
    });
    super({ call: (request, timeoutMs) => helper.call(request, timeoutMs), dispose: () => undefined });
    this.end = () => helper.dispose();
  }
}
