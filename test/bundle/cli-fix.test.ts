import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requires } from '../support/requirements';
import { CliWorld, PASSWORD, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('fix');
const OTHER = stripeKey('fix other');
const NOBODY = 65_534;

describe('keyward fix', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async () => {
    template = new CliWorld();
    await template.init();
  });
  beforeEach(() => { world = template.copy(); });

  /** All that lies in the project, to see that nothing of it was touched. */
  function snapshot(): Readonly<Record<string, string>> {
    const files = readdirSync(world.project, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(files.map((entry) => [path.join(entry.parentPath, entry.name), readFileSync(path.join(entry.parentPath, entry.name), 'latin1')]));
  }

  async function shown(name: string): Promise<string> {
    return (await world.runWithPassword(['secret', 'get', name, '--show'])).stdout;
  }

  it('shows with --dry-run what it would do, and does nothing', async () => {
    world.write('src/pay.js', `const stripeKey = '${KEY}';\n`);
    const before = snapshot();
    const { code, stdout, stderr } = await world.run(['fix', '--dry-run'], { env: { KEYWARD_HOME: path.join(world.home, 'untouched') } });
    assert.equal(code, 0, stderr);
    assert.deepEqual(snapshot(), before);
    assert.match(stdout, /--- a\/src\/pay\.js\n\+\+\+ b\/src\/pay\.js\n@@ [^\n]+\n-const stripeKey = '••••••••';\n\+const stripeKey = process\.env\.STRIPE_KEY;/);
    assert.match(stdout, /\+\+\+ b\/keyward\.env\n[\s\S]*\+STRIPE_KEY=keyward:\/\/local\/shop\/stripe-key#value/);
    assert(!(stdout + stderr).includes(KEY));
    assert.deepEqual(readdirSync(path.join(world.home, 'untouched')), ['fingerprint.key']);
  });

  it('moves everything with --yes; the programs run as before under "keyward run"', async function () {
    world.write('src/pay.js', `const stripeKey = '${KEY}';\nconsole.log(stripeKey.length, stripeKey === process.argv[2]);\n`);
    world.write('job.py', `import sys\nSTRIPE_KEY = "${KEY}"\nOTHER_KEY = '${OTHER}'\nprint(len(OTHER_KEY))\n`);
    const { code, stdout, stderr } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /3 moved, 0 left in the code\./);
    assert(!(stdout + stderr).includes(KEY) && !(stdout + stderr).includes(OTHER));
    assert.equal(world.read('src/pay.js').split('\n')[0], 'const stripeKey = process.env.STRIPE_KEY;');
    assert.equal(await shown('shop/stripe-key'), KEY);
    assert.equal(await shown('shop/other-key'), OTHER);
    const ran = await world.runWithPassword(['run', '--', process.execPath, 'src/pay.js', KEY]);
    assert.equal(ran.stdout, `${KEY.length} true\n`, ran.stderr);
    assert.equal((await world.run(['scan'])).code, 0);
    assert.equal((await world.runWithPassword(['fix', '--yes'])).stdout.trim(), 'Nothing to move in 4 files.');
  });

  it('makes the vault on first use', async () => {
    rmSync(path.join(world.home, 'keyward'), { recursive: true });
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { code, stderr } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /created the vault "local"\.\s+Your secrets are in an encrypted file/);
    assert.equal(await shown('shop/stripe-key'), KEY);
  });

  it('asks about each change at a terminal, having shown it', async function () {
    requireTerminal(this);
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\nconst thirdKey = '${stripeKey('third')}';\n`);
    const session = world.terminal(['fix']);
    await session.waitFor('-const firstKey = \'••••••••\';');
    await session.answer('yes, no, all of them, quit [y/n/a/q]', 'n');
    await session.waitFor('+const secondKey = process.env.SECOND_KEY;');
    await session.answer('[y/n/a/q]', 'y');
    await session.answer('Password of "local":', PASSWORD);
    await session.waitFor('moved');
    await session.answer('[y/n/a/q]', 'q');
    const { code, shown: screen } = await session.end();
    assert.equal(code, 1);
    assert(!screen.includes(KEY) && !screen.includes(OTHER) && !screen.includes(PASSWORD));
    assert.match(world.read('a.js'), new RegExp(`'${KEY}'[\\s\\S]*process\\.env\\.SECOND_KEY[\\s\\S]*sk_`));
  });

  it('moves the rest after "all"', async function () {
    requireTerminal(this);
    world.write('a.js', `const firstKey = '${KEY}';\nconst secondKey = '${OTHER}';\n`);
    const session = world.terminal(['fix']);
    await session.answer('[y/n/a/q]', 'a');
    await session.answer('Password of "local":', PASSWORD);
    assert.equal((await session.end()).code, 0);
    assert.equal(world.read('a.js'), 'const firstKey = process.env.FIRST_KEY;\nconst secondKey = process.env.SECOND_KEY;\n');
  });

  it('does nothing where nobody can be asked and nobody said yes', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const before = snapshot();
    const { code, stderr } = await world.runWithPassword(['fix']);
    assert.equal(code, 2);
    assert.match(stderr, /nobody can be asked here[\s\S]*--dry-run/);
    assert.deepEqual(snapshot(), before);
  });

  it('changes nothing when the vault cannot be opened, and says why', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const before = snapshot();
    const wrong = await world.run(['fix', '--yes', '--password-stdin'], { stdin: 'not the password at all\n' });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /Incorrect password/);
    const locked = await world.run(['fix', '--yes']);
    assert.equal(locked.code, 2);
    assert.match(locked.stderr, /is locked/);
    assert.deepEqual(snapshot(), before);
  });

  it('keeps the value and the code in a folder that cannot be written', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    for (const folder of [path.dirname(world.project), path.dirname(world.home), world.project]) chmodSync(folder, 0o755);
    execFileSync('chown', ['-R', String(NOBODY), world.home]);
    const before = snapshot();
    const { code, stdout, stderr } = await world.runWithPassword(['fix', '--yes'], { uid: NOBODY });
    assert.equal(code, 1, stderr);
    assert.deepEqual(snapshot(), before);
    assert.match(stdout, /kept +a\.js:1[\s\S]*keyward\.env: .*cannot be written[\s\S]*The secret is stored as shop\/stripe-key in "local"; your code was not changed\./);
    const kept = await world.runWithPassword(['secret', 'get', 'shop/stripe-key', '--show'], { uid: NOBODY });
    assert.equal(kept.stdout, KEY);
    chmodSync(world.project, 0o777);
    chmodSync(path.join(world.project, 'a.js'), 0o666);
    const second = await world.runWithPassword(['fix', '--yes'], { uid: NOBODY });
    assert.equal(second.code, 0, second.stdout);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY;\n');
    assert.match(second.stdout, /already stored/);
  });

  it('refuses to work beside a manifest that it cannot understand, and shows none of it', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    world.write('keyward.env', `# mine\nPASTED=${OTHER}\n`);
    const before = snapshot();
    const { code, stdout, stderr } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 1);
    assert.match(stdout, /keyward\.env line 2 has a plain value[\s\S]*Correct or remove that line/);
    assert(!(stdout + stderr).includes(OTHER));
    assert.deepEqual(snapshot(), before);
  });

  it('gives a cloned repository\'s manifest none of the user\'s secrets', async () => {
    await world.put('bank/pin', OTHER);
    world.write('keyward.env', 'STRIPE_KEY=keyward://local/bank/pin#value\nSTRIPE_KEY_2=keyward://local/bank/pin#value\n');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { code, stdout } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /keyward allow/);
    assert.equal(world.read('a.js'), 'const stripeKey = process.env.STRIPE_KEY_3;\n');
    const log = await world.run(['audit', 'show', '--all', '--json', '--event', 'SECRET_READ']);
    assert(!log.stdout.includes('bank/pin'));
    assert.equal((await world.runWithPassword(['run', '--', 'true'])).code, 125);
  });

  it('keeps modes, links, line ends and byte order marks', async () => {
    const file = world.write('real/a.js', `\ufeff// first\r\nconst stripeKey = '${KEY}';\r\n`);
    chmodSync(file, 0o754);
    execFileSync('ln', ['-s', 'real/a.js', path.join(world.project, 'link.js')]);
    assert.equal((await world.runWithPassword(['fix', '--yes', 'link.js'])).code, 0);
    assert.equal(world.read('real/a.js'), '\ufeff// first\r\nconst stripeKey = process.env.STRIPE_KEY;\r\n');
    assert.equal(execFileSync('stat', ['-c', '%a %F', file]).toString().trim(), '754 regular file');
    assert.equal(execFileSync('stat', ['-c', '%F', path.join(world.project, 'link.js')]).toString().trim(), 'symbolic link');
    assert.deepEqual(readdirSync(path.join(world.project, 'real')), ['a.js']);
  });

  it('says what git still has, without giving git the value', async () => {
    rmSync(path.join(world.project, '.git'), { recursive: true });
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const trace = path.join(world.home, 'bin');
    const git = (...args: string[]): void => { execFileSync('git', ['-C', world.project, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]); };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    world.write('../bin/git', `#!/bin/sh\nprintf '%s\\n' "$@" >> "${world.home}/git-args"\nexec /usr/bin/git "$@"\n`);
    chmodSync(path.join(world.project, '../bin/git'), 0o755);
    const { stdout } = await world.runWithPassword(['fix', '--yes'], { env: { PATH: `${path.join(world.project, '../bin')}:${world.environment()['PATH'] ?? ''}` } });
    assert.match(stdout, /still in this repository's git history[\s\S]*Rotate it/);
    const args = readFileSync(path.join(world.home, 'git-args'), 'utf8');
    assert(args.includes('cat-file') && !args.includes(KEY));
    assert(!existsSync(trace));
  });

  it('leaves the literal where no lookup can stand, stores the value and says so', async () => {
    world.write('config.json', `{ "stripeKey": "${KEY}" }\n`);
    const { code, stdout } = await world.runWithPassword(['fix', '--yes']);
    assert.equal(code, 1);
    assert.match(stdout, /stored +config\.json:1[\s\S]*The code was left as it is/);
    assert.equal(await shown('shop/stripe-key'), KEY);
    assert(world.read('config.json').includes(KEY));
  });

  it('ignores a .env that holds secrets', async () => {
    world.write('.env', 'A=1\n');
    world.write('.gitignore', 'dist');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    await world.runWithPassword(['fix', '--yes', 'a.js']);
    assert.equal(world.read('.gitignore'), 'dist\n.env\n');
  });

  it('is refused to a coding agent, with nothing changed', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const before = snapshot();
    const { code, stderr } = await world.runWithPassword(['fix', '--yes'], { env: { CLAUDECODE: '1' } });
    assert.equal(code, 2);
    assert.match(stderr, /The policy refuses this/);
    assert.deepEqual(snapshot(), before);
  });

  it('mends a text that was cut short by hand no further than it can', async () => {
    const text = `const stripeKey = '${KEY}\nconst next = 1;\n`;
    writeFileSync(world.write('a.js', ''), text);
    await world.runWithPassword(['fix', '--yes']);
    assert(world.read('a.js').endsWith('const next = 1;\n'));
  });
});
