import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CliWorld, PASSWORD, requireTerminal } from './support/cli-world';

const SECRET = ['first', 'of', 'all', 'values', '7351'].join('_');

describe('keyward run', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
    await template.put('shop/one', SECRET);
  });
  beforeEach(() => { world = template.copy(); });

  /** A manifest that this user has agreed to at his terminal. */
  async function allowed(text: string): Promise<void> {
    world.write('keyward.env', text);
    const session = world.terminal(['allow']);
    await session.answer('Allow this?', 'y');
    assert.equal((await session.end()).code, 0);
  }

  const ONE = 'ONE=keyward://local/shop/one#value\n';

  it('gives the program its values and passes its code on', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const { code, stdout, stderr } = await world.runWithPassword(['run', '--', 'sh', '-c', 'printf %s "$ONE" | wc -c; exit 7']);
    assert.equal(code, 7, stderr);
    assert.equal(stdout.trim(), String(SECRET.length));
  });

  it('masks the values in what the program prints, when it is asked to and always under a coding agent', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const script = ['--', 'sh', '-c', 'echo "got $ONE"; printf %s "$ONE" | base64 >&2'];
    const asked = await world.runWithPassword(['run', '--redact-output', ...script]);
    assert.deepEqual([asked.code, asked.stdout], [0, 'got [keyward:ONE]\n']);
    assert.match(asked.stderr, /^\[keyward:ONE\]/);
    const agent = await world.runWithPassword(['run', ...script], { env: { AI_AGENT: 'tester' } });
    assert(!`${agent.stdout}${agent.stderr}`.includes(SECRET), agent.stderr);
    if (agent.code === 0) assert.equal(agent.stdout, 'got [keyward:ONE]\n');
    assert.equal((await world.runWithPassword(['run', ...script])).stdout, `got ${SECRET}\n`);
  });

  it('takes the password from the first line of standard input, and leaves the rest to the program', async () => {
    world.write('keyward.env', '');
    const { code, stdout } = await world.run(['run', '--password-stdin', '--', 'cat'], { stdin: `${PASSWORD}\nfor the child\n` });
    assert.deepEqual([code, stdout], [0, 'for the child\n']);
  });

  it('stops the start with the name of what is missing', async function () {
    requireTerminal(this);
    await allowed(`${ONE}DATABASE_URL=keyward://local/shop/gone#value\nTEAM_KEY=keyward://team/key#value\n`);
    const { code, stdout, stderr } = await world.runWithPassword(['run', '--', 'sh', '-c', 'echo started']);
    assert.equal(code, 125);
    assert.equal(stdout, '');
    assert.match(stderr, /no secret "shop\/gone"\. Without a value: DATABASE_URL from keyward:\/\/local\/shop\/gone#value\.\s+→ Run "keyward setup"/);
    assert.match(stderr, /No store is called "team" on this machine\. Without a value: TEAM_KEY from [^]*→ Add it under this name with "keyward store add team"/);
    assert.match(stderr, /Nothing was started/);
  });

  it('gives a cloned repository nothing before the user agrees, with and without a terminal', async function () {
    requireTerminal(this);
    world.write('keyward.env', `STOLEN=keyward://local/shop/one#value\n`);
    const script = ['run', '--', 'sh', '-c', 'echo "got $STOLEN"'];
    const without = await world.runWithPassword(script);
    assert.equal(without.code, 125);
    assert.equal(without.stdout, '');
    assert.match(without.stderr, /asks for secrets that you have not approved .*keyward:\/\/local\/shop\/one#value/);
    const session = world.terminal(script);
    const { code, shown } = await session.end();
    assert.equal(code, 125);
    assert(!shown.includes(SECRET) && !shown.includes('got '));
    const refused = await world.run(['allow']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /have not approved/);
  });

  it('shows what is asked for, takes no for an answer, and asks again when it changes', async function () {
    requireTerminal(this);
    world.write('keyward.env', ONE);
    const no = world.terminal(['allow']);
    await no.waitFor('ONE  from keyward://local/shop/one#value');
    await no.answer('Allow this? [y/N]', '');
    assert.equal((await no.end()).code, 2);
    await allowed(ONE);
    world.write('keyward.env', `${ONE}TWO=keyward://local/shop/one#value\n`);
    assert.equal((await world.runWithPassword(['run', '--', 'true'])).code, 125);
    const again = world.terminal(['allow']);
    await again.waitFor('TWO  from keyward://local/shop/one#value   (new)');
    await again.answer('Allow this?', 'y');
    assert.equal((await again.end()).code, 0);
    assert.equal((await world.runWithPassword(['run', '--', 'true'])).code, 0);
    assert.match((await world.run(['allow', '--list'])).stdout, /shop {2}since \d{4}-\d\d-\d\d\n {2}ONE=.*\n {2}TWO=/);
    assert.equal((await world.run(['allow', '--withdraw'])).code, 0);
    assert.equal((await world.runWithPassword(['run', '--', 'true'])).code, 125);
  });

  it('takes a folder by its real path', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const link = path.join(world.home, 'link');
    symlinkSync(world.project, link);
    assert.equal((await world.runWithPassword(['run', '--', 'true'], { cwd: link })).code, 0);
  });

  it('is not allowed to a coding agent, though the folder is approved and the password given', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const { code, stdout, stderr } = await world.runWithPassword(['run', '--', 'sh', '-c', 'echo $ONE'], { env: { CLAUDECODE: '1' } });
    assert.equal(code, 125);
    assert.equal(stdout, '');
    assert.match(stderr, /The policy refuses this/);
    const asked = world.terminal(['allow'], { env: { AI_AGENT: 'somebody' } });
    assert.equal((await asked.end()).code, 0, 'what is approved stays approved');
    rmSync(path.join(world.home, 'keyward/approvals.json'));
    const refused = await world.terminal(['allow'], { env: { AI_AGENT: 'somebody' } }).end();
    assert.equal(refused.code, 2);
    assert.doesNotMatch(refused.shown, /Allow this/);
  });

  it('has 125 for its own failures', async () => {
    for (const args of [['run', '--', 'no-such-program-anywhere'], ['run'], ['run', '--wrong', 'true'], ['run', '--', './keyward.env']]) {
      world.write('keyward.env', '');
      assert.equal((await world.run(args)).code, 125, args.join(' '));
    }
    world.write('keyward.env', 'nonsense\n');
    const broken = await world.run(['run', '--', 'true']);
    assert.equal(broken.code, 125);
    assert.match(broken.stderr, /keyward\.env line 1 is not of the form/);
    world.write('keyward.env', 'LD_PRELOAD=keyward://local/shop/one#value\n');
    assert.match((await world.run(['run', '--', 'true'])).stderr, /could make programs run other code/);
  });

  it('names the locked vault, and how to give its password', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const { code, stderr } = await world.run(['run', '--', 'true']);
    assert.equal(code, 125);
    assert.match(stderr, /"local" is locked[\s\S]*--password-fd/);
  });

  it('runs without any vault where nothing is asked for, and not at all without a manifest', async () => {
    const without = await world.run(['run', 'echo', 'started']);
    assert.deepEqual([without.code, without.stdout], [125, '']);
    world.write('keyward.env', '');
    const { code, stdout } = await world.run(['run', 'echo', '--option', 'kept']);
    assert.equal(code, 0);
    assert.equal(stdout, '--option kept\n');
  });

  it('refuses what no variable can hold', async function () {
    requireTerminal(this);
    await world.put('shop/nul', Buffer.from('a\0b'));
    await world.put('shop/large', 'x'.repeat(128 * 1024));
    await world.put('shop/bytes', Buffer.from([0xff, 0xfe, 0xfd]));
    for (const [name, message] of [['nul', /NUL byte/], ['large', /larger than a variable may be/], ['bytes', /not UTF-8 text/]] as const) {
      await allowed(`ODD=keyward://local/shop/${name}#value\n`);
      const { code, stderr } = await world.runWithPassword(['run', '--', 'true']);
      assert.equal(code, 125);
      assert.match(stderr, message);
      assert.match(stderr, /ODD/);
    }
  });

  it('has the value in the child\'s environment and nowhere else', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const child = world.start(['run', '--password-fd', '3', '--', 'sh', '-c', 'echo ready; read line'], { fd3: PASSWORD, keepStdin: true });
    const stdout = child.stdout;
    const stdin = child.stdin;
    assert(stdout !== null && stdin !== null);
    await new Promise((resolve) => stdout.once('data', resolve));
    const seen = processesWith(SECRET);
    stdin.end('\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 0);
    assert.deepEqual(seen, ['environ of sh']);
  });

  it('lets the child end in its own way on Ctrl-C', async function () {
    requireTerminal(this);
    await allowed(ONE);
    const script = 'process.on("SIGINT", () => { console.log("child ends"); process.exit(42); }); console.log("child runs"); setInterval(() => {}, 1000)';
    const session = world.terminal(['run', '--', process.execPath, '-e', script]);
    await session.answer('Password of "local":', PASSWORD);
    await session.waitFor('child runs');
    session.type('\u0003');
    await session.waitFor('child ends');
    assert.equal((await session.end()).code, 42);
  });
});

/** Where in /proc a text is, among processes that this user may look into. The test itself holds it in memory only. */
function processesWith(text: string): readonly string[] {
  const found: string[] = [];
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const kind of ['cmdline', 'environ']) {
      const content = readIfThere(`/proc/${id}/${kind}`);
      if (content.includes(text)) found.push(`${kind} of ${readIfThere(`/proc/${id}/comm`).trim()}`);
    }
  }
  return found;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
