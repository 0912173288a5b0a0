import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireKeyring, startKeyring } from '../support/keyring';
import type { RunningKeyring } from '../support/keyring';
import { requires } from '../support/requirements';
import { CliWorld, PASSWORD, requireTerminal } from './support/cli-world';

const VALUE = ['quite', 'a', 'value', '90-12'].join('/');
const NOBODY = 65_534;

describe('keyward secret', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
    await template.put('shop/stripe', VALUE);
  });
  beforeEach(() => { world = template.copy(); });

  const vaultFile = (): string => path.join(world.home, 'keyward/vaults/local/vault.json');

  it('creates a vault once, says where its key is, and that there is only one way in', async () => {
    const fresh = new CliWorld();
    const created = await fresh.runWithPassword(['secret', 'init']);
    assert.equal(created.code, 0);
    assert.match(created.stderr, /its key is behind your master password, which is\s+stored nowhere\.\n.*Only one way in/s);
    const again = await fresh.runWithPassword(['secret', 'init']);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /exists already/);
    if (process.platform !== 'win32') {
      for (const name of readdirSync(path.join(fresh.home, 'keyward'), { recursive: true, encoding: 'utf8' })) {
        assert.equal(statSync(path.join(fresh.home, 'keyward', name)).mode & 0o077, 0, name);
      }
    }
  });

  it('refuses a weak password and creates nothing', async () => {
    const fresh = new CliWorld();
    const { code, stderr } = await fresh.run(['secret', 'init', '--password-stdin'], { stdin: 'short\n' });
    assert.equal(code, 2);
    assert.match(stderr, /shorter than 12 characters/);
    assert.match((await fresh.run(['status'])).stdout, /no vault yet/);
  });

  it('takes password and value from one standard input, the password first', async () => {
    const { code, stderr } = await world.run(['secret', 'set', 'shop/two', '--password-stdin', '--value-stdin'], { stdin: `${PASSWORD}\nline one\nline two\n` });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /stored keyward:\/\/local\/shop\/two#value, version 1, read back and compared/);
    const shown = await world.runWithPassword(['secret', 'get', 'shop/two', '--show']);
    assert.equal(shown.stdout, 'line one\nline two');
  });

  it('keeps bytes as they are, and the last line end only where it is asked to', async () => {
    for (const bytes of [Buffer.from([0, 1, 0xff, 0x0a]), Buffer.from('a\r\n'), Buffer.from('$(rm -rf ~) `x` "\' \\ %s')]) {
      assert.equal((await world.runWithPassword(['secret', 'set', 'odd', '--value-stdin', '--keep-line-end'], { stdin: bytes })).code, 0);
      const { stdout } = await world.runWithPassword(['secret', 'get', 'odd', '--show']);
      assert.deepEqual(Buffer.from(stdout), Buffer.from(bytes.toString('utf8')));
    }
  });

  it('says what an input lacks', async () => {
    assert.match((await world.run(['secret', 'set', 'a', '--password-stdin', '--value-stdin'], { stdin: PASSWORD })).stderr, /Standard input gives an empty value/);
    assert.match((await world.run(['secret', 'set', 'a', '--password-fd', '99'])).stderr, /File descriptor 99 cannot be read \(EBADF\)/);
    assert.match((await world.run(['secret', 'set', 'a', '--password-fd', 'three'])).stderr, /A file descriptor is a number/);
    const nobody = await world.runWithPassword(['secret', 'set', 'a']);
    assert.equal(nobody.code, 2);
    assert.match(nobody.stderr, /give the value with --value-stdin/);
  });

  it('lists and shows what is known with masks', async () => {
    const list = await world.runWithPassword(['secret', 'list']);
    assert.match(list.stdout, /^secret +value +type +version +changed\nshop\/stripe {2}•{8} {2}generic {2}1 /);
    const get = await world.runWithPassword(['secret', 'get', 'shop/stripe']);
    assert.match(get.stdout, /^reference +keyward:\/\/local\/shop\/stripe#value\nvalue +•{8}\n/);
    const json = await world.runWithPassword(['secret', 'list', '--json']);
    assert.deepEqual((JSON.parse(json.stdout) as { path: string }[]).map((meta) => meta.path), ['shop/stripe']);
    for (const { stdout, stderr } of [list, get, json]) assert(!(stdout + stderr).includes(VALUE));
    assert.match((await world.runWithPassword(['secret', 'list', 'other/'])).stdout, /No secret in "local" has a name that begins with "other\/"/);
  });

  it('makes a new version, and refuses to with --new', async () => {
    const second = await world.runWithPassword(['secret', 'set', 'shop/stripe', '--value-stdin'], { stdin: 'second' });
    assert.match(second.stderr, /version 2/);
    const refused = await world.runWithPassword(['secret', 'set', 'shop/stripe', '--new', '--value-stdin'], { stdin: 'third' });
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /already has a secret "shop\/stripe/);
    assert.equal((await world.runWithPassword(['secret', 'get', 'keyward://local/shop/stripe#value?version=1', '--show'])).stdout, VALUE);
  });

  it('deletes so that it can be brought back', async () => {
    const deleted = await world.runWithPassword(['secret', 'delete', 'shop/stripe']);
    assert.equal(deleted.code, 0);
    assert.match(deleted.stderr, /keyward secret undelete shop\/stripe/);
    const gone = await world.runWithPassword(['secret', 'get', 'shop/stripe', '--show']);
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /no secret "shop\/stripe/);
    assert.equal((await world.runWithPassword(['secret', 'undelete', 'shop/stripe'])).code, 0);
    assert.equal((await world.runWithPassword(['secret', 'get', 'shop/stripe', '--show'])).stdout, VALUE);
  });

  it('refuses names that are none', async () => {
    for (const name of ['', '../x', 'a//b', 'a/', 'keyward://local', 'a#b c', 'a\u202eb']) {
      assert.equal((await world.runWithPassword(['secret', 'get', name])).code, 2, name);
    }
  });

  it('shows a value only to a person at a terminal, or to whoever gives the password', async () => {
    const { code, stdout, stderr } = await world.run(['secret', 'get', 'shop/stripe', '--show']);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /This needs a confirmation, and nobody can be asked here/);
  });

  it('shows it on the terminal\'s other screen after a yes, and logs that as a reveal', async function () {
    requireTerminal(this);
    const session = world.terminal(['secret', 'get', 'shop/stripe', '--show']);
    await session.answer('Password of "local":', PASSWORD);
    await session.answer('Show the value of keyward://local/shop/stripe#value on this terminal? [y/N]', 'y');
    await session.waitFor(VALUE);
    await session.answer('Press Enter to take it away.', '');
    const { code, shown } = await session.end();
    assert.equal(code, 0);
    assert(!shown.includes(PASSWORD), 'the password is typed without echo');
    const at = shown.indexOf(VALUE);
    assert(shown.lastIndexOf('\u001b[?1049h', at) >= 0 && shown.indexOf('\u001b[?1049l', at) > at);
    const log = await world.run(['audit', 'show', '--event', 'secret_read', '--json']);
    assert.match(log.stdout, /"action":"reveal","result":"success"/);
  });

  it('takes a pasted key of several lines as one value', async function () {
    requireTerminal(this);
    const session = world.terminal(['secret', 'set', 'shop/key']);
    await session.answer('Password of "local":', PASSWORD);
    await session.waitFor('Value of keyward://local/shop/key#value:');
    session.type('\u001b[200~first line\rsecond line\rlast line\r\u001b[201~\r');
    const { code, shown } = await session.end();
    assert.equal(code, 0);
    assert(!shown.includes('second line'));
    const stored = await world.runWithPassword(['secret', 'get', 'shop/key', '--show']);
    assert.equal(stored.stdout, 'first line\nsecond line\nlast line');
  });

  it('shows nothing after a no, and logs that as well', async function () {
    requireTerminal(this);
    const session = world.terminal(['secret', 'get', 'shop/stripe', '--show']);
    await session.answer('Password of "local":', PASSWORD);
    await session.answer('on this terminal? [y/N]', '');
    const { code, shown } = await session.end();
    assert.equal(code, 2);
    assert(!shown.includes(VALUE));
    assert.match((await world.run(['audit', 'show', '--event', 'SECRET_READ', '--json'])).stdout, /"action":"reveal","result":"cancelled"/);
  });

  for (const variable of ['CLAUDECODE', 'CURSOR_AGENT', 'GEMINI_CLI', 'CODEX_SANDBOX', 'AI_AGENT']) {
    it(`shows nothing to what ${variable} says is an agent, even with the password`, async () => {
      const { code, stdout, stderr } = await world.runWithPassword(['secret', 'get', 'shop/stripe', '--show'], { env: { [variable]: '1' } });
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /values are for people/);
    });
  }

  it('tells a wrong password, and what is left of attempts', async () => {
    const wrong = await world.run(['secret', 'list', '--password-stdin'], { stdin: 'not the password at all\n' });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /Incorrect password\. 4 attempts remaining\./);
    const right = await world.runWithPassword(['secret', 'list']);
    assert.equal(right.code, 0);
  });

  it('asks again at a terminal', async function () {
    requireTerminal(this);
    const session = world.terminal(['secret', 'list']);
    await session.answer('Password of "local":', 'not the password at all');
    await session.waitFor('Incorrect password. 4 attempts remaining.');
    await session.answer('Password of "local":', PASSWORD);
    await session.waitFor('shop/stripe');
    assert.equal((await session.end()).code, 0);
  });

  it('ends with 130 after Ctrl-C at a password prompt, and asks nothing more', async function () {
    requireTerminal(this);
    const session = world.terminal(['secret', 'list']);
    await session.waitFor('Password of "local":');
    session.type('\u0003');
    const { code, shown } = await session.end();
    assert.equal(code, 130);
    assert.equal(shown.match(/Password of/g)?.length, 1);
  });

  it('says that it is locked where nobody can be asked', async () => {
    const { code, stderr } = await world.run(['secret', 'list']);
    assert.equal(code, 2);
    assert.match(stderr, /The store "local" is locked\.[\s\S]*--password-fd 3/);
  });

  it('tells a damaged vault from a wrong password, and leaves it as it is', async () => {
    const damaged = readFileSync(vaultFile(), 'utf8').replace('"format"', '"formal"').slice(0, -3);
    writeFileSync(vaultFile(), damaged);
    const { code, stderr } = await world.runWithPassword(['secret', 'list']);
    assert.equal(code, 2);
    assert.match(stderr, /is damaged\. This is not about the password: no attempt was counted/);
    assert.equal(readFileSync(vaultFile(), 'utf8'), damaged);
  });

  it('refuses a vault that others could read', async () => {
    chmodSync(vaultFile(), 0o644);
    const { code, stderr } = await world.runWithPassword(['secret', 'list']);
    assert.equal(code, 2);
    assert.match(stderr, /can be read or changed by other users[\s\S]*chmod 600/);
  });

  it('says that its folder is read-only, and has lost nothing', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    for (const folder of [world.home, path.dirname(world.home), path.dirname(world.project)]) chmodSync(folder, 0o755);
    const { code, stderr } = await world.runWithPassword(['secret', 'init'], { uid: NOBODY, env: { KEYWARD_HOME: path.join(world.home, 'new') } });
    assert.equal(code, 2);
    assert.match(stderr, /cannot be written|cannot be used/);
  });

  it('keeps values out of every file but the encrypted one, and out of every output', async () => {
    const outputs: string[] = [];
    for (const args of [['secret', 'list'], ['secret', 'get', 'shop/stripe'], ['audit', 'show', '--all'], ['audit', 'verify'], ['status']]) {
      const { stdout, stderr } = await world.run(args, args[0] === 'secret' ? { env: {} } : {});
      outputs.push(stdout, stderr);
    }
    assert(!outputs.join('').includes(VALUE));
    assert(!world.homeBytes().includes(VALUE));
  });
});

