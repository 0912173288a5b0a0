import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isInside } from '../../../../shared/src/host/paths/inside';
import { findExecutable } from '../../../../shared/src/host/processes/find-executable';
import type { ExecutableSearch } from '../../../../shared/src/host/processes/find-executable';

describe('finding an executable', () => {
  let base: string;
  before(async function () {
    if (process.platform === 'win32') this.skip();
    base = await realpath(await mkdtemp(path.join(tmpdir(), 'keyward-find-')));
    for (const folder of ['system', 'workspace', 'links', 'data']) await mkdir(path.join(base, folder));
    for (const folder of ['system', 'workspace']) {
      await writeFile(path.join(base, folder, 'git'), '#!/bin/sh\n');
      await chmod(path.join(base, folder, 'git'), 0o755);
    }
    await writeFile(path.join(base, 'data', 'git'), 'not executable');
    await mkdir(path.join(base, 'data', 'npm'));
    await symlink(path.join(base, 'workspace', 'git'), path.join(base, 'links', 'git'));
  });
  after(async () => { await rm(base, { recursive: true, force: true }); });

  function search(...folders: readonly string[]): ExecutableSearch {
    const searchPath = folders.map((folder) => (folder === '' || folder.startsWith('.') ? folder : path.join(base, folder)));
    return { platform: 'linux', searchPath: searchPath.join(':'), forbidden: [path.join(base, 'workspace')] };
  }

  it('takes the first on the search path', async () => {
    assert.equal(await findExecutable('git', search('data', 'system')), path.join(base, 'system', 'git'));
  });

  it('passes over programs of the workspace, directly and through a link', async () => {
    assert.equal(await findExecutable('git', search('workspace', 'links', 'system')), path.join(base, 'system', 'git'));
    assert.equal(await findExecutable('git', search('workspace', 'links')), undefined);
    assert.equal(await findExecutable(path.join(base, 'workspace', 'git'), search()), undefined);
  });

  it('passes over relative and empty entries, folders and files without the right', async () => {
    assert.equal(await findExecutable('git', search('', '.', './workspace', 'data')), undefined);
    assert.equal(await findExecutable('npm', search('data')), undefined);
  });

  it('takes no name that is a relative path or holds a NUL', async () => {
    for (const name of ['', './git', '../system/git', 'a\0b']) {
      assert.equal(await findExecutable(name, search('system')), undefined);
    }
  });

  it('tries the endings of programs on Windows', async () => {
    await writeFile(path.join(base, 'system', 'npm.CMD'), '');
    await chmod(path.join(base, 'system', 'npm.CMD'), 0o755);
    const windows = { ...search('system'), platform: 'win32' as const };
    assert.equal(await findExecutable('npm', { ...windows, extensions: '.EXE;.CMD' }), path.join(base, 'system', 'npm.CMD'));
    assert.equal(await findExecutable('npm.CMD', windows), path.join(base, 'system', 'npm.CMD'));
    assert.equal(await findExecutable('npm', { ...windows, extensions: '.EXE' }), undefined);
  });

  it('knows inside from beside', () => {
    assert(isInside('/a/b/c', '/a/b'));
    assert(isInside('/a/b', '/a/b'));
    assert(isInside('/a/b/..c', '/a/b'));
    assert(!isInside('/a/bc', '/a/b'));
    assert(!isInside('/a', '/a/b'));
  });
});
