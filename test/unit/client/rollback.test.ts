import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { PASSWORD, temporaryFolder, valueOf } from '../../support/local-vault';
import { VaultDesk } from './support/vault-desk';

const KEY = { store: 'local', path: 'shop/key', field: 'value' };
const password = { kind: 'password', password: SecretValue.fromText(PASSWORD) } as const;

describe('an older vault in the editor', function () {
  // Deriving the key of a real password is slow on purpose.
  this.timeout(60_000);

  it('is noticed by the next window, which gets its vault back by a restore', async () => {
    const home = temporaryFolder();
    const first = await VaultDesk.open(home);
    valueOf(await first.vault.service.create('local', { way: password }));
    const vaults = path.join(home, 'vaults');
    const older = path.join(home, 'older');
    cpSync(vaults, older, { recursive: true, preserveTimestamps: true });
    await first.store(KEY, 'made up');
    first.vault.dispose();
    rmSync(vaults, { recursive: true });
    cpSync(older, vaults, { recursive: true, preserveTimestamps: true });

    const { vault } = await VaultDesk.open(home);
    const unlocked = await vault.service.unlock('local', password);
    assert.equal(!unlocked.ok && unlocked.error.kind, 'rolled-back');
    assert.equal(valueOf(await vault.service.restore('local', password)).lost, 1);
    assert.deepEqual(valueOf(await vault.service.browse('local')).entries, []);
    vault.dispose();
  });
});
