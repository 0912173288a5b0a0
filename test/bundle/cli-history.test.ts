import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requires } from '../support/requirements';
import { elementsOf, readMarkup } from '../support/strict-markup';
import { CliWorld, requireTerminal, stripeKey } from './support/cli-world';

const KEY = stripeKey('history');
const LEAK = `const stripeKey = '${KEY}';\n`;

interface JsonReport {
  readonly findings: readonly { readonly path: string; readonly start: { readonly line: number }; readonly fingerprint: string; readonly origin?: { readonly commit: string } }[];
  readonly summary: { readonly files: number; readonly findings: number; readonly cancelled: boolean; readonly incomplete: boolean };
}

describe('keyward scan of commits', function () {
  this.timeout(120_000);
  let world: CliWorld;
  before(function () { requires(this, 'git', spawnSync('git', ['--version']).status === 0, 'install git'); });
  beforeEach(() => {
    world = new CliWorld();
    rmSync(path.join(world.project, '.git'), { recursive: true });
    git('init', '-q', '-b', 'main');
  });

  function git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', world.project, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.invalid', ...args]).toString().trim();
  }

  function commit(): string {
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'work');
    return git('rev-parse', 'HEAD');
  }

  it('reads a repository without a work tree', async () => {
    world.write('src/app.js', LEAK);
    commit();
    git('clone', '-q', '--bare', '.', 'shop.git');
    const report = JSON.parse((await world.run(['scan', '--history', '--format', 'json'], { cwd: path.join(world.project, 'shop.git') })).stdout) as JsonReport;
    assert.deepEqual(report.findings.map((finding) => finding.path), ['src/app.js']);
    const one = JSON.parse((await world.run(['scan', '--history', '--format', 'json', 'docs'], { cwd: path.join(world.project, 'shop.git') })).stdout) as JsonReport;
    assert.equal(one.summary.files, 0);
  });

  async function json(...args: readonly string[]): Promise<JsonReport> {
    return JSON.parse((await world.run(['scan', '--format', 'json', ...args])).stdout) as JsonReport;
  }

  it('finds with --history what was deleted, from any folder of the repository', async () => {
    world.write('src/pay.js', LEAK);
    const first = commit();
    rmSync(path.join(world.project, 'src'), { recursive: true });
    world.write('docs/a.md', 'text\n');
    commit();
    assert.equal((await world.run(['scan'])).code, 0);
    const { code, stdout, stderr } = await world.run(['scan', '--history'], { cwd: path.join(world.project, 'docs') });
    assert.equal(code, 1);
    assert.match(stdout, new RegExp(`^src/pay\\.js {2}commit ${first.slice(0, 12)} of \\d{4}-\\d\\d-\\d\\d\n {2}1:20 +error +Stripe.*••••••••`));
    assert.match(stdout, /1 finding \(1 error\) in 1 of 2 file versions,/);
    assert(!(stdout + stderr).includes(KEY));
    assert.equal((await json('--history', '--workers', '0')).findings[0]?.origin?.commit, first);
    assert.equal((await world.run(['scan', '--history', 'src'])).code, 1);
    assert.equal((await world.run(['scan', '--history', 'docs'])).code, 0);
  });

  it('scans with --range what these commits brought', async () => {
    world.write('old.js', LEAK);
    commit();
    world.write('new.js', 'const a = 1;\n');
    commit();
    assert.equal((await world.run(['scan', '--range', 'HEAD~1..HEAD'])).code, 0);
    world.write('new.js', `// new\n${LEAK}`);
    commit();
    assert.deepEqual((await json('--range', 'HEAD~1..HEAD')).findings.map(({ path: file, start }) => [file, start.line]), [['new.js', 2]]);
  });

  it('ends with 2 for a range that is none, and for what does not go together', async () => {
    commit();
    const unknown = await world.run(['scan', '--range', 'nowhere..HEAD']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /Git does not know the range nowhere\.\.HEAD/);
    const wrong: readonly (readonly string[])[] = [
      ['--range', 'HEAD'], ['--range', '--all..x'], ['--history', '--staged'], ['--history', '--range', 'a..b'], ['--history', '--stdin'],
      ['--shard', '3/2'], ['--shard', '1/2', '--staged'],
    ];
    for (const args of wrong) assert.equal((await world.run(['scan', ...args])).code, 2, args.join(' '));
    rmSync(path.join(world.project, '.git'), { recursive: true });
    const nowhere = await world.run(['scan', '--history']);
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.stderr, /in no git repository/);
  });

  it('is clean for a repository without commits, and incomplete for a shallow clone', async () => {
    assert.equal((await world.run(['scan', '--history'])).code, 0);
    world.write('a.js', 'const a = 1;\n');
    commit();
    world.write('a.js', 'const a = 2;\n');
    commit();
    const clone = path.join(world.home, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${world.project}`, clone]);
    const { code, stderr } = await world.run(['scan', '--history'], { cwd: clone });
    assert.equal(code, 3);
    assert.match(stderr, /This is a shallow clone/);
    assert.match(stderr, /git fetch --unshallow/);
  });

  it('gives with --shard parts that are together the whole, of files and of the history', async () => {
    for (let index = 0; index < 30; index += 1) world.write(`src/f${index}.js`, `${'\n'.repeat(index)}${LEAK}`);
    world.write('a.bin', Buffer.from([0, 1, 2]));
    commit();
    for (const source of [[], ['--history']]) {
      const whole = await json(...source);
      const parts = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => json(...source, '--shard', shard)));
      const names = (reports: readonly JsonReport[]): readonly string[] => reports.flatMap(({ findings }) => findings.map((one) => JSON.stringify(one))).sort();
      assert.deepEqual(names(parts), names([whole]));
      assert.equal(whole.findings.length, 30);
      assert.equal(parts.reduce((sum, { summary }) => sum + summary.files, 0), whole.summary.files);
      assert(parts.every(({ findings }) => findings.length > 0 && findings.length < 30));
    }
  });

  it('makes one report of the parts, with the exit code of the whole', async () => {
    for (let index = 0; index < 9; index += 1) world.write(`src/f${index}.js`, `${'\n'.repeat(index)}${LEAK}`);
    for (const part of ['1', '2']) await world.run(['scan', 'src', '--shard', `${part}/2`, '--format', 'json', '-o', `part-${part}.json`]);
    const whole = await json('src');
    const { code, stdout } = await world.run(['report', 'merge', 'part-1.json', 'part-2.json']);
    const merged = JSON.parse(stdout) as JsonReport;
    assert.equal(code, 1);
    assert.deepEqual(merged.findings, whole.findings);
    assert.deepEqual({ ...merged.summary, seconds: 0 }, { ...whole.summary, seconds: 0 });
    assert.equal((await world.run(['report', 'merge', 'part-1.json', '--fail-on', 'never', '-o', 'all.json'])).code, 0);
    assert.deepEqual(JSON.parse(world.read('all.json')), JSON.parse(world.read('part-1.json')));
    world.write('other.json', '{"version":2}');
    for (const wrong of ['other.json', 'missing.json', 'src/f0.js']) {
      const { code: refused, stderr } = await world.run(['report', 'merge', 'part-1.json', wrong]);
      assert.equal(refused, 2);
      assert.match(stderr, /The report .* cannot be read/);
    }
  });

  for (const format of ['junit', 'github', 'html']) {
    it(`writes ${format} without a value, for names that would break it`, async () => {
      for (const name of ['a"<b>&.js', 'line\nbreak.js', 'x,y:z%.js', '\u001b]0;t\u0007\u202e.js']) world.write(name, LEAK);
      const { code, stdout, stderr } = await world.run(['scan', '--format', format]);
      assert.equal(code, 1, stderr);
      assert(!stdout.includes(KEY));
      assert.doesNotMatch(stdout, /[\u001b\u0007\u202e]/);
      if (format === 'github') assert.deepEqual(stdout.trim().split('\n').map((line) => line.startsWith('::error file=')), [true, true, true, true]);
      else assert.equal(elementsOf(readMarkup(stdout), format === 'junit' ? 'failure' : 'h2').length, 4);
    });
  }

  it('shows progress on a terminal; Ctrl-C gives a valid report of what was found until then', async function () {
    requireTerminal(this);
    const stream = ['commit refs/heads/main', 'committer A <a@example.invalid> 1700000000 +0000', 'data 1', 'x'];
    const body = 'const answer = compute(password, token, secret);\n'.repeat(4000);
    for (let index = 0; index < 400; index += 1) stream.push(`M 100644 inline f${index}.js`, `data ${body.length + 5}`, `${body}${String(index).padStart(5, '0')}`);
    execFileSync('git', ['-C', world.project, 'fast-import', '--quiet'], { input: `${stream.join('\n')}\n` });
    mkdirSync(path.join(world.home, 'out'));
    const report = path.join(world.home, 'out', 'report.json');
    const session = world.terminal(['scan', '--history', '--format', 'json', '-o', report, '--workers', '1']);
    await session.waitFor('/400 files');
    session.type('\u0003');
    const { code } = await session.end();
    assert.equal(code, 130);
    const { summary } = JSON.parse(readFileSync(report, 'utf8')) as JsonReport;
    assert.deepEqual([summary.cancelled, summary.incomplete], [true, true]);
    assert(summary.files < 400);
  });
});
