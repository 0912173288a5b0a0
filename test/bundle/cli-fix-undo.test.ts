import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { CliWorld, PASSWORD, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('undo');
const OTHER = stripeKey('undo other');

describe('keyward fix --undo', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
  });
  beforeEach(() => { world = template.copy(); });

  function snapshot(): Readonly<Record<string, string>> {
    const files = readdirSync(world.project, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(files.map((entry) => [path.join(entry.parentPath, entry.name), readFileSync(path.join(entry.parentPath, entry.name), 'latin1')]));
  }

  async function fix(): Promise<void> {
    const { code, stderr } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 0, stderr);
  }

  it('brings every byte back, and leaves the secrets where they are', async () => {
    world.write('src/pay.js', `\ufeffconst stripeKey = '${KEY}';\r\nconst header = 'Bearer ${OTHER}';\r\n`);
    world.write('job.py', `STRIPE_KEY = "${KEY}"\n`);
    world.write('.env', `STRIPE_KEY=${KEY}\n`);
    const before = snapshot();
    await fix();
    assert.notDeepEqual(snapshot(), before);
    const { code, stdout, stderr } = await world.runWithPassword(['fix', '--undo', '--yes']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /4 undone, 0 kept\./);
    assert.match(stderr.replace(/\s+/g, ' '), /4 values go back[\s\S]*in plain text/);
    // The value stands in `.env` again, so git is kept from it.
    assert.equal(world.read('.gitignore'), '.env\n');
    assert.deepEqual(snapshot(), { ...before, [path.join(world.project, '.gitignore')]: '.env\n' });
    assert(!(stdout + stderr).includes(KEY) && !(stdout + stderr).includes(OTHER));
    assert.equal((await world.runWithPassword(['secret', 'get', 'shop/stripe-key', '--show'])).stdout, KEY);
    assert.match((await world.runWithPassword(['fix', '--undo'])).stdout, /^Nothing to take back here/);
  });

  it('keeps what it needs for that in one file of the user\'s own, without any value', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    const file = path.join(world.home, 'keyward', 'state', 'undo.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert(!world.homeBytes().includes(KEY));
    assert(!readFileSync(file, 'utf8').includes('const stripeKey'));
  });

  it('shows with --dry-run what would come back, masked, and changes nothing', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    const before = snapshot();
    const { code, stdout } = await world.runWithPassword(['fix', '--undo', '--dry-run']);
    assert.equal(code, 0);
    assert.match(stdout, /-const stripeKey = process\.env\.STRIPE_KEY;\n\+const stripeKey = '••••••••';[\s\S]*\+\+\+ b\/keyward\.env\n[\s\S]*-STRIPE_KEY=/);
    assert(!stdout.includes(KEY));
    assert.deepEqual(snapshot(), before);
    assert.doesNotMatch((await world.run(['audit', 'show', '--all'])).stdout, /SECRET_EXPORT/);
  });

  it('says how to give the password where the vault is locked and nobody is asked', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    const { code, stdout, stderr } = await world.run(['fix', '--undo', '--dry-run']);
    assert.equal(code, 2, stdout);
    assert.match(stderr, /^failed +a\.js +STRIPE_KEY\n[^]*--password-fd 3 3<password-file/);
    assert.doesNotMatch(stderr, /keyward unlock/);
    assert.match(stdout, /Stopped at the first value: what would be undone is not known\./);
    assert.doesNotMatch(stdout, /0 would be undone/);
  });

  it('refuses a path that is not there and was never fixed, and knows one that was', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    rmSync(path.join(world.project, 'a.js'));
    const slip = await world.runWithPassword(['fix', '--undo', '--yes', 'nope.py']);
    assert.equal(slip.code, 2, slip.stdout);
    assert.match(slip.stderr.replace(/\s+/g, ' '), /There is no file or folder [^]*nope\.py, and "keyward fix" never changed one there\./);
    const gone = await world.runWithPassword(['fix', '--undo', '--yes', 'a.js']);
    assert.equal(gone.code, 1, gone.stderr);
    assert.match(gone.stdout.replace(/\s+/g, ' '), /The file is not there any more/);
  });

  it('asks at a terminal, and a no changes nothing', async function () {
    requireTerminal(this);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    const before = snapshot();
    const refused = world.terminal(['fix', '--undo']);
    await refused.answer('Write these values back into the code?', 'n');
    assert.equal((await refused.end()).code, 2);
    assert.deepEqual(snapshot(), before);
    const agreed = world.terminal(['fix', '--undo']);
    await agreed.answer('Write these values back into the code?', 'y');
    await agreed.answer('Password of "local":', PASSWORD);
    assert.equal((await agreed.end()).code, 0);
    assert.equal(world.read('a.js'), `const stripeKey = '${KEY}';\n`);
  });

  it('does nothing where nobody can be asked, and nothing for a coding agent', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    const before = snapshot();
    const unasked = await world.runWithPassword(['fix', '--undo']);
    assert.equal(unasked.code, 2);
    assert.match(unasked.stderr, /--yes/);
    const agent = await world.runWithPassword(['fix', '--undo', '--yes'], { env: { AI_AGENT: 'robot' } });
    assert.equal(agent.code, 2, agent.stdout);
    assert.deepEqual(snapshot(), before);
    assert.match((await world.run(['audit', 'show', '--all'])).stdout, /ACCESS_DENIED +denied +robot/);
  });

  it('takes back only what lies under the paths that are named, the latest run first', async () => {
    world.write('a/a.js', `const firstKey = '${KEY}';\n`);
    await fix();
    world.write('b/b.js', `const secondKey = '${OTHER}';\n`);
    await fix();
    assert.equal((await world.runWithPassword(['fix', '--undo', '--yes', 'a'])).code, 0);
    assert.equal(world.read('a/a.js'), `const firstKey = '${KEY}';\n`);
    assert.match(world.read('b/b.js'), /process\.env\.SECOND_KEY/);
    assert.match(world.read('keyward.env'), /\nSECOND_KEY=[^\n]+\n$/);
    assert.doesNotMatch(world.read('keyward.env'), /FIRST_KEY/);
    const ran = await world.runWithPassword(['run', '--', process.execPath, '-p', 'process.env.SECOND_KEY.length']);
    assert.equal(ran.stdout, `${OTHER.length}\n`, ran.stderr);
  });

  it('leaves what was changed since, with the reason, and says so by its exit code', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await fix();
    world.write('a.js', 'const stripeKey = process.env.STRIPE_KEY ?? fallback();\n');
    const { code, stdout } = await world.runWithPassword(['fix', '--undo', '--yes']);
    assert.equal(code, 1);
    assert.match(stdout.replace(/\s+/g, ' '), /kept a\.js STRIPE_KEY The lines with the lookup were changed since/);
    assert.match(world.read('keyward.env'), /STRIPE_KEY=/);
  });

  it('goes on to the fix before where all of the latest is kept, as a preview too', async () => {
    world.write('a.js', `const firstKey = '${KEY}';\n`);
    await fix();
    const moved = world.read('a.js');
    world.write('b.js', `const secondKey = '${OTHER}';\n`);
    await fix();
    world.write('b.js', 'const secondKey = process.env.SECOND_KEY ?? fallback();\n');
    const preview = await world.runWithPassword(['fix', '--undo', '--dry-run']);
    assert.match(preview.stdout, /All of that fix is kept: the one before it comes next\.[\s\S]*1 would be undone, 1 kept\./);
    assert.equal(world.read('a.js'), moved);
    const { code, stdout, stderr } = await world.runWithPassword(['fix', '--undo', '--yes']);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /1 undone, 1 kept\./);
    assert.match(stdout.replace(/\s+/g, ' '), /"keyward fix --undo PATH" takes back the latest fix of that path alone/);
    assert.equal(world.read('a.js'), `const firstKey = '${KEY}';\n`);
    assert.match(world.read('b.js'), /fallback/);
  });
});
