import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { walk } from '../../../shared/src/sources/walk';
import type { WalkOptions } from '../../../shared/src/sources/walk';
import { projectRoot } from '../../support/requirements';

describe('walking folders', () => {
  let root: string;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-walk-')));
  });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  function write(name: string, text = ''): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  async function visit(more: Partial<WalkOptions> = {}): Promise<readonly string[]> {
    const seen: string[] = [];
    for await (const entry of walk({ roots: [root], base: root, respectIgnoreFiles: true, ...more })) {
      seen.push(entry.kind === 'file' ? `${entry.path} ${entry.size}` : `${entry.path} ${entry.reason}`);
    }
    return seen;
  }

  it('goes in a fixed order and tells sizes', async () => {
    write('b/2', 'xx');
    write('b/1', 'x');
    write('a/z/1');
    write('c', 'ccc');
    assert.deepEqual(await visit(), ['c 3', 'a/z/1 0', 'b/1 1', 'b/2 2']);
  });

  it('follows no link, so that there are no loops and no way out', async () => {
    write('in/file', 'x');
    symlinkSync(root, path.join(root, 'in/loop'));
    symlinkSync('/etc', path.join(root, 'out'));
    symlinkSync('file', path.join(root, 'in/twin'));
    symlinkSync('nowhere', path.join(root, 'broken'));
    assert.deepEqual(await visit(), ['broken link', 'out link', 'in/loop link', 'in/twin link', 'in/file 1']);
  });

  it('follows a root that is a link, as the user named it', async () => {
    write('real/file', 'x');
    symlinkSync(path.join(root, 'real'), path.join(root, 'named'));
    assert.deepEqual(await visit({ roots: [path.join(root, 'named')] }), ['real/file 1']);
  });

  it('opens no pipe, socket or device', async () => {
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    assert.deepEqual(await visit(), ['pipe special-file']);
    assert.deepEqual(await visit({ roots: ['/dev/zero'] }), ['zero special-file']);
  });

  it('leaves caches out, and goes into node_modules when it is named', async () => {
    write('.git/config');
    write('node_modules/a/index.js');
    write('node_modules/a/__pycache__/x.pyc');
    write('src/.terraform/x');
    write('src/x');
    assert.deepEqual(await visit(), ['node_modules ignored', 'src/.terraform ignored', 'src/x 0']);
    assert.deepEqual(await visit({ roots: [path.join(root, 'node_modules')] }), ['node_modules/a/__pycache__ ignored', 'node_modules/a/index.js 0']);
  });

  it('leaves out what settings say, files and whole folders', async () => {
    write('gen/a.js');
    write('src/a.gen.js');
    write('src/b.js');
    assert.deepEqual(await visit({ excluded: (name) => name === 'gen' || name.endsWith('.gen.js') }), ['gen ignored', 'src/a.gen.js ignored', 'src/b.js 0']);
  });

  it('says that a root is not there, and goes on', async () => {
    write('here');
    assert.deepEqual(await visit({ roots: [path.join(root, 'gone'), path.join(root, 'here')] }), ['gone vanished', 'here 0']);
  });

  it('names files outside the base by their root', async () => {
    write('one/deep/x');
    assert.deepEqual(await visit({ base: path.join(root, 'other'), roots: [path.join(root, 'one')] }), ['deep/x 0']);
  });

  it('ends when it is cancelled', async () => {
    write('a');
    write('b/c');
    const controller = new AbortController();
    const seen: string[] = [];
    for await (const entry of walk({ roots: [root], base: root, respectIgnoreFiles: false, signal: controller.signal })) {
      seen.push(entry.path);
      controller.abort();
    }
    assert.deepEqual(seen, ['a']);
  });

  it('says what it may not read (as a user whom modes bind)', () => {
    write('closed/inside');
    write('open/file', 'x');
    write('open/no', 'x');
    chmodSync(path.join(root, 'closed'), 0);
    chmodSync(path.join(root, 'open/no'), 0);
    chmodSync(root, 0o755);
    assert.deepEqual(scannedByPerson(root), { 'closed': 'permission-denied', 'open/no': 'permission-denied' });
    chmodSync(path.join(root, 'closed'), 0o700);
  });
});

/** Root ignores modes: a bundle of the scan runs as `nobody` there. Gives what was skipped, by path. */
function scannedByPerson(root: string): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), 'keyward-person-'));
  try {
    chmodSync(folder, 0o755);
    const outfile = path.join(folder, 'scan.cjs');
    const contents = `
      import { scanFiles } from './shared/src/sources/scan-files';
      const skipped: Record<string, unknown> = {};
      void scanFiles({
        roots: [process.argv[2] ?? ''], base: process.argv[2] ?? '', respectIgnoreFiles: true, now: () => 0,
        settings: { fingerprintKey: new Uint8Array(32), maxFileBytes: 1000 },
      }, { onResult: (result) => { skipped[result.path] = result.skipped; } }).then(() => process.stdout.write(JSON.stringify(skipped)));`;
    buildSync({ stdin: { contents, resolveDir: projectRoot, loader: 'ts' }, bundle: true, platform: 'node', outfile, logLevel: 'error' });
    const person = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    return JSON.parse(execFileSync(process.execPath, [outfile, root], { ...person, env: {}, cwd: '/' }).toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