describe('keyward audit', function () {
  this.timeout(60_000);
  let world: CliWorld;
  before(async () => {
    world = new CliWorld();
    await world.init();
    await world.put('shop/stripe', VALUE);
    await world.runWithPassword(['secret', 'get', 'shop/stripe', '--show']);
  });

  it('shows what was done, filtered', async () => {
    const all = await world.run(['audit', 'show']);
    assert.match(all.stdout, /^time +event +result +by +secret +action\n/);
    assert.match(all.stdout, /SECRET_WRITE +success +user \(cli\) +local\/shop\/stripe#value +put/);
    assert.match((await world.run(['audit', 'show', '--secret', 'shop', '--event', 'SECRET_READ'])).stdout, /reveal/);
    assert.equal((await world.run(['audit', 'show', '--since', '2100-01-01'])).stdout, 'No entries.\n');
    assert.equal((await world.run(['audit', 'show', '--limit', '1', '--json'])).stdout.trim().split('\n').length, 1);
    assert.equal((await world.run(['audit', 'show', '--since', 'yesterday'])).code, 2);
  });

  it('is not for agents, which find names and habits in it, and notes that one asked', async () => {
    for (const verb of ['show', 'verify']) {
      const asked = await world.run(['audit', verb], { env: { AI_AGENT: 'somebody' } });
      assert.equal(asked.code, 2);
      assert.equal(asked.stdout, '');
      assert.match(asked.stderr, /policy refuses/);
    }
    assert.match((await world.run(['audit', 'show', '--event', 'ACCESS_DENIED'])).stdout, /somebody \(cli\) +read-log/);
  });

  it('finds that the log was changed', async () => {
    const sound = await world.run(['audit', 'verify']);
    assert.equal(sound.code, 0);
    assert.match(sound.stdout, /^The log is sound: \d+ entries/);
    const file = path.join(world.home, 'keyward/audit/audit.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"action":"reveal"', '"action":"revael"'));
    const changed = await world.run(['audit', 'verify']);
    assert.equal(changed.code, 1);
    assert.match(changed.stdout, /^The log was changed/);
  });
});

