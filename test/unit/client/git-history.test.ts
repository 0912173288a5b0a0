import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PostponedHistory } from '../../../client/src/vault/postponed-history';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { LiteralHistory } from '../../../shared/src/host/git/literal-history';
import { temporaryFolder } from '../../support/local-vault';
import { requires } from '../../support/requirements';

describe('whether git still holds a literal', function () {
  this.timeout(30_000);
  const root = temporaryFolder();
  const value = SecretValue.fromText(['made-up', 'value', '4711'].join('-'));
  const environment = process.env;

  before(function () {
    requires(this, 'git', hasGit(), 'install git');
    git('init', '-q');
    commit('app.js', `const key = '${value.text()}';\n`);
    commit('app.js', 'const key = process.env.KEY;\n');
  });

  function history(forbidden: readonly string[] = []): LiteralHistory {
    return new LiteralHistory({ environment, platform: process.platform, timeoutMs: 20_000, forbidden: () => forbidden });
  }

  it('is yes for a value of an earlier commit', async () => {
    assert.equal(await history().contains(path.join(root, 'app.js'), value, value), 'in-history');
  });

  it('is no for a value that was never committed', async () => {
    const other = SecretValue.fromText('never committed 4711');
    assert.equal(await history().contains(path.join(root, 'app.js'), other, other), 'not-in-history');
  });

  it('is no question outside a repository', async () => {
    const elsewhere = path.join(path.dirname(root), `${path.basename(root)}-else`);
    mkdirSync(elsewhere);
    assert.equal(await history().contains(path.join(elsewhere, 'app.js'), value, value), 'not-a-repository');
  });

  it('is never answered by a git that the workspace brings along', async () => {
    const tools = path.join(root, 'tools');
    mkdirSync(tools);
    const witness = path.join(root, 'was-run');
    writeFileSync(path.join(tools, 'git'), `#!/bin/sh\ntouch '${witness}'\n`);
    chmodSync(path.join(tools, 'git'), 0o755);
    const shadowed = new LiteralHistory({
      environment: { ...environment, PATH: `${tools}${path.delimiter}${environment['PATH'] ?? ''}` }, platform: process.platform,
      timeoutMs: 20_000, forbidden: () => [root],
    });
    assert.equal(await shadowed.contains(path.join(root, 'app.js'), value, value), 'in-history');
    assert.throws(() => execFileSync('ls', [witness], { stdio: 'ignore' }));
  });

  it('is not known where there is no git', async () => {
    const without = new LiteralHistory({ environment: { PATH: '' }, platform: process.platform, timeoutMs: 20_000, forbidden: () => [] });
    assert.equal(await without.contains(path.join(root, 'app.js'), value, value), 'unknown');
  });

  it('is asked after a move, when the move has disposed of its value', async () => {
    const postponed = new PostponedHistory();
    const own = value.clone();
    assert.equal(await postponed.contains(path.join(root, 'app.js'), own, own), 'not-in-history');
    own.dispose();
    assert.equal(await postponed.answer(history()), 'in-history');
    postponed.dispose();
    assert.equal(await postponed.answer(history()), undefined);
  });

  it('is not asked after a move that did not want to know', async () => {
    assert.equal(await new PostponedHistory().answer({ contains: () => assert.fail('asked') }), undefined);
  });

  function git(...args: readonly string[]): void {
    execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid', '-c', 'commit.gpgsign=false', ...args], { cwd: root });
  }

  function commit(name: string, text: string): void {
    writeFileSync(path.join(root, name), text);
    git('add', name);
    git('commit', '-q', '-m', 'a change');
  }
});

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
