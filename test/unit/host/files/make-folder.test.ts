import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolder } from '../../../../shared/src/host/files/make-folder';
import { requires } from '../../../support/requirements';

describe('makeFolder', () => {
  let root = '';
  beforeEach(async () => { root = await mkdtemp(path.join(tmpdir(), 'keyward-folder-')); });
  afterEach(async () => { await rm(root, { recursive: true, force: true }); });

  it('makes what is missing above, and leaves what is there', async () => {
    const folder = path.join(root, 'a', 'b', 'c');
    await makeFolder(folder, 0o700);
    await makeFolder(folder, 0o700);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
  });

  it('may be asked by several at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(path.join(root, 'x', 'y', 'z'), 0o700)));
    assert.ok(existsSync(path.join(root, 'x', 'y', 'z')));
  });

  it('says that a file is in the way', async () => {
    await writeFile(path.join(root, 'file'), '');
    await assert.rejects(makeFolder(path.join(root, 'file', 'folder'), 0o700), { code: 'ENOTDIR' });
  });

  it('ends where a folder can never be made although its parent is there', async function () {
    requires(this, '/proc', existsSync('/proc/self'), 'only Linux has it');
    await assert.rejects(makeFolder('/proc/keyward/vaults', 0o700), { code: 'ENOENT' });
  });
});
