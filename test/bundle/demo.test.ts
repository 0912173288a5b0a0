import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot, requires } from '../support/requirements';

/** The promise to the reader; the demo takes a quarter of it on an idle machine. */
const TWO_MINUTES = 120_000;

describe('the demo', function () {
  this.timeout(TWO_MINUTES + 10_000);
  let folder = '';

  before(function () {
    requires(this, 'dist/cli.js', existsSync(path.join(projectRoot, 'dist/cli.js')), 'npm run build');
    folder = mkdtempSync(path.join(tmpdir(), 'keyward-demo-test-'));
  });

  after(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); });

  it('keeps what it promises and leaves nothing behind', function () {
    requires(this, 'Python 3', spawnSync('python3', ['--version']).status === 0, 'install python3');
    const { status, stdout, stderr } = demo();
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /Both services run and talk to each other/u);
    assert.match(stdout, /What is left\n[^]*keyward\/secret-in-log[^]*The next step: "keyward fix --patterns"/u);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('runs the Node half, and says so, where there is no Python', () => {
    const { status, stdout, stderr } = demo('--without-python');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /There is no Python here/u);
    assert.match(stdout, /"stock":"unknown"/u);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('fails, and says which promise was broken, with a program that finds nothing', () => {
    const blind = path.join(folder, 'blind.cjs');
    writeFileSync(blind, 'console.log("0 findings in 14 files.");');
    const { status, stderr } = demo('--program', blind);
    rmSync(blind);
    assert.equal(status, 1);
    assert.match(stderr, /not as promised: "keyward scan" ends with 1/u);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('leaves a shop to play with, whose placeholders are all filled', () => {
    const shop = path.join(folder, 'shop');
    const written = spawnSync(process.execPath, ['scripts/leaky-shop.mjs', shop], { cwd: projectRoot, encoding: 'utf8' });
    assert.equal(written.status, 0, written.stderr);
    for (const file of ['web/payment.js', 'web/orders.js', 'stock/settings.py', 'deploy/Dockerfile', 'deploy/backup.yaml']) {
      assert.doesNotMatch(readFileSync(path.join(shop, file), 'utf8'), /@@/u, file);
    }
    const again = spawnSync(process.execPath, ['scripts/leaky-shop.mjs', shop], { cwd: projectRoot, encoding: 'utf8' });
    assert.equal(again.status, 2, 'a folder that is there is never written into');
    rmSync(shop, { recursive: true });
  });

  function demo(...args: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, ['scripts/demo.mjs', ...args], {
      cwd: projectRoot, encoding: 'utf8', env: { ...process.env, TMPDIR: folder }, timeout: TWO_MINUTES,
    });
  }
});
