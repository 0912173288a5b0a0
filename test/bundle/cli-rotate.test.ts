import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { CliWorld, PASSWORD, requireTerminal, stripeKey } from './support/cli-world';
import type { CliRun } from './support/cli-world';

const TOKEN = 'ab'.repeat(16);
const [OLD, NEW] = [stripeKey('old'), stripeKey('new')];

/** Wrapped text is compared as one line. */
const said = ({ stdout, stderr }: CliRun): string => `${stdout}${stderr}`.replace(/\s+/g, ' ');

describe('a secret\'s life in the terminal', function () {
  this.timeout(120_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
    await set('shop/session', 'internal-token', TOKEN);
    await set('shop/stripe', 'api-key', OLD);
  });
  beforeEach(() => { world = template.copy(); });

  async function set(name: string, type: string, value: string): Promise<void> {
    const { code, stderr } = await template.runWithPassword(['secret', 'set', name, '--type', type, '--value-stdin'], { stdin: value });
    assert.equal(code, 0, stderr);
  }

  async function shown(name: string): Promise<string> {
    return (await world.runWithPassword(['secret', 'get', name, '--show'])).stdout;
  }

  describe('keyward rotate', () => {
    it('makes a value of the same kind, keeps the old one, and goes back to it', async () => {
      const rotated = await world.runWithPassword(['rotate', 'shop/session', '--yes']);
      assert.equal(rotated.code, 0, rotated.stderr);
      assert.match(said(rotated), /has a new value: version 2\. Version 1 is kept.*"keyward secret rollback shop\/session 1"/);
      const made = await shown('shop/session');
      assert.match(made, /^[0-9a-f]{32}$/);
      assert.notEqual(made, TOKEN);
      assert(!said(rotated).includes(made) && !said(rotated).includes(TOKEN));
      const back = await world.runWithPassword(['secret', 'rollback', 'shop/session', '1', '--yes']);
      assert.equal(back.code, 0, back.stderr);
      assert.equal(await shown('shop/session'), TOKEN);
      const versions = await world.runWithPassword(['secret', 'versions', 'shop/session', '--json']);
      assert.deepEqual((JSON.parse(versions.stdout) as { version: number; state: string }[]).map(({ version, state }) => [version, state]),
        [[3, 'current'], [2, 'previous'], [1, 'previous']]);
    });

    it('never makes a vendor\'s key up, and takes the new one without showing it', async () => {
      const refused = await world.runWithPassword(['rotate', 'shop/stripe', '--generate', 'token', '--yes']);
      assert.equal(refused.code, 2);
      assert.match(said(refused), /No value is made up/);
      const rotated = await world.runWithPassword(['rotate', 'shop/stripe', '--value-stdin', '--json'], { stdin: NEW });
      assert.equal(rotated.code, 0, rotated.stderr);
      const { version, previous, how } = JSON.parse(rotated.stdout) as Record<string, unknown>;
      assert.deepEqual([version, previous, how], [2, 1, 'entered']);
      assert.equal(await shown('shop/stripe'), NEW);
      assert(!said(rotated).includes(NEW));
    });

    it('refuses the value that is stored already, and asks about one that looks different', async () => {
      const same = await world.runWithPassword(['rotate', 'shop/stripe', '--value-stdin'], { stdin: OLD });
      assert.equal(same.code, 2);
      assert.match(said(same), /The given value is the one that is stored already/);
      const other = NEW.replace('live', 'test');
      const unlike = await world.runWithPassword(['rotate', 'shop/stripe', '--value-stdin'], { stdin: other });
      assert.equal(unlike.code, 2);
      assert.match(said(unlike), /begins in another way than the old value\. With --yes/);
      assert.equal(await shown('shop/stripe'), OLD);
      assert.equal((await world.runWithPassword(['rotate', 'shop/stripe', '--value-stdin', '--yes'], { stdin: other })).code, 0);
      assert.equal(await shown('shop/stripe'), other);
    });

    it('does nothing where nobody can be asked and nothing was said', async () => {
      for (const name of ['shop/session', 'shop/stripe']) {
        const run = await world.runWithPassword(['rotate', name]);
        assert.equal(run.code, 2);
        assert.match(said(run), /nobody can be asked here.*--value-stdin/);
      }
      assert.equal(await shown('shop/session'), TOKEN);
    });

    it('gives the public half of a key pair to standard output, and nothing else', async () => {
      const created = await world.runWithPassword(['secret', 'new', 'shop/jwt', '--type', 'jwt-signing-key', '--generate', 'ed25519-key']);
      const rotated = await world.runWithPassword(['rotate', 'shop/jwt', '--yes']);
      assert.deepEqual([created.code, rotated.code], [0, 0]);
      for (const { stdout } of [created, rotated]) assert.equal(createPublicKey(stdout).asymmetricKeyType, 'ed25519');
      assert.notEqual(created.stdout, rotated.stdout);
    });

    it('refuses an agent', async () => {
      const run = await world.runWithPassword(['rotate', 'shop/session', '--yes'], { env: { AI_AGENT: 'somebody' } });
      assert.equal(run.code, 2);
      assert.equal(await shown('shop/session'), TOKEN);
    });

    it('proposes a kind at a terminal, and makes it', async function () {
      requireTerminal(this);
      const session = world.terminal(['rotate', 'shop/session']);
      await session.answer('Password of "local":', PASSWORD);
      await session.waitFor('Version 1 stays and can be gone back to.');
      await session.answer('Make 32 random hexadecimal digits (m), enter a value (e), or leave it (l)?', 'm');
      await session.waitFor('version 2');
      assert.equal((await session.end()).code, 0);
    });

    it('takes a vendor\'s key at a terminal without echo, and asks again for the old one', async function () {
      requireTerminal(this);
      const session = world.terminal(['rotate', 'shop/stripe']);
      await session.answer('Password of "local":', PASSWORD);
      await session.answer('New value of keyward://local/shop/stripe#value:', OLD);
      await session.waitFor('That is the value that is stored already.');
      await session.answer('New value of keyward://local/shop/stripe#value:', NEW);
      await session.waitFor('revoke the old one');
      const { code, shown: screen } = await session.end();
      assert.equal(code, 0);
      assert(!screen.includes(NEW) && !screen.includes(OLD));
      assert.equal(await shown('shop/stripe'), NEW);
    });
  });

  describe('keyward secret rename, move and copy', () => {
    const manifest = (name: string): string => `SESSION=keyward://local/${name}#value\n`;

    it('rename leads the manifests along, below this folder as well', async () => {
      world.write('keyward.env', manifest('shop/session'));
      world.write('api/keyward.env', manifest('shop/session'));
      const run = await world.runWithPassword(['secret', 'rename', 'shop/session', 'web/session', '--yes', '--json']);
      assert.equal(run.code, 0, run.stderr);
      assert.deepEqual([world.read('keyward.env'), world.read('api/keyward.env')], [manifest('web/session'), manifest('web/session')]);
      assert.deepEqual((JSON.parse(run.stdout) as { old: unknown }).old, { state: 'deleted', undoable: true });
      assert.equal(await shown('web/session'), TOKEN);
      assert.equal((await world.runWithPassword(['secret', 'get', 'shop/session', '--show'])).code, 2);
      assert.equal((await world.runWithPassword(['secret', 'undelete', 'shop/session'])).code, 0);
      assert.equal(await shown('shop/session'), TOKEN);
    });

    it('rename keeps the old secret for a pinned line, and its exit code says that something is left', async () => {
      world.write('keyward.env', `${manifest('shop/session')}OLD=keyward://local/shop/session#value?version=1\n`);
      const run = await world.runWithPassword(['secret', 'rename', 'shop/session', 'web/session', '--yes']);
      assert.equal(run.code, 3);
      assert.match(said(run), /The old secret is kept as well: it is still asked for: OLD in .* Both work\./);
      assert.equal(await shown('shop/session'), TOKEN);
    });

    it('rename over another secret changes nothing', async () => {
      const run = await world.runWithPassword(['secret', 'rename', 'shop/session', 'shop/stripe', '--yes']);
      assert.equal(run.code, 2);
      assert.match(said(run), /already has a secret "shop\/stripe"/);
      assert.deepEqual([await shown('shop/session'), await shown('shop/stripe')], [TOKEN, OLD]);
    });

    it('copy leaves the first where it is', async () => {
      assert.equal((await world.runWithPassword(['secret', 'copy', 'shop/session', '--to', 'local', '--as', 'copy/session', '--yes'])).code, 0);
      assert.deepEqual([await shown('shop/session'), await shown('copy/session')], [TOKEN, TOKEN]);
    });

    it('move to a store that there is not says so', async () => {
      const run = await world.runWithPassword(['secret', 'move', 'shop/session', '--to', 'nowhere', '--yes']);
      assert.equal(run.code, 2);
      assert.match(said(run), /No store is called "nowhere"/);
    });

    it('want a yes', async () => {
      for (const args of [['rename', 'shop/session', 'x/y'], ['move', 'shop/session', '--to', 'local', '--as', 'x/y'], ['rollback', 'shop/session', '1']]) {
        const run = await world.runWithPassword(['secret', ...args]);
        assert.equal(run.code, 2);
        assert.match(said(run), /nobody can be asked here.*say --yes/);
      }
    });
  });

  describe('keyward secret delete and destroy', () => {
    it('delete asks where a manifest needs the secret', async () => {
      world.write('keyward.env', 'SESSION=keyward://local/shop/session#value\n');
      const refused = await world.runWithPassword(['secret', 'delete', 'shop/session']);
      assert.equal(refused.code, 2);
      assert.equal(await shown('shop/session'), TOKEN);
      const deleted = await world.runWithPassword(['secret', 'delete', 'shop/session', '--yes']);
      assert.equal(deleted.code, 0);
      assert.match(said(deleted), /SESSION in .*keyward secret undelete shop\/session/);
    });

    it('destroy takes no option, no password and no pipe for the typed name', async () => {
      const run = await world.runWithPassword(['secret', 'destroy', 'shop/session'], { stdin: 'shop/session\n' });
      assert.equal(run.code, 2);
      assert.match(said(run), /its name has to be typed by a person/);
      assert.equal((await world.runWithPassword(['secret', 'destroy', 'shop/session', '--yes'])).code, 2);
      assert.equal(await shown('shop/session'), TOKEN);
    });

    it('destroy does it after the name was typed at a terminal, and not after another one', async function () {
      requireTerminal(this);
      for (const [typed, code] of [['shop/stripe', 2], ['shop/session', 0]] as const) {
        const session = world.terminal(['secret', 'destroy', 'shop/session']);
        await session.answer('Password of "local":', PASSWORD);
        await session.waitFor('gone for good');
        await session.answer('Type shop/session to destroy it:', typed);
        assert.equal((await session.end()).code, code);
      }
      assert.equal((await world.runWithPassword(['secret', 'undelete', 'shop/session'])).code, 2);
    });
  });
});
