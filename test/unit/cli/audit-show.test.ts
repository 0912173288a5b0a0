import assert from 'node:assert/strict';
import { CliUser } from './cli-user';

describe('audit show', () => {
  it('shows what was begun and never ended, and with --all every intent', async () => {
    const user = await CliUser.withVault();
    const set = await user.runWithPassword(['secret', 'set', 'shop/key'], {}, 'a value');
    assert.equal(set.code, 0);
    assert.doesNotMatch((await user.run(['audit', 'show'])).stdout, /unfinished|intent/);
    assert.match((await user.run(['audit', 'show', '--all'])).stdout, /SECRET_WRITE +intent/);
    await user.cutLog((entry) => entry.event_type === 'SECRET_WRITE' && entry.phase === 'outcome');
    const cut = (await user.run(['audit', 'show'])).stdout;
    assert.match(cut, /SECRET_WRITE +unfinished +user \(cli\) +local\/shop\/key#value +put/);
  });
});
