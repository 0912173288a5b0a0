import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WalkEntry, WalkOptions } from '../../../shared/src/sources/walk';
import { walk } from '../../../shared/src/sources/walk';

/** What a tree can do to a walk: odd files, odd names, and changes while the walk is on its way. */
describe('walking a hostile or changing tree', () => {
  let root: string;
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-faults-')));
  });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  function write(name: string, text = ''): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }

  function optionsFor(more: Partial<WalkOptions> = {}): WalkOptions {
    return { roots: [root], base: root, respectIgnoreFiles: true, ...more };
  }

  function shown(entry: WalkEntry): string {
    return `${entry.path} ${entry.kind === 'file' ? entry.size : entry.reason}`;
  }

  async function visit(more: Partial<WalkOptions> = {}, between: (seen: readonly string[]) => void = () => {}): Promise<readonly string[]> {
    const seen: string[] = [];
    for await (const entry of walk(optionsFor(more))) {
      seen.push(shown(entry));
      between(seen);
    }
    return seen;
  }

  it('tells of a socket and goes on', async () => {
    write('z', 'x');
    const server = createServer().listen(path.join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    assert.deepEqual(await visit(), ['socket special-file', 'z 1']);
    assert.deepEqual(await visit({ roots: [path.join(root, 'socket')] }), ['socket special-file']);
    await new Promise((resolve) => server.close(resolve));
  });

  it('does not wait at a pipe that is named', async () => {
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    assert.deepEqual(await visit({ roots: [path.join(root, 'pipe')] }), ['pipe special-file']);
  });

  it('calls a root of links in a circle a link', async () => {
    symlinkSync('b', path.join(root, 'a'));
    symlinkSync('a', path.join(root, 'b'));
    assert.deepEqual(await visit({ roots: [path.join(root, 'a')] }), ['a link']);
    assert.deepEqual(await visit(), ['a link', 'b link']);
  });

  it('calls a root below a file, and one behind a broken link, vanished', async () => {
    write('file');
    symlinkSync('nowhere', path.join(root, 'broken'));
    assert.deepEqual(await visit({ roots: [path.join(root, 'file', 'x'), path.join(root, 'broken')] }), ['file/x vanished', 'broken vanished']);
  });

  it('calls a root whose name no system takes unreadable', async () => {
    assert.deepEqual(await visit({ roots: [path.join(root, 'n'.repeat(300))] }), [`${'n'.repeat(300)} unreadable`]);
    assert.deepEqual(await visit({ roots: [path.join(root, 'a\0b')] }), ['a\0b unreadable']);
  });

  it('names a root that is the base itself by its own name', async () => {
    write('one.js', 'x');
    const file = path.join(root, 'one.js');
    assert.deepEqual(await visit({ roots: [file], base: file }), ['one.js 1']);
  });

  it('visits a folder as often as it is named', async () => {
    write('a/x');
    assert.deepEqual(await visit({ roots: [path.join(root, 'a'), path.join(root, 'a'), path.join(root, 'a/x')] }), ['a/x 0', 'a/x 0', 'a/x 0']);
  });

  it('leaves no strange name out', async () => {
    const names = ['-rf', 'a\nb', 'a\\b', 'é', 'e\u0301', ' ', '\u202egnp.js', '..x', '#x', '!x', 'a b'];
    for (const name of names) write(`odd/${name}`);
    const seen = await visit();
    assert.deepEqual([...seen].sort(), names.map((name) => `odd/${name} 0`).sort());
  });

  it('says that a folder vanished after it was listed', async () => {
    write('a/x');
    write('b/y');
    const seen = await visit({}, (so) => { if (so.length === 1) rmSync(path.join(root, 'b'), { recursive: true }); });
    assert.deepEqual(seen, ['a/x 0', 'b vanished']);
  });

  it('says that files vanished after their folder was listed', async () => {
    // More than are looked at together, so that the rest is looked at after the first has been handed out.
    const names = Array.from({ length: 200 }, (_, index) => String(index).padStart(3, '0'));
    for (const name of names) write(name);
    const seen = await visit({}, (so) => { if (so.length === 1) for (const name of names.slice(100)) rmSync(path.join(root, name)); });
    assert.deepEqual(seen.slice(0, 64), names.slice(0, 64).map((name) => `${name} 0`));
    assert.deepEqual(seen.slice(128), names.slice(128).map((name) => `${name} vanished`));
    assert.equal(seen.length, 200);
  });

  it('says that a folder that became a file is gone', async () => {
    write('a/x');
    write('b/y');
    const seen = await visit({}, (so) => {
      if (so.length > 1) return;
      rmSync(path.join(root, 'b'), { recursive: true });
      write('b', 'now a file');
    });
    assert.deepEqual(seen, ['a/x 0', 'b vanished']);
  });

  it('does not go deeper than any source tree', async () => {
    write(`${'d/'.repeat(255)}kept`);
    write(`${'d/'.repeat(256)}cut`);
    const seen = await visit({}, () => {});
    assert.deepEqual(seen.map((entry) => entry.replace(/^(?:d\/)+/, '')), ['kept 0', 'cut unreadable']);
  });

  it('does nothing at all when it was cancelled before', async () => {
    write('a');
    assert.deepEqual(await visit({ signal: AbortSignal.abort() }), []);
  });

  it('goes into no further folder and no further root once it is cancelled', async () => {
    for (const name of ['a/1', 'a/2', 'b/1', 'c']) write(name);
    const controller = new AbortController();
    const seen = await visit({ signal: controller.signal, roots: [root, path.join(root, 'b')] }, (so) => { if (so.length === 2) controller.abort(); });
    assert.deepEqual(seen, ['c 0', 'a/1 0', 'a/2 0']);
  });

  it('lets go of the tree when nobody wants more', async () => {
    for (const name of ['a', 'b', 'c']) write(name);
    const walking = walk(optionsFor());
    assert.equal((await walking.next()).done, false);
    await walking.return(undefined);
    assert.deepEqual(await walking.next(), { done: true, value: undefined });
  });

  it('reads no ignore file when it is told so, and still leaves caches and git\'s own folder out', async () => {
    write('.git/HEAD');
    write('.gitignore', '*\n');
    write('node_modules/x');
    write('x', 'x');
    assert.deepEqual(await visit({ respectIgnoreFiles: false }), ['node_modules ignored', '.gitignore 2', 'x 1']);
  });
});
