import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { requires } from '../../support/requirements';
import { cliProgram, CliWorld, stripeKey } from '../support/cli-world';

const KEY = stripeKey('hostile');
const LINE = `const stripeKey = '${KEY}';\n`;
const NOBODY = 65_534;

interface JsonReport {
  readonly findings: readonly { readonly path: string }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly summary: { readonly incomplete: boolean; readonly skipped: Readonly<Record<string, number>> };
}

/** What a folder can hold, given to `dist/cli.js` as users start it: it never hangs, never crashes, and says what it left out. */
describe('keyward scan on hostile files', function () {
  this.timeout(120_000);
  let world: CliWorld;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    world = new CliWorld();
  });

  async function report(...args: readonly string[]): Promise<JsonReport & { readonly code: number | null }> {
    const { code, stdout, stderr } = await world.run(['scan', '--format', 'json', ...args]);
    assert.doesNotMatch(stderr, /internal error/);
    return { code, ...JSON.parse(stdout) as JsonReport };
  }

  function paths({ findings }: JsonReport): readonly string[] {
    return findings.map((finding) => finding.path);
  }

  /** Lets another user in: temporary folders are the tester's own. */
  function letIn(): void {
    for (const folder of [world.project, world.home]) chmodSync(path.dirname(folder), 0o755);
    chmodSync(world.home, 0o777);
  }

  it('leaves a file of a gigabyte out and says so, by its name', async () => {
    truncateSync(world.write('dump.sql', LINE), 1_000_000_000);
    world.write('a.js', LINE);
    const { code, stdout } = await world.run(['scan']);
    assert.equal(code, 1);
    assert.match(stdout, /^Not scanned:\n {2}dump\.sql: larger than the size limit$/m);
    assert.match(stdout, /Skipped: .*1 file over the size limit/);
  });

  it('goes along no link: neither in a circle nor out of the folder', async () => {
    world.write('src/a.js', LINE);
    const outside = path.join(world.home, 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'other.js'), LINE);
    for (const [target, name] of [['.', 'round'], ['..', 'src/up'], ['b', 'a'], ['a', 'b'], [outside, 'out'], [path.join(outside, 'other.js'), 'out.js'], ['nowhere', 'broken'], ['/', 'root']] as const) {
      symlinkSync(target, path.join(world.project, name));
    }
    const all = await report();
    assert.deepEqual(paths(all), ['src/a.js']);
    assert.deepEqual([all.summary.skipped['link'], all.summary.incomplete], [8, false]);
  });

  it('waits at no pipe, socket or device, named or met', async function () {
    execFileSync('mkfifo', [path.join(world.project, 'pipe')]);
    const server = createServer().listen(path.join(world.project, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    world.write('a.js', LINE);
    assert.deepEqual((await report()).skipped.filter(({ reason }) => reason === 'special-file').map((file) => file.path), ['pipe', 'socket']);
    for (const name of ['pipe', 'socket', '/dev/zero', '/dev/random', '/dev/tty']) {
      if (name.startsWith('/') && !existsSync(name)) continue;
      const named = await report(name);
      assert.deepEqual([named.findings.length, named.skipped.length, named.skipped[0]?.reason], [0, 1, 'special-file'], name);
    }
    await new Promise((resolve) => server.close(resolve));
  });

  it('says which files and folders may not be read, and scans the rest', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    letIn();
    world.write('a.js', LINE);
    chmodSync(world.write('shut.js', LINE), 0o000);
    world.write('closed/b.js', LINE);
    chmodSync(path.join(world.project, 'closed'), 0o000);
    // It may be listed, and nothing in it opened.
    world.write('listed/c.js', LINE);
    chmodSync(path.join(world.project, 'listed'), 0o444);
    const { code, stdout } = await world.run(['scan'], { uid: NOBODY });
    assert.equal(code, 1);
    assert.match(stdout, /^a\.js$/m);
    for (const name of ['shut\\.js', 'closed', 'listed/c\\.js']) assert.match(stdout, new RegExp(`^ {2}${name}: permission denied$`, 'm'));
    assert.match(stdout, /Not everything could be scanned/);
  });

  it('scans where nothing may be written, and says when the report cannot be', async function () {
    requires(this, 'root, to become another user', process.getuid?.() === 0, 'run the tests as root in a container');
    letIn();
    world.write('a.js', LINE);
    chmodSync(world.project, 0o555);
    assert.equal((await world.run(['scan'], { uid: NOBODY })).code, 1);
    const { code, stderr } = await world.run(['scan', '-o', 'report.json'], { uid: NOBODY });
    assert.equal(code, 2);
    assert.match(stderr, /The report .*report\.json cannot be written \(EACCES\)/);
  });

  it('scans files of any name, and shows none that could harm a terminal', async () => {
    const names = ['a\nb.js', 'a\u001b]0;x\u0007.js', '\u202egnp.js', ' .js', '-rf.js', '--output.js', 'a"b\'c`.js', 'ü\u0301.js', '😀.js', '%s%n.js', '$(x).js', 'a:12:3.js', '..js', `${'n'.repeat(250)}.js`];
    for (const name of names) world.write(name, LINE);
    assert.deepEqual([...paths(await report())].sort(), [...names].sort());
    const { stdout } = await world.run(['scan']);
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.equal(stdout.split('\n').filter((line) => /^ {2}1:20 /.test(line)).length, names.length);
  });

  it('scans files and folders whose names are no UTF-8', async function () {
    const folder = Buffer.concat([Buffer.from(`${world.project}/`), Buffer.from([0x64, 0xff, 0xfe])]);
    try {
      mkdirSync(folder);
    } catch {
      requires(this, 'a file system whose names are bytes', false, 'run the tests on ext4, xfs or tmpfs');
    }
    writeFileSync(Buffer.concat([folder, Buffer.from('/caf\xe9.js', 'latin1')]), LINE);
    writeFileSync(Buffer.concat([Buffer.from(`${world.project}/r`), Buffer.from([0xe9, 0x2e, 0x6a, 0x73])]), LINE);
    writeFileSync(path.join(world.project, 'true\ufffd.js'), LINE);
    const all = await report();
    assert.deepEqual([...paths(all)].sort(), ['d\ufffd\ufffd/caf\ufffd.js', 'r\ufffd.js', 'true\ufffd.js'].sort());
    // Two that look the same: one is scanned, and the other is named as not scanned.
    writeFileSync(Buffer.concat([Buffer.from(`${world.project}/r`), Buffer.from([0xe8, 0x2e, 0x6a, 0x73])]), LINE);
    const alike = await report();
    assert.deepEqual([alike.findings.length, alike.skipped.filter(({ reason }) => reason === 'unreadable').map((file) => file.path)], [3, ['r\ufffd.js']]);
  });

  it('ends in folders that are deeper than any path, and says where it stopped', async () => {
    world.write('a.js', LINE);
    // Deeper than the longest path that a system takes: made from inside.
    execFileSync('/bin/sh', ['-c', 'i=0; while [ $i -lt 40 ]; do mkdir "$1" && cd -P "$1" || exit 1; i=$((i+1)); done; echo x > end.js', 'sh', 'd'.repeat(200)], { cwd: world.project });
    const all = await report();
    assert.deepEqual([paths(all), all.summary.incomplete, all.summary.skipped['unreadable']], [['a.js'], true, 1]);
    execFileSync('rm', ['-rf', path.join(world.project, 'd'.repeat(200))]);
  });

  it('ends although the folder grows and shrinks while it is scanned', async () => {
    for (let index = 0; index < 300; index++) world.write(`src/${index}/a.js`, LINE);
    const restless = spawn('/bin/sh', ['-c', 'i=0; while :; do i=$((i+1)); mkdir -p src/9/x$i/y src/zz/$i; echo x > src/9/x$i/y/f$i.js; echo x > src/zz/$i/f.js; rm -rf src/$((i % 300)); mkdir -p src/$((i % 300)); done'], { cwd: world.project, stdio: 'ignore' });
    try {
      const { code, summary } = await report('--workers', '2');
      assert.ok(code === 1 || code === 3 || code === 0);
      assert.ok(Object.keys(summary.skipped).every((reason) => ['vanished', 'ignored'].includes(reason)), JSON.stringify(summary.skipped));
    } finally {
      restless.kill('SIGKILL');
      await new Promise((resolve) => restless.once('close', resolve));
    }
  });

  it('reads standard input only as far as it may be scanned, and says what it cannot read', async () => {
    const ask = (redirect: string): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> => shell(`"$0" "$1" scan --stdin ${redirect}`);
    const endless = await ask('< /dev/zero');
    assert.deepEqual([endless.code, /stdin\.txt: larger than the size limit/.test(endless.stdout)], [0, true]);
    const folder = await ask('< /');
    assert.equal(folder.code, 2);
    assert.match(folder.stderr, /Standard input cannot be read \(EISDIR\)/);
    assert.equal((await ask('<&-')).code, 0);
  });

  it('says when standard output has no room, and ends well when nobody reads it', async function () {
    world.write('a.js', LINE);
    assert.equal((await shell('"$0" "$1" scan >&-')).code, 1);
    assert.equal((await shell('"$0" "$1" scan 2>&-')).code, 1);
    requires(this, '/dev/full', existsSync('/dev/full'), 'run the tests on Linux');
    const full = await shell('"$0" "$1" scan --format json > /dev/full');
    assert.equal(full.code, 2);
    assert.match(full.stderr, /Standard output cannot be written \(ENOSPC\)/);
    assert.equal((await shell('"$0" "$1" scan 2> /dev/full > /dev/null')).code, 1);
  });

  /** A command line of a shell in which `$0` is Node and `$1` our program. */
  function shell(line: string): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
    const files = ['stdout', 'stderr'].map((name) => path.join(world.home, name));
    const child = spawn('/bin/sh', ['-c', line, process.execPath, cliProgram], {
      cwd: world.project, env: world.environment(), stdio: ['ignore', ...files.map((file) => openSync(file, 'w'))],
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        const [stdout = '', stderr = ''] = files.map((file) => readFileSync(file, 'utf8'));
        resolve({ code, stdout, stderr });
      });
    });
  }
});
