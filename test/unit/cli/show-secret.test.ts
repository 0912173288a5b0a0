import assert from 'node:assert/strict';
import { CliUser } from './cli-user';

const VALUE = ['never', 'to', 'be', 'seen'].join('-');

describe('secret get --show', () => {
  const SHOW = ['secret', 'get', 'shop/key', '--show'];
  let user: CliUser;
  before(async () => {
    user = await CliUser.withVault();
    assert.equal((await user.runWithPassword(['secret', 'set', 'shop/key'], {}, VALUE)).code, 0);
  });

  /** Who was refused what, since the last time. */
  let seen = 0;
  async function refusals(): Promise<readonly string[]> {
    const denied = (await user.entries()).filter(({ event_type }) => event_type === 'ACCESS_DENIED');
    const news = denied.slice(seen);
    seen = denied.length;
    return news.map(({ agent_id, action, store, secret_name, result }) => `${agent_id} ${action} ${store} ${secret_name} ${result}`);
  }

  it('gives the value to whoever gives the password', async () => {
    assert.equal((await user.runWithPassword(SHOW)).stdout, VALUE);
    assert.deepEqual(await refusals(), []);
  });

  it('refuses a coding agent, also with the password, and that is in the log', async () => {
    const asked = await user.runWithPassword(SHOW, { environment: { CLAUDECODE: '1' } });
    assert.deepEqual([asked.code, asked.stdout], [2, '']);
    assert.match(asked.stderr, /policy refuses/);
    assert.deepEqual(await refusals(), ['claude-code reveal local shop/key#value denied']);
  });

  it('refuses where there is neither a terminal nor a password, and that is in the log', async () => {
    const asked = await user.run(SHOW);
    assert.deepEqual([asked.code, asked.stdout], [2, '']);
    assert.deepEqual(await refusals(), ['user reveal local shop/key#value denied']);
  });
});
