import assert from 'node:assert/strict';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import { CliUser } from './cli-user';

describe('secret set', () => {
  let user: CliUser;
  before(async () => { user = await CliUser.withVault(); });

  async function set(value: string, ...options: readonly string[]): Promise<void> {
    const { code, stderr } = await user.runWithPassword(['secret', 'set', 'shop/db', ...options], {}, value);
    assert.equal(code, 0, stderr);
  }

  async function described(): Promise<readonly unknown[]> {
    const { stdout } = await user.runWithPassword(['secret', 'get', 'shop/db', '--json']);
    const { type, tags, versions } = JSON.parse(stdout) as SecretMeta;
    return [type, tags, versions.length];
  }

  it('leaves type and tags as they are where they are not given', async () => {
    await set('one', '--type', 'database-credential', '--tag', 'shop', '--tag', 'live');
    assert.deepEqual(await described(), ['database-credential', ['shop', 'live'], 1]);
    await set('two');
    assert.deepEqual(await described(), ['database-credential', ['shop', 'live'], 2]);
    await set('three', '--tag', 'test');
    assert.deepEqual(await described(), ['database-credential', ['test'], 3]);
    await set('four', '--type', 'password');
    assert.deepEqual(await described(), ['password', ['test'], 4]);
  });
});
