import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { addStore } from '../../../../shared/src/core/config/edit-user-config';
import type { StoreEntry } from '../../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../../shared/src/core/model/vault-error';
import { err } from '../../../../shared/src/core/result';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../../shared/src/host/files/kernel-lock';
import { StoreConfiguration } from '../../../../shared/src/secrets/config/store-configuration';
import { UserConfigFile } from '../../../../shared/src/secrets/config/user-config-file';
import type { ConfigChange, SecretService } from '../../../../shared/src/secrets/service';
import { unusableStore } from '../../../../shared/src/secrets/stores/unusable-store';
import { errorOf, temporaryFolder, valueOf } from '../../../support/local-vault';

const NO_LOG: VaultError = { kind: 'audit-unavailable', file: '/audit.jsonl', code: 'ENOSPC' };
const keychain = (name: string): StoreEntry => ({ name, type: 'keychain' });

describe('changing which stores there are', () => {
  let config: UserConfigFile;
  let changes: ConfigChange[];
  beforeEach(async () => {
    changes = [];
    config = new UserConfigFile({
      file: path.join(temporaryFolder(), 'config.yaml'), uid: process.getuid?.(), operations: nodeFileOperations(process.platform),
      kernel: await loadKernelLock(), monotonic: () => performance.now(), randomBytes,
    });
  });

  const over = (configure: SecretService['configure']): StoreConfiguration => new StoreConfiguration(
    config, { keyOf: () => Promise.resolve(''), make: ({ name, type }) => Promise.resolve(unusableStore(name, type, NO_LOG)) }, { configure });
  const working = (): StoreConfiguration => over((change, work) => {
    changes.push(change);
    return work();
  });
  /** The outcome of what was done cannot be written down; `meanwhile` happens before it is taken back. */
  const unwritable = (meanwhile: () => Promise<unknown> = () => Promise.resolve()): StoreConfiguration => over(async (_, work, takeBack) => {
    valueOf(await work());
    await meanwhile();
    await takeBack();
    return err(NO_LOG);
  });
  const names = async (): Promise<readonly string[]> => valueOf(await config.read()).stores.map(({ name }) => name);

  it('goes through the service, which decides and writes it down', async () => {
    const stores = working();
    valueOf(await stores.add(keychain('keys')));
    valueOf(await stores.setDefault('keys'));
    assert.deepEqual(valueOf(await stores.read()), { defaultStore: 'keys', stores: [keychain('keys')] });
    valueOf(await stores.remove('keys'));
    assert.deepEqual(changes.map(({ kind }) => kind), ['add-store', 'default-store', 'remove-store']);
    assert.deepEqual([errorOf(await stores.remove('keys')).kind, errorOf(await stores.setDefault('none')).kind], ['unknown-store', 'unknown-store']);
  });

  it('is taken back where its outcome cannot be written down', async () => {
    assert.deepEqual(errorOf(await unwritable().add(keychain('keys'))), NO_LOG);
    assert.deepEqual(await names(), []);
    valueOf(await working().add(keychain('kept')));
    await unwritable().remove('kept');
    assert.deepEqual(await names(), ['kept']);
    await unwritable().setDefault('kept');
    assert.equal(valueOf(await config.read()).defaultStore, 'local');
  });

  it('takes nothing back that somebody else has written meanwhile', async () => {
    const theirs = (): Promise<unknown> => config.update((text) => addStore(text, keychain('theirs')));
    await unwritable(theirs).add(keychain('ours'));
    assert.deepEqual(await names(), ['theirs']);
  });
});
