import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, requires } from '../support/requirements';
import { readMarkup } from '../support/strict-markup';
import { cliProgram, CliWorld, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('scan');
const NOBODY = 65_534;

describe('keyward scan', function () {
  this.timeout(60_000);
  let world: CliWorld;
  beforeEach(() => { world = new CliWorld(); });

  it('ends with 0 where nothing is found', async () => {
    world.write('a.js', 'const answer = 42;\n');
    const { code, stdout } = await world.run(['scan']);
    assert.equal(code, 0);
    assert.match(stdout, /^Nothing found in 1 file/);
  });

  it('ends with 1 and names file, line and rule, never the value', async () => {
    world.write('src/pay.js', `// pay\nconst stripeKey = '${KEY}';\n`);
    const { code, stdout, stderr } = await world.run(['scan']);
    assert.equal(code, 1);
    assert.match(stdout, /src\/pay\.js\n {2}2:20 .*Stripe.*••••••••/);
    assert(!(stdout + stderr).includes(KEY));
  });

  it('lets --fail-on decide', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal((await world.run(['scan', '--fail-on', 'error'])).code, 1);
    assert.equal((await world.run(['scan', '--fail-on', 'never'])).code, 0);
    assert.equal((await world.run(['scan', '--fail-on', 'sometimes'])).code, 2);
  });

  it('scans a path that is named even where it is ignored, and the rest only with --no-ignore', async () => {
    world.write('.gitignore', 'local/\n');
    world.write('local/a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal((await world.run(['scan'])).code, 0);
    assert.equal((await world.run(['scan', 'local/a.js'])).code, 1);
    assert.equal((await world.run(['scan', '--no-ignore'])).code, 1);
  });

  for (const threads of ['0', '2']) {
    it(`finds what was committed before .gitignore named it, with ${threads} threads`, async function () {
      const git = (...args: readonly string[]): void => { execFileSync('git', args, { cwd: world.project, stdio: 'ignore' }); };
      requires(this, 'git', spawnSync('git', ['--version']).status === 0, 'install git');
      git('init', '-q');
      world.write('.env', `STRIPE_KEY=${KEY}\n`);
      git('add', '.env');
      world.write('local.env', `STRIPE_KEY=${stripeKey('local')}\n`);
      world.write('.gitignore', '*.env\n');
      const { code, stdout } = await world.run(['scan', '--workers', threads]);
      assert.equal(code, 1);
      assert.match(stdout, /^\.env$/m);
      assert.doesNotMatch(stdout, /local\.env/);
    });
  }

  it('says what comments silence only when asked', async () => {
    world.write('a.js', `const stripeKey = '${KEY}'; // keyward:ignore\n`);
    const silenced = await world.run(['scan']);
    assert.equal(silenced.code, 0);
    assert.match(silenced.stdout, /1 finding suppressed/);
    assert.equal((await world.run(['scan', '--no-workspace-config'])).code, 1);
  });

  it('ends with 2 for a path that is not there, a wrong option, or an unknown command', async () => {
    const missing = await world.run(['scan', 'nowhere']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /There is no file or folder .*nowhere/);
    assert.equal((await world.run(['scan', '--colour'])).code, 2);
    const typo = await world.run(['sacn']);
    assert.equal(typo.code, 2);
    assert.match(typo.stderr, /unknown command 'sacn'\n\(Did you mean scan\?\)/);
  });

  it('ends with 3 where a file cannot be read, unless something was found', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    chmodSync(path.dirname(world.project), 0o755);
    chmodSync(path.dirname(world.home), 0o755);
    chmodSync(world.home, 0o777);
    chmodSync(world.write('secret.txt', 'x'), 0o000);
    const { code, stdout } = await world.run(['scan'], { uid: NOBODY });
    assert.equal(code, 3);
    assert.match(stdout, /Not everything could be scanned/);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.equal((await world.run(['scan'], { uid: NOBODY })).code, 1);
  });

  it('is no worse for links that go round, pipes and binaries', async () => {
    symlinkSync('.', path.join(world.project, 'round'));
    world.write('a.bin', Buffer.from([0, 1, 2, 3, 0, 255]));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(world.project, 'pipe')]);
    assert.equal((await world.run(['scan'])).code, 0);
  });

  it('writes JSON and SARIF that say the same, also into a file', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const json = JSON.parse((await world.run(['scan', '--format', 'json'])).stdout) as { findings: { path: string; start: unknown }[] };
    assert.deepEqual(json.findings.map(({ path: file, start }) => [file, start]), [['a.js', { line: 1, column: 20 }]]);
    const { code, stdout, stderr } = await world.run(['scan', '--format', 'sarif', '--output', 'out.sarif']);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /1 finding in 1 file\. Report: .*out\.sarif/);
    const sarif = JSON.parse(world.read('out.sarif')) as { runs: { results: { ruleId: string }[] }[] };
    assert.deepEqual(sarif.runs[0]?.results.map(({ ruleId }) => ruleId), ['keyward/stripe-secret-key']);
    assert(!world.read('out.sarif').includes(KEY));
  });

  it('finds the same with threads and without', async () => {
    for (let index = 0; index < 40; index += 1) world.write(`src/f${index}.js`, `const stripeKey = '${stripeKey(String(index))}';\n`);
    const outputs = await Promise.all([0, 1, 3].map(async (workers) => {
      const { stdout } = await world.run(['scan', '--format', 'json', '--workers', String(workers)]);
      const report = JSON.parse(stdout) as Record<string, unknown>;
      return JSON.stringify({ ...report, summary: undefined });
    }));
    assert.equal(new Set(outputs).size, 1);
    assert.equal(outputs[0]?.match(/"path":"src/g)?.length, 40);
  });

  it('scans standard input as the file that it stands for', async () => {
    const { code, stdout } = await world.run(['scan', '--stdin', '--stdin-name', 'x.js'], { stdin: `const stripeKey = '${KEY}';\n` });
    assert.equal(code, 1);
    assert.match(stdout, /x\.js\n {2}1:20/);
  });

  it('scans what the next commit would hold, not what the file says now', async () => {
    rmSync(path.join(world.project, '.git'), { recursive: true });
    const git = (...args: string[]): Buffer => execFileSync('git', ['-C', world.project, ...args]);
    git('init', '-q');
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    git('add', '-A');
    world.write('a.js', 'const stripeKey = read();\n');
    assert.equal((await world.run(['scan', '--staged'])).code, 1);
    git('add', '-A');
    assert.equal((await world.run(['scan', '--staged'])).code, 0);
  });

  it('says that there is no repository', async () => {
    rmSync(path.join(world.project, '.git'), { recursive: true });
    const { code, stderr } = await world.run(['scan', '--staged']);
    assert.equal(code, 2);
    assert.match(stderr, /in no git repository/);
  });

  it('explains a line without its text', async () => {
    world.write('a.js', `const a = 1;\nconst stripeKey = '${KEY}';\n`);
    const { code, stdout } = await world.run(['scan', '--explain', 'a.js:2']);
    assert.equal(code, 0);
    assert.match(stdout, /keyward\/stripe-secret-key, \d+ %, reported/);
    assert(!stdout.includes(KEY));
    assert.match((await world.run(['scan', '--explain', 'a.js:1'])).stdout, /Nothing on this line/);
    assert.match((await world.run(['scan', '--explain', 'a.js:9'])).stderr, /a\.js has 3 lines/);
  });

  it('shows names of files harmlessly', async () => {
    world.write('\u001b]52;c;eA\u0007\u202ea.js', `const stripeKey = '${KEY}';\n`);
    const { stdout } = await world.run(['scan']);
    assert.doesNotMatch(stdout, /[\u001b\u0007\u202e]/);
  });

  it('paints for FORCE_COLOR, and not with NO_COLOR', async () => {
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    assert.match((await world.run(['scan'], { env: { FORCE_COLOR: '1' } })).stdout, /\u001b\[31m/);
    assert.doesNotMatch((await world.run(['scan'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout, /\u001b/);
  });

  it('does not mind a reader that goes away', async () => {
    for (let index = 0; index < 300; index += 1) world.write(`src/f${index}.js`, `const stripeKey = '${stripeKey(String(index))}';\n`);
    const child = spawn('/bin/sh', ['-c', '"$0" "$@" | head -n 1; exit "${PIPESTATUS:-0}"', process.execPath, cliProgram, 'scan', '--format', 'json'], {
      cwd: world.project, env: world.environment(), stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString('utf8'); });
    await new Promise((resolve) => child.once('close', resolve));
    assert.equal(stderr, '');
  });

  it('refuses a KEYWARD_HOME that would mean another folder everywhere', async () => {
    const { code, stderr } = await world.run(['scan'], { env: { KEYWARD_HOME: 'relative' } });
    assert.equal(code, 2);
    assert.match(stderr, /KEYWARD_HOME is not an absolute path/);
  });

  it('still scans where its own folder cannot be written, and says so', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    chmodSync(path.dirname(world.project), 0o755);
    world.write('a.js', `const stripeKey = '${KEY}';\n`);
    const { code, stderr } = await world.run(['scan'], { uid: NOBODY, env: { KEYWARD_HOME: '/usr/keyward' } });
    assert.equal(code, 1);
    assert.match(stderr, /fingerprint key .* cannot be used/);
  });

  describe('Ctrl-C gives a valid report of what was found until then', () => {
    const interrupted = async (format: string): Promise<string> => {
      const report = path.join(world.home, `report.${format}`);
      const session = world.terminal(['scan', path.join(projectRoot, 'node_modules'), '--format', format, '-o', report, '--workers', '1']);
      await session.waitFor('MB/s');
      session.type('\u0003');
      const { code } = await session.end();
      assert.equal(code, 130);
      return readFileSync(report, 'utf8');
    };

    it('as JSON, after a progress bar', async function () {
      requireTerminal(this);
      const { summary } = JSON.parse(await interrupted('json')) as { summary: { cancelled: boolean; incomplete: boolean } };
      assert.deepEqual([summary.cancelled, summary.incomplete], [true, true]);
    });

    it('as SARIF, which says that it did not end well', async function () {
      requireTerminal(this);
      const { runs: [run] } = JSON.parse(await interrupted('sarif')) as { runs: { invocations: { executionSuccessful: boolean }[] }[] };
      assert.deepEqual(run?.invocations.map(({ executionSuccessful }) => executionSuccessful), [false]);
    });

    for (const format of ['junit', 'html']) {
      it(`as ${format}, each tag closed`, async function () {
        requireTerminal(this);
        assert(readMarkup(await interrupted(format)).children.length > 0);
      });
    }

    it('as text', async function () {
      requireTerminal(this);
      assert.match(await interrupted('text'), /interrupted|cancelled|stopped/i);
    });
  });
});

describe('keyward', () => {
  it('prints its version and its help', async () => {
    const world = new CliWorld();
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    assert.equal((await world.run(['--version'])).stdout, `${version}\n`);
    const help = await world.run(['--help']);
    assert.equal(help.code, 0);
    for (const command of ['scan', 'fix', 'run', 'allow', 'secret', 'status', 'unlock', 'lock', 'audit']) assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'));
    const bare = await world.run([]);
    assert.equal(bare.code, 2);
    assert.match(bare.stderr, /^Usage: keyward/);
  });
});
