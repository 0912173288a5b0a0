import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliWorld, PASSWORD, requireTerminal } from './support/cli-world';

const VALUE = ['the', 'first', 'value', '12-90'].join('/');
const NEWER = ['the', 'second', 'value', '34-78'].join('/');

/** Every step is a process of its own: what one of them saw, the next one knows from the disk alone. */
describe('keyward secret restore', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;
  const folder = (of = world): string => path.join(of.home, 'keyward/vaults/local');
  const vaultFile = (): string => path.join(folder(), 'vault.json');

  before(async () => {
    template = new CliWorld();
    await template.init();
    await template.put('shop/stripe', VALUE);
  });
  beforeEach(async () => {
    world = template.copy();
    await world.put('shop/stripe', NEWER);
  });

  /** The vault as it was before NEWER. */
  function putBack(): void {
    rmSync(folder(), { recursive: true });
    cpSync(folder(template), folder(), { recursive: true, preserveTimestamps: true });
  }

  const shown = async (): Promise<string> => (await world.runWithPassword(['secret', 'get', 'shop/stripe', '--show'])).stdout;

  it('is what an older vault that was put back is answered with; nothing is overwritten', async () => {
    putBack();
    const before = readFileSync(vaultFile());
    for (const args of [['secret', 'list'], ['secret', 'set', 'other', '--value-stdin']]) {
      const { code, stdout, stderr } = await world.runWithPassword(args, { stdin: 'x' });
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /vault\.json is older than it was: it is at change 2, and change 3 was seen before\./);
      assert.match(stderr, /It was left as it is.*\n.*"keyward secret restore"/);
    }
    assert.deepEqual(readFileSync(vaultFile()), before);
    assert.deepEqual(readdirSync(path.join(folder(), 'backups')), readdirSync(path.join(folder(template), 'backups')));
  });

  it('accepts it knowingly: says what is lost, and goes on from there', async () => {
    putBack();
    const { code, stderr } = await world.runWithPassword(['secret', 'restore']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /newest good copy of the vault is .*generation-2\.json, at change 2\. Change 3, which came after it, is lost\./);
    assert.match(stderr, /Restored change 2 from .*generation-2\.json/);
    assert.equal(await shown(), VALUE);
    await world.put('shop/stripe', NEWER);
    assert.equal(await shown(), NEWER);
    assert.match((await world.run(['audit', 'show', '--event', 'config_change', '--json'])).stdout, /"action":"restore:password","result":"success"/);
  });

  it('brings back a damaged vault, which is kept in a copy', async () => {
    writeFileSync(vaultFile(), 'damaged');
    const told = await world.runWithPassword(['secret', 'list']);
    assert.match(told.stderr, /is damaged[\s\S]*with "keyward secret restore": .*generation-3\.json/);
    const { code, stderr } = await world.runWithPassword(['secret', 'restore']);
    assert.equal(code, 0, stderr);
    const copy = /kept at (.*damaged-.*-vault\.json)\./.exec(stderr)?.[1];
    assert(copy !== undefined && existsSync(copy));
    assert.equal(readFileSync(copy, 'utf8'), 'damaged');
    assert.match(stderr, /nothing is lost/);
    assert.equal(await shown(), NEWER);
  });

  it('needs a way in, and says so when there is no vault', async () => {
    writeFileSync(vaultFile(), 'damaged');
    const nobody = await world.run(['secret', 'restore']);
    assert.equal(nobody.code, 2);
    assert.match(nobody.stderr, /The store "local" is locked\./);
    const wrong = await world.run(['secret', 'restore', '--password-stdin'], { stdin: 'not the password at all\n' });
    assert.match(wrong.stderr, /Incorrect password\. 4 attempts remaining\./);
    assert.equal(readFileSync(vaultFile(), 'utf8'), 'damaged');
    const agent = await world.runWithPassword(['secret', 'restore'], { env: { AI_AGENT: 'somebody' } });
    assert.match(agent.stderr, /policy refuses/);
    const fresh = new CliWorld();
    assert.equal((await fresh.runWithPassword(['secret', 'restore'])).code, 2);
  });

  it('asks at a terminal, and changes nothing after a no', async function () {
    requireTerminal(this);
    putBack();
    const before = readFileSync(vaultFile());
    const no = world.terminal(['secret', 'restore']);
    await no.answer('Go back to it? [y/N]', '');
    assert.equal((await no.end()).code, 2);
    assert.deepEqual(readFileSync(vaultFile()), before);
    const yes = world.terminal(['secret', 'restore']);
    await yes.answer('Go back to it? [y/N]', 'y');
    await yes.answer('Password of "local":', PASSWORD);
    assert.equal((await yes.end()).code, 0);
    assert.equal(await shown(), VALUE);
  });
});
