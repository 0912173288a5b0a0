import assert from 'node:assert/strict';
import { CliWorld, PASSWORD, requireTerminal } from './support/cli-world';
import type { CliRun } from './support/cli-world';

const VALUE = ['another', 'value', '77'].join('-');
const said = ({ stdout, stderr }: CliRun): string => `${stdout}${stderr}`.replace(/\s+/g, ' ');

describe('keyward setup', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
    await template.put('shop/key', VALUE);
  });
  beforeEach(() => { world = template.copy(); });

  it('says of a clone what is there, what is missing, and how to get it', async () => {
    world.write('keyward.env', 'KEY=keyward://local/shop/key#value\nDB=keyward://local/shop/db#value\nTEAM=keyward://team/web/key#value\n');
    const run = await world.runWithPassword(['setup']);
    assert.equal(run.code, 3);
    assert.match(run.stdout, /store "local": ready\n.*\nKEY +keyward:\/\/local\/shop\/key#value +there\nDB +keyward:\/\/local\/shop\/db#value +missing\n/);
    assert.match(said(run), /store "team": you have no store of this name.*"keyward store add team" asks for its address.*Approve the folder with "keyward allow"/);
    assert(!said(run).includes(VALUE));
  });

  it('takes no address from the repository', async () => {
    world.write('keyward.env', '# endpoint: https://evil.example\nTEAM=keyward://team/web/key#value\n');
    world.write('keyward.yaml', 'stores:\n  team:\n    type: hashicorp\n    address: https://evil.example\n');
    const run = await world.runWithPassword(['setup']);
    assert.match(said(run), /you have no store of this name/);
    assert(!said(run).includes('evil'));
  });

  it('gives the same as JSON, and asks nothing for it', async () => {
    world.write('keyward.env', 'KEY=keyward://local/shop/key#value\nDB=keyward://local/shop/db#value\n');
    const run = await world.runWithPassword(['setup', '--json']);
    assert.equal(run.code, 3);
    const { ready, approved, secrets } = JSON.parse(run.stdout) as { ready: boolean; approved: boolean; secrets: { name: string; state: string }[] };
    assert.deepEqual([ready, approved, secrets.map(({ name, state }) => `${name} ${state}`)], [false, false, ['KEY there', 'DB missing-secret']]);
  });

  it('asks for approval and for what is missing at a terminal, and has nothing to do the next time', async function () {
    requireTerminal(this);
    world.write('keyward.env', 'KEY=keyward://local/shop/key#value\nDB=keyward://local/shop/db#value\n');
    const session = world.terminal(['setup']);
    await session.answer('Password of "local":', PASSWORD);
    await session.answer('Allow this? [y/N]', 'y');
    await session.waitFor('DB: there is no shop/db in "local".');
    await session.answer('Value of keyward://local/shop/db#value (Enter skips it):', VALUE);
    await session.waitFor('Start programs with "keyward run');
    const { code, shown } = await session.end();
    assert.equal(code, 0);
    assert(!shown.includes(VALUE));
    const again = await world.runWithPassword(['setup']);
    assert.equal(again.code, 0);
    assert.match(said(again), /Nothing to do: everything is there and approved/);
    const run = await world.runWithPassword(['run', '--', process.execPath, '-e', 'process.stdout.write(String(process.env.DB === process.env.KEY))']);
    assert.equal(run.stdout, 'true');
  });

  it('skips one value or all that follow, and doubts a value of one character', async function () {
    requireTerminal(this);
    world.write('keyward.env', ['a', 'b', 'c', 'd'].map((name) => `${name.toUpperCase()}=keyward://local/shop/${name}#value\n`).join(''));
    const session = world.terminal(['setup']);
    await session.answer('Password of "local":', PASSWORD);
    await session.answer('Allow this? [y/N]', 'y');
    await session.answer('Value of keyward://local/shop/a#value (Enter skips it):', '');
    await session.answer('Value of keyward://local/shop/b#value (Enter skips it):', 'y');
    await session.answer('That is one character only. Is it the value? [y/N]', '');
    await session.answer('Value of keyward://local/shop/b#value (Enter skips it):', VALUE);
    await session.answer('Value of keyward://local/shop/c#value (Enter skips it):', '-');
    const { code, shown } = await session.end();
    assert.equal(code, 3);
    assert.doesNotMatch(shown, /shop\/d#value \(Enter/);
    const names = JSON.parse((await world.runWithPassword(['setup', '--json'])).stdout) as { secrets: { state: string }[] };
    assert.deepEqual(names.secrets.map(({ state }) => state === 'there'), [false, true, false, false]);
  });

  it('says that a store is missing before it asks for approval', async function () {
    requireTerminal(this);
    world.write('keyward.env', 'TEAM=keyward://team/web/key#value\n');
    const session = world.terminal(['setup']);
    await session.waitFor('You have no store "team" yet');
    await session.answer('Allow this? [y/N]', 'what');
    await session.waitFor('Type y for yes or n for no. Enter alone means no.');
    await session.answer('Allow this? [y/N]', 'n');
    assert.equal((await session.end()).code, 3);
  });

  it('makes no vault where nobody can be asked, and says how one is made', async () => {
    const fresh = new CliWorld();
    fresh.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    for (const args of [['setup'], ['setup', '--json']]) {
      const run = await fresh.run(args);
      assert.equal(run.code, 3);
      assert.match(said(run), args.length === 1 ? /There is no vault yet.*"keyward secret init"/ : /store-missing/);
      assert.doesNotMatch(said(run), /keychain/);
    }
    assert.match((await fresh.run(['status'])).stdout, /no vault yet/);
  });

  it('does nothing without a manifest, or with one that is broken', async () => {
    const none = await world.runWithPassword(['setup']);
    assert.equal(none.code, 2);
    assert.match(said(none), /There is no keyward\.env/);
    world.write('keyward.env', `KEY=${VALUE}\n`);
    const broken = await world.runWithPassword(['setup']);
    assert.equal(broken.code, 2);
    assert.match(said(broken), /line 1 has a plain value/);
    assert(!said(broken).includes(VALUE));
  });

  it('opens nothing for an agent, and approves nothing for it', async () => {
    world.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    const run = await world.runWithPassword(['setup'], { env: { AI_AGENT: 'somebody' } });
    assert.equal(run.code, 3);
    assert.match((await world.run(['allow', '--list'])).stdout, /Nothing is approved/);
  });
});