describe('keyward with a keychain', function () {
  this.timeout(120_000);
  let keyring: RunningKeyring | undefined;

  afterEach(async () => {
    await keyring?.stop();
    keyring = undefined;
  });

  it('needs no password, and opens with the recovery code when the keychain has lost the key', async function () {
    requireKeyring(this);
    requireTerminal(this);
    keyring = await startKeyring('unlocked');
    const world = new CliWorld();
    const env = desktop(keyring);
    const init = world.terminal(['secret', 'init'], { env });
    await init.answer('Show a recovery code for "local" now? [Y/n]', '');
    await init.waitFor('save it in a password manager:');
    await init.waitFor('Press Enter to take it away.');
    const code = /\n([0-9A-Z][0-9A-Z-]{20,})\r?\n/.exec(init.shown)?.[1] ?? '';
    assert.notEqual(code, '');
    init.type('\r');
    await init.answer('Have you saved it? [y/N]', 'y');
    assert.equal((await init.end()).code, 0);
    assert.equal((await world.run(['secret', 'set', 'a', '--value-stdin'], { env, stdin: VALUE })).code, 0);

    await keyring.stop();
    keyring = await startKeyring('unlocked');
    const lost = desktop(keyring);
    const headless = await world.run(['secret', 'list'], { env: lost });
    assert.equal(headless.code, 2);
    assert.match(headless.stderr, /The keychain has no key for the store "local" any more[\s\S]*recovery code/);
    const unlock = world.terminal(['unlock'], { env: lost });
    await unlock.answer('Recovery code of "local":', code);
    await unlock.waitFor('The vault opens with the recovery-code. Its key is in the keychain again.');
    assert.equal((await unlock.end()).code, 0);
    assert.match((await world.run(['secret', 'list'], { env: lost })).stdout, /^secret[^\n]*\na /);
  });

  it('says that there is none, and asks for a master password instead', async function () {
    requireTerminal(this);
    const world = new CliWorld();
    const headless = await world.run(['secret', 'init', '--keychain']);
    assert.equal(headless.code, 2);
    assert.match(headless.stderr, /keychain cannot be used: there is no session bus/);
    const init = world.terminal(['secret', 'init']);
    await init.waitFor('keychain cannot be used');
    await init.answer('New password:', PASSWORD);
    await init.answer('The same again:', `${PASSWORD}x`);
    await init.waitFor('These two are not the same.');
    await init.answer('New password:', PASSWORD);
    await init.answer('The same again:', PASSWORD);
    await init.answer('Show a recovery code for "local" now? [Y/n]', 'n');
    await init.waitFor('created');
    assert.equal((await init.end()).code, 0);
    rmSync(world.home, { recursive: true });
  });
});

function desktop({ env }: RunningKeyring): Record<string, string> {
  const { DBUS_SESSION_BUS_ADDRESS: bus = '', XDG_RUNTIME_DIR: runtime = '', HOME: home = '' } = env;
  return { DBUS_SESSION_BUS_ADDRESS: bus, XDG_RUNTIME_DIR: runtime, HOME: home };
}
