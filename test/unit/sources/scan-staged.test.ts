import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Git } from '../../../shared/src/host/git/git';
import { findExecutable } from '../../../shared/src/host/processes/find-executable';
import { scanStaged } from '../../../shared/src/sources/scan-staged';
import { stripeKey } from '../../protocol/made-up-secrets';
import { requires } from '../../support/requirements';

describe('scanning what is staged', () => {
  let root: string;
  let git: Git;
  before(async function () {
    const executable = await findExecutable('git', { platform: process.platform, searchPath: process.env['PATH'] ?? '', forbidden: [] });
    requires(this, 'git', executable !== undefined, 'install git');
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-staged-')));
    git = new Git({ executable: executable ?? '', environment: { PATH: process.env['PATH'], HOME: root }, platform: process.platform });
    execFileSync('git', ['init', '-q'], { cwd: root });
  });
  after(() => { rmSync(root, { recursive: true, force: true }); });

  it('judges the index, not the folder', async () => {
    const leak = `const key = "${stripeKey}";\n`;
    const staged: readonly (readonly [string, string | Buffer])[] = [
      ['leaks.js', leak], ['clean.js', 'const key = process.env.KEY;\n'], ['large.txt', 'x'.repeat(5000)],
      ['picture.png', Buffer.from([0x89, 0x50, 0, 0])],
    ];
    for (const [name, content] of staged) writeFileSync(path.join(root, name), content);
    execFileSync('git', ['add', '.'], { cwd: root });
    writeFileSync(path.join(root, 'leaks.js'), 'mended but not staged\n');
    writeFileSync(path.join(root, 'clean.js'), leak);
    const results = await scanStaged({
      git, root, now: () => performance.now(), settings: { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1000 },
    });
    assert(results.ok);
    assert.deepEqual(results.value.map(({ path: name, findings, skipped }) => [name, findings.length, skipped ?? 'scanned']), [
      ['clean.js', 0, 'scanned'], ['large.txt', 0, 'too-large'], ['leaks.js', 1, 'scanned'], ['picture.png', 0, 'binary'],
    ]);
    assert.equal(results.value[2]?.file, path.join(root, 'leaks.js'));
  });

  it('says that a folder is in no repository', async () => {
    const settings = { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1000 };
    const result = await scanStaged({ git, root: tmpdir(), now: () => 0, settings });
    assert(!result.ok);
  });
});
