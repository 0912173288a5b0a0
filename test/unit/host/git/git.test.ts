import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import { readBlobs } from '../../../../shared/src/host/git/blobs';
import { Git } from '../../../../shared/src/host/git/git';
import { gitEnvironment } from '../../../../shared/src/host/git/hardening';
import { isInHistory } from '../../../../shared/src/host/git/history';
import { ignoredFiles, isTracked, repositoryOrBareRoot, repositoryRoot } from '../../../../shared/src/host/git/repository';
import { stagedBlobs } from '../../../../shared/src/host/git/staged';
import { findExecutable } from '../../../../shared/src/host/processes/find-executable';
import { requires } from '../../../support/requirements';

/** A made-up value, in two halves so that no scanner finds it here. */
const VALUE = 'made-up-' + '4f9c-value.*+?';

describe('git', () => {
  let executable: string;
  let base: string;
  let root: string;
  let git: Git;

  before(async function () {
    const found = await findExecutable('git', {
      platform: process.platform, searchPath: process.env['PATH'] ?? '', forbidden: [],
    });
    requires(this, 'git', found !== undefined, 'install git');
    executable = found ?? '';
  });

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-git-')));
    root = path.join(base, 'repository');
    mkdirSync(path.join(root, 'src'), { recursive: true });
    git = new Git({ executable, environment: { PATH: process.env['PATH'], HOME: base }, platform: process.platform });
    raw('init', '-q', '-b', 'main');
    raw('config', 'user.name', 'Ada');
    raw('config', 'user.email', 'ada@example.invalid');
  });
  afterEach(() => { rmSync(base, { recursive: true, force: true }); });

  /** Plain git, as a person uses it to build the fixture. */
  function raw(...args: readonly string[]): void {
    execFileSync(executable, args, { cwd: root, env: { PATH: process.env['PATH'], HOME: base }, stdio: 'ignore' });
  }

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  function contains(...values: readonly string[]): ReturnType<typeof isInHistory> {
    return isInHistory(git, { root, values: values.map((value) => SecretValue.fromText(value)), timeoutMs: 20_000 });
  }

  async function contents(objects: readonly string[], maxBytes = 1e6): Promise<readonly string[]> {
    const seen: string[] = [];
    const end = await readBlobs(git, { root, objects, maxBytes, timeoutMs: 20_000 }, (index, content) => {
      seen[index] = content.kind === 'content' ? content.bytes.toString() : content.kind;
    });
    assert(end.ok);
    return seen;
  }

  it('reads many objects in their order, and says which are missing or too large', async () => {
    const texts = ['', 'a\n', 'x'.repeat(200_000), 'ü\0b', '1234567'];
    const objects = texts.map((text) => hashOf(text));
    assert.deepEqual(await contents([...objects, '0'.repeat(40), objects[1] ?? ''], 300_000), [...texts, 'missing', 'a\n']);
    assert.deepEqual(await contents(objects, 10), ['', 'a\n', 'too-large', 'ü\0b', '1234567']);
    assert.deepEqual(await contents([]), []);
  });

  it('finds the root from a folder inside', async () => {
    assert.deepEqual(await repositoryRoot(git, path.join(root, 'src')), { ok: true, value: root });
  });

  it('finds a repository without a work tree where its history is all that is wanted', async () => {
    const bare = path.join(base, 'bare.git');
    raw('init', '-q', '--bare', bare);
    assert.deepEqual(await repositoryOrBareRoot(git, path.join(bare, 'objects')), { ok: true, value: bare });
    assert.deepEqual(await repositoryOrBareRoot(git, path.join(root, 'src')), { ok: true, value: root });
    assert.deepEqual(await repositoryOrBareRoot(git, base), { ok: false, error: { kind: 'not-a-repository' } });
    assert.equal((await repositoryRoot(git, bare)).ok, false);
  });

  it('says that a folder is in no repository', async () => {
    assert.deepEqual(await repositoryRoot(git, base), { ok: false, error: { kind: 'not-a-repository' } });
  });

  it('refuses a repository that claims a work tree elsewhere', async () => {
    raw('config', 'core.worktree', path.join(base, 'elsewhere'));
    mkdirSync(path.join(base, 'elsewhere'));
    assert.deepEqual(await repositoryRoot(git, root), { ok: false, error: { kind: 'not-a-repository' } });
  });

  it('knows ignored files, also by nested rules, but not tracked ones', async () => {
    write('.gitignore', '*.log\n');
    write('src/.gitignore', 'local.*\n');
    for (const name of ['a.log', 'kept.log', 'src/local.js', 'src/main.js']) write(name, '');
    raw('add', '-f', 'kept.log');
    const files = ['a.log', 'kept.log', 'src/local.js', 'src/main.js'].map((name) => path.join(root, name));
    const ignored = await ignoredFiles(git, root, files);
    assert(ignored.ok);
    assert.deepEqual([...ignored.value].sort(), [path.join(root, 'a.log'), path.join(root, 'src/local.js')]);
    assert.deepEqual(await ignoredFiles(git, root, [path.join(root, 'src/main.js')]), { ok: true, value: new Set() });
    assert.deepEqual(await isTracked(git, root, path.join(root, 'kept.log')), { ok: true, value: true });
    assert.deepEqual(await isTracked(git, root, path.join(root, 'a.log')), { ok: true, value: false });
  });

  it('reads what is staged, not what lies in the folder, before and after the first commit', async () => {
    write('src/ü b.txt', 'staged text');
    raw('add', '.');
    write('src/ü b.txt', 'text of later');
    const first = await stagedBlobs(git, root);
    assert(first.ok);
    assert.deepEqual(first.value.map((blob) => blob.path), ['src/ü b.txt']);
    assert.deepEqual(await contents(first.value.map(({ object }) => object)), ['staged text']);
    raw('commit', '-q', '-m', 'one');
    assert.deepEqual(await stagedBlobs(git, root), { ok: true, value: [] });
    write('another.txt', 'x');
    raw('add', 'another.txt');
    raw('rm', '-q', '--cached', 'src/ü b.txt');
    const second = await stagedBlobs(git, root);
    assert.deepEqual(second.ok && second.value.map((blob) => blob.path), ['another.txt']);
  });

  it('finds a value that an old commit holds, byte for byte', async () => {
    write('config.js', `const key = "${VALUE}";`);
    raw('add', '.');
    raw('commit', '-q', '-m', 'one');
    write('config.js', 'const key = process.env.KEY;');
    raw('commit', '-q', '-am', 'two');
    raw('gc', '-q');
    assert.deepEqual(await contains(VALUE), { ok: true, value: true });
    assert.deepEqual(await contains('another value', VALUE), { ok: true, value: true });
    assert.deepEqual(await contains(VALUE.replace('.', 'x')), { ok: true, value: false });
    assert.deepEqual(await contains(''), { ok: true, value: false });
  });

  it('finds a value in a commit message and in a deleted branch', async () => {
    raw('commit', '-q', '--allow-empty', '-m', 'one');
    raw('checkout', '-q', '-b', 'side');
    raw('commit', '-q', '--allow-empty', '-m', `oops ${VALUE}`);
    raw('checkout', '-q', 'main');
    raw('branch', '-q', '-D', 'side');
    assert.deepEqual(await contains(VALUE), { ok: true, value: true });
  });

  it('runs no program that a repository names', async () => {
    const marker = path.join(base, 'was-run');
    const program = path.join(base, 'program');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`);
    chmodSync(program, 0o755);
    write('.gitattributes', '* diff=evil filter=evil\n');
    write('a.txt', 'one');
    raw('add', 'a.txt');
    raw('commit', '-q', '-m', 'one');
    for (const [name, value] of [
      ['core.fsmonitor', program], ['core.hooksPath', base], ['diff.external', program], ['diff.evil.command', program],
      ['diff.evil.textconv', program], ['core.pager', program], ['pager.diff', program], ['core.sshCommand', program],
      ['filter.evil.clean', program], ['filter.evil.smudge', program], ['filter.evil.process', program],
      ['gpg.program', program], ['credential.helper', program], ['core.editor', program], ['core.askPass', program],
      ['alias.rev-parse', `!${program}`], ['alias.cat-file', `!${program}`], ['uploadpack.packObjectsHook', program],
    ] as const) raw('config', name, value);
    for (const hook of ['post-index-change', 'reference-transaction', 'pre-commit', 'fsmonitor-watchman']) {
      mkdirSync(path.join(root, '.git', 'hooks'), { recursive: true });
      writeFileSync(path.join(root, '.git', 'hooks', hook), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
    }
    write('a.txt', 'changed');
    execFileSync(executable, ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', 'update-index', '--cacheinfo',
      '100644', hashOf('staged'), 'a.txt'], { cwd: root, stdio: 'ignore' });
    rmSync(marker, { force: true });

    assert((await repositoryRoot(git, root)).ok);
    assert((await ignoredFiles(git, root, [path.join(root, 'a.txt')])).ok);
    assert((await isTracked(git, root, path.join(root, 'a.txt'))).ok);
    const staged = await stagedBlobs(git, root);
    assert(staged.ok && staged.value[0] !== undefined);
    assert.deepEqual(await contents([staged.value[0].object]), ['staged']);
    assert((await contains(VALUE)).ok);
    assert(!existsSync(marker), 'a program of the repository was run');

    // The same call without the overrides does run one: the fixture can fail.
    execFileSync(executable, ['status'], { cwd: root, env: { PATH: process.env['PATH'], HOME: base }, stdio: 'ignore' });
    assert(existsSync(marker), 'the fixture is hostile');
  });

  /** The name an object would have, without making it. */
  function hashOfOnly(text: string): string {
    return execFileSync(executable, ['hash-object', '--stdin', '--no-filters'], { cwd: base, input: text }).toString().trim();
  }

  function hashOf(text: string): string {
    return execFileSync(executable, ['hash-object', '-w', '--stdin', '--no-filters'], { cwd: root, input: text }).toString().trim();
  }

  it('fetches nothing for a partial clone, whose remote may be a program', async () => {
    const marker = path.join(base, 'was-fetched');
    const program = path.join(base, 'remote');
    writeFileSync(program, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    write('a.txt', 'one');
    raw('add', '.');
    raw('commit', '-q', '-m', 'one');
    for (const [name, value] of [
      ['core.repositoryformatversion', '1'], ['extensions.partialClone', 'origin'], ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'], ['remote.origin.url', `ext::${program}`], ['protocol.ext.allow', 'always'],
    ] as const) raw('config', name, value);
    rmSync(path.join(root, '.git', 'objects', hashOfOnly('one').slice(0, 2)), { recursive: true });
    await contents([hashOfOnly('one')]);
    await contains(VALUE);
    assert(!existsSync(marker), 'the remote of the repository was run');
    // Without the overrides git does run it: the fixture can fail.
    spawnSync(executable, ['-c', 'protocol.ext.allow=always', 'cat-file', 'blob', hashOfOnly('one')], { cwd: root, stdio: 'ignore' });
    assert(existsSync(marker), 'the fixture is hostile');
  });

  it('says that git does not trust a folder of another user', async () => {
    const other = path.join(base, 'git-of-another-user');
    writeFileSync(other, `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${executable} "$@"\n`, { mode: 0o755 });
    const wary = new Git({ executable: other, environment: { PATH: process.env['PATH'], HOME: base }, platform: process.platform });
    assert.deepEqual(await repositoryRoot(wary, root), { ok: false, error: { kind: 'unsafe-repository' } });
    raw('config', '--global', '--add', 'safe.directory', root);
    assert.deepEqual(await repositoryRoot(wary, root), { ok: true, value: root });
  });

  it('does not let a repository say that it is safe', async () => {
    const other = path.join(base, 'git-of-another-user');
    writeFileSync(other, `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${executable} "$@"\n`, { mode: 0o755 });
    raw('config', 'safe.directory', '*');
    const wary = new Git({ executable: other, environment: { PATH: process.env['PATH'], HOME: base }, platform: process.platform });
    assert.deepEqual(await repositoryRoot(wary, root), { ok: false, error: { kind: 'unsafe-repository' } });
  });

  it('says what else failed by its code only', async () => {
    assert.deepEqual(await git.run({ folder: root, args: ['cat-file', 'blob', 'nonsense'], timeoutMs: 20_000 }),
      { ok: false, error: { kind: 'failed', code: 128 } });
  });

  it('streams until its receiver has enough', async () => {
    write('large.txt', 'x'.repeat(3_000_000));
    raw('add', '.');
    let seen = 0;
    const end = await git.stream({ folder: root, args: ['cat-file', '--batch', '--batch-all-objects'], timeoutMs: 20_000 }, (chunk) => {
      seen += chunk.length;
      return 'stop';
    });
    assert(end.ok && end.value.stopped);
    assert(seen < 3_000_000);
  });

  it('keeps nothing of GIT_* variables, but the user\'s home', () => {
    const environment = gitEnvironment({
      HOME: '/home/ada', PATH: '/bin', GIT_DIR: '/evil', GIT_SSH_COMMAND: 'x', GIT_CONFIG_COUNT: '1', LD_PRELOAD: 'x',
    });
    assert.equal(environment['HOME'], '/home/ada');
    for (const name of ['GIT_DIR', 'GIT_SSH_COMMAND', 'GIT_CONFIG_COUNT', 'LD_PRELOAD']) assert(!(name in environment), name);
  });

  it('stops a search after its time, and when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    const values = [SecretValue.fromText(VALUE)];
    assert.deepEqual(await isInHistory(git, { root, values, timeoutMs: 20_000, signal }), { ok: false, error: { kind: 'cancelled' } });
  });
});
