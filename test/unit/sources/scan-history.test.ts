import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import type { GitFailure } from '../../../shared/src/host/git/git';
import { Git } from '../../../shared/src/host/git/git';
import { isShallow } from '../../../shared/src/host/git/repository';
import { findExecutable } from '../../../shared/src/host/processes/find-executable';
import type { ScanProgress } from '../../../shared/src/sources/batch-scan';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { HistoryScan, ScanHistoryOptions } from '../../../shared/src/sources/scan-history';
import { scanHistory } from '../../../shared/src/sources/scan-history';
import { githubToken, stripeKey } from '../../protocol/made-up-secrets';
import { projectRoot, requires } from '../../support/requirements';

interface Scanned { readonly results: readonly FileResult[]; readonly scan: HistoryScan; readonly progress: readonly ScanProgress[] }

const LEAK = `const key = "${stripeKey}";\n`;
const CLEAN = 'const key = process.env.KEY;\n';

describe('scanning the history', function () {
  this.timeout(60_000);
  let executable: string;
  let base: string;
  let root: string;
  let git: Git;
  let clock: number;

  before(async function () {
    const found = await findExecutable('git', { platform: process.platform, searchPath: process.env['PATH'] ?? '', forbidden: [] });
    requires(this, 'git', found !== undefined, 'install git');
    executable = found ?? '';
  });

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-history-')));
    root = path.join(base, 'repository');
    mkdirSync(root);
    clock = 0;
    git = new Git({ executable, environment: { PATH: process.env['PATH'], HOME: base }, platform: process.platform });
    raw('init', '-q', '-b', 'main');
  });
  afterEach(() => { rmSync(base, { recursive: true, force: true }); });

  /** Plain git, as a person uses it; each commit is a day younger than the last. */
  function raw(...args: readonly string[]): string {
    const date = `2026-03-${String(1 + clock).padStart(2, '0')}T10:00:00+01:00`;
    const person = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.invalid', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.invalid' };
    return execFileSync(executable, args, {
      cwd: root, stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], HOME: base, ...person, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    }).toString().trim();
  }

  function write(name: string, content: string | Buffer): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }

  /** Everything as it lies in the folder now; gives the commit's name. */
  function commit(): string {
    raw('add', '-A');
    raw('commit', '-q', '--allow-empty', '-m', 'work');
    clock++;
    return raw('rev-parse', 'HEAD');
  }

  function commitFile(name: string, content: string | Buffer): string {
    write(name, content);
    return commit();
  }

  async function scan(more: Partial<ScanHistoryOptions> = {}, signal?: AbortSignal): Promise<Scanned> {
    const answer = await tryScan(more, signal);
    assert('scan' in answer, JSON.stringify(answer));
    return answer;
  }

  async function tryScan(more: Partial<ScanHistoryOptions> = {}, signal?: AbortSignal): Promise<Scanned | { readonly error: GitFailure }> {
    const results: FileResult[] = [];
    const progress: ScanProgress[] = [];
    const answer = await scanHistory({
      git, root, revisions: { kind: 'all' }, within: [''], now: () => performance.now(),
      settings: { fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 }, ...more,
    }, {
      onResult: (result) => { results.push(result); }, onProgress: (state) => { progress.push(state); }, ...(signal === undefined ? {} : { signal }),
    });
    return answer.ok ? { results, scan: answer.value, progress } : { error: answer.error };
  }

  function range(text: string): Pick<ScanHistoryOptions, 'revisions'> {
    return { revisions: { kind: 'range', range: text } };
  }

  const places = ({ results }: Scanned): readonly unknown[] => results.flatMap(({ path: name, findings, origin }) =>
    findings.map(({ range: { start } }) => [name, start.line + 1, origin?.commit]));

  it('finds what a deleted file held, with its first commit, its author\'s date and its path', async () => {
    commitFile('a.txt', 'nothing\n');
    const first = commitFile('src/pay.js', `// pay\n${LEAK}`);
    commitFile('src/pay.js', `// pay\n\n${LEAK}`);
    rmSync(path.join(root, 'src'), { recursive: true });
    commit();
    const scanned = await scan();
    assert.deepEqual(places(scanned), [['src/pay.js', 2, first]]);
    const [result] = scanned.results;
    assert.equal(result?.origin?.authored, '2026-03-02T10:00:00+01:00');
    assert.equal(result.origin.object, raw('rev-parse', `${first}:src/pay.js`));
    assert.deepEqual([scanned.scan.files, scanned.scan.findings, scanned.scan.incomplete], [3, 1, false]);
    assert.equal(scanned.progress.at(-1)?.totalFiles, 3);
  });

  it('reports a value again where another file held it, and a second value of the same file', async () => {
    const first = commitFile('a.js', LEAK);
    const second = commitFile('b.js', `// copy\n${LEAK}`);
    const third = commitFile('a.js', `${LEAK}const token = "${githubToken}";\n`);
    assert.deepEqual(places(await scan()), [['a.js', 1, first], ['a.js', 2, third], ['b.js', 2, second]]);
  });

  it('reads each content once, at the first path that it had', async () => {
    const first = commitFile('a.js', LEAK);
    write('copy.js', LEAK);
    commit();
    raw('mv', 'a.js', 'moved.js');
    commit();
    const scanned = await scan();
    assert.deepEqual(places(scanned), [['a.js', 1, first]]);
    assert.equal(scanned.scan.files, 1);
  });

  it('goes along every branch, tag and stash, and into what only a merge holds', async () => {
    commitFile('a.js', CLEAN);
    raw('checkout', '-q', '-b', 'side');
    const side = commitFile('side.js', LEAK);
    commitFile('a.js', 'side\n');
    raw('checkout', '-q', 'main');
    commitFile('a.js', 'main\n');
    raw('merge', '-q', '--no-commit', '-s', 'ours', 'side');
    write('a.js', `// from neither\n${LEAK}`);
    const merge = commit();
    raw('checkout', '-q', '--detach');
    const tagged = commitFile('tag.js', `//\n//\n${LEAK}`);
    raw('tag', 'kept');
    raw('checkout', '-q', 'main');
    write('a.js', `//\n//\n//\nconst token = "${githubToken}";\n`);
    raw('stash');
    const stash = raw('rev-parse', 'stash');
    const found = places(await scan());
    assert.deepEqual(found.filter((one) => !String(one).includes('a.js,4')), [['a.js', 2, merge], ['side.js', 1, side], ['tag.js', 3, tagged]]);
    assert.deepEqual(found.find((one) => String(one).includes('a.js,4')), ['a.js', 4, stash]);
  });

  it('scans what a range of commits added or changed, and nothing else', async () => {
    const [first, , third, fourth] = [commitFile('a.js', LEAK), commitFile('b.js', CLEAN), commitFile('c.js', `\n${LEAK}`), commitFile('b.js', 'const b = 1;\n')];
    assert.deepEqual(places(await scan(range(`${first}..HEAD`))), [['c.js', 2, third]]);
    assert.equal((await scan(range(`${third}..${fourth}`))).scan.files, 1);
    assert.equal((await scan(range('HEAD..HEAD'))).scan.files, 0);
  });

  it('says that a range is not known, and takes none for an option', async () => {
    commitFile('a.js', LEAK);
    for (const wrong of ['nowhere..HEAD', `--output=${path.join(base, 'written')}..HEAD`, '--all']) {
      assert.deepEqual(await tryScan(range(wrong)), { error: { kind: 'failed', code: 128 } }, wrong);
    }
    assert(!existsSync(path.join(base, 'written')));
  });

  it('has nothing to say of a repository without commits', async () => {
    const { results, scan: summary } = await scan();
    assert.deepEqual([results, summary.files, summary.incomplete], [[], 0, false]);
  });

  it('sees in a shallow clone what is there, and knows that it is one', async () => {
    commitFile('a.js', LEAK);
    const last = commitFile('b.js', `//\n${LEAK}`);
    raw('clone', '-q', '--depth', '1', `file://${root}`, path.join(base, 'shallow'));
    const shallow = path.join(base, 'shallow');
    assert.deepEqual(await isShallow(git, shallow), { ok: true, value: true });
    assert.deepEqual(await isShallow(git, root), { ok: true, value: false });
    assert.deepEqual(places(await scan({ root: shallow })), [['a.js', 1, last], ['b.js', 2, last]]);
  });

  it('leaves out links and submodules, binaries and what is too large', async () => {
    const inner = path.join(root, 'inner');
    mkdirSync(inner);
    execFileSync(executable, ['init', '-q'], { cwd: inner, env: { PATH: process.env['PATH'], HOME: base } });
    execFileSync(executable, ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', 'commit', '-q', '--allow-empty', '-m', 'x'], { cwd: inner, env: { PATH: process.env['PATH'], HOME: base } });
    symlinkSync(stripeKey, path.join(root, 'link'));
    write('picture.png', Buffer.from([0x89, 0x50, 0, 0]));
    write('large.js', LEAK.repeat(5000));
    const only = commitFile('z.js', LEAK);
    assert.equal(raw('ls-tree', 'HEAD', 'inner').split(' ')[0], '160000');
    const scanned = await scan();
    assert.deepEqual(scanned.results.map(({ path: name, skipped }) => [name, skipped]), [['large.js', 'too-large'], ['picture.png', 'binary'], ['z.js', undefined]]);
    assert.deepEqual(places(scanned), [['z.js', 1, only]]);
    assert.equal(scanned.scan.incomplete, false);
  });

  it('keeps names as they are', async () => {
    const names = [' ', '"quoted" it\'s.js', ':100644 000 A', 'a b.js', 'commit 0123 x', 'line\nbreak.js', 'tab\t.js', 'ü/😀.js'].sort();
    for (const [number, name] of names.entries()) write(name, `${'\n'.repeat(number)}${LEAK}`);
    const only = commit();
    assert.deepEqual(places(await scan()), names.map((name, number) => [name, number + 1, only]));
  });

  it('keeps to the paths and the part that were asked for', async () => {
    for (let number = 0; number < 12; number++) write(`src/f${number}.js`, `${'\n'.repeat(number)}${LEAK}`);
    write('src2/x.js', `//\n${LEAK}`);
    commit();
    const within = await scan({ within: ['src', 'nothing-here'] });
    assert.equal(within.scan.findings, 12);
    assert.equal((await scan({ within: ['src2/x.js'] })).scan.findings, 1);
    const whole = places(await scan());
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 5 }), async (count) => {
      const parts: unknown[] = [];
      for (let index = 1; index <= count; index++) parts.push(...places(await scan({ shard: { index, count } })));
      assert.deepEqual([...parts].sort(), [...whole].sort());
    }), { numRuns: 3 });
  });

  it('finds the same in threads', async () => {
    const script = { file: path.join(base, 'scan-worker.js') };
    buildSync({ absWorkingDir: projectRoot, entryPoints: ['shared/src/sources/scan-worker.ts'], outfile: script.file, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
    for (let number = 0; number < 200; number++) write(`f${number}.js`, `${'\n'.repeat(number)}${number % 3 === 0 ? LEAK : CLEAN}`);
    write('empty.js', '');
    commit();
    const [here, there] = [await scan(), await scan({ workers: { script, threads: 2 } })];
    assert.equal(here.scan.findings, 67);
    assert.deepEqual(there.results, here.results);
    assert.deepEqual({ ...there.scan, seconds: 0 }, { ...here.scan, seconds: 0 });
  });

  it('gives what was found until it was cancelled', async () => {
    for (let number = 0; number < 150; number++) write(`f${String(number).padStart(3, '0')}.js`, `${'\n'.repeat(number)}${LEAK}`);
    commit();
    const controller = new AbortController();
    const results: FileResult[] = [];
    const answer = await scanHistory({
      git, root, revisions: { kind: 'all' }, within: [''], now: () => performance.now(), settings: { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1000 },
    }, { onResult: (result) => results.push(result), onProgress: () => { controller.abort(); }, signal: controller.signal });
    assert(answer.ok);
    assert.deepEqual([answer.value.cancelled, answer.value.incomplete, answer.value.failure], [true, true, undefined]);
    assert(results.length > 0 && results.length < 150);
    assert.equal(answer.value.findings, results.length);
    const early = await scan({}, AbortSignal.abort());
    assert.deepEqual([early.results, early.scan.cancelled], [[], true]);
  });

  it('says what git could not hand over', async () => {
    commitFile('a.js', LEAK);
    commitFile('b.js', `//\n${LEAK}`);
    const object = raw('rev-parse', 'HEAD:b.js');
    rmSync(path.join(root, '.git', 'objects', object.slice(0, 2), object.slice(2)));
    const scanned = await scan();
    assert.deepEqual(scanned.results.map(({ path: name, skipped }) => [name, skipped]), [['a.js', undefined], ['b.js', 'vanished']]);
    assert.equal(scanned.scan.incomplete, true);
  });

  it('runs no program that a repository names, and lists all whatever it configures', async () => {
    const marker = path.join(base, 'was-run');
    const program = path.join(base, 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`);
    chmodSync(program, 0o755);
    write('.gitattributes', '* diff=evil\n');
    commitFile('src/a.js', LEAK);
    commitFile('src/a.js', CLEAN);
    commitFile('b.js', `//\n${LEAK}`);
    for (const [name, value] of [
      ['core.fsmonitor', program], ['core.hooksPath', base], ['diff.external', program], ['diff.evil.command', program], ['diff.evil.textconv', program],
      ['core.pager', program], ['pager.log', program], ['gpg.program', program], ['log.showSignature', 'true'], ['alias.log', `!${program}`],
      ['alias.cat-file', `!${program}`], ['log.showRoot', 'false'], ['diff.relative', 'true'], ['diff.renames', 'copies'], ['log.follow', 'true'],
      ['diff.orderFile', path.join(base, 'missing')], ['format.pretty', 'oneline'], ['log.date', 'human'], ['color.ui', 'always'], ['log.decorate', 'full'],
      ['diff.ignoreSubmodules', 'none'], ['log.diffMerges', 'off'], ['core.abbrev', '4'], ['format.notes', '*'],
    ] as const) raw('config', name, value);
    assert.equal((await scan()).scan.findings, 2);
    assert.equal((await scan(range('HEAD~1..HEAD'))).scan.findings, 1);
    assert(!existsSync(marker), 'a program of the repository was run');
    // The same call without the overrides does run one: the fixture can fail.
    execFileSync(executable, ['log', '-p', '--ext-diff', '-O/dev/null'], { cwd: root, env: { PATH: process.env['PATH'], HOME: base }, stdio: 'ignore' });
    assert(existsSync(marker), 'the fixture is hostile');
  });
});
