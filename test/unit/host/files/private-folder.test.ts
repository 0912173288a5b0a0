import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { FileOperations } from '../../../../shared/src/host/files/file-operations';
import { nodeFileOperations } from '../../../../shared/src/host/files/file-operations';
import { PrivateFolder } from '../../../../shared/src/host/files/private-folder';
import { errorOf, temporaryFolder, valueOf } from '../../../support/local-vault';

describe('private folder', () => {
  const root = temporaryFolder();
  const real = nodeFileOperations(process.platform);
  let number = 0;

  function fresh(operations: Partial<FileOperations> = {}): PrivateFolder {
    return new PrivateFolder({
      directory: path.join(root, `folder-${number += 1}`), uid: process.getuid?.(), randomBytes,
      operations: { ...real, ...operations },
    });
  }

  async function made(operations?: Partial<FileOperations>): Promise<PrivateFolder> {
    const folder = fresh(operations);
    valueOf(await folder.ensure());
    return folder;
  }

  it('is for this user alone, and out of git', async () => {
    const folder = await made();
    assert.equal(statSync(folder.directory).mode & 0o777, 0o700);
    assert.equal(readFileSync(folder.pathOf('.gitignore'), 'utf8'), '*\n');
    valueOf(await folder.ensure());
  });

  it('gives back what was written, of any length, whatever the kernel takes at a time', async () => {
    const folder = await made({ write: (handle, bytes, offset) => real.write(handle, bytes.subarray(0, offset + 7), offset) });
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      valueOf(await folder.write('file', bytes));
      assert.deepEqual(valueOf(await folder.read('file', 1000))?.bytes, Buffer.from(bytes));
    }), { numRuns: 30 });
    assert.equal(statSync(folder.pathOf('file')).mode & 0o777, 0o600);
  });

  it('has no file and no folder where there is none', async () => {
    const folder = fresh();
    assert.equal(valueOf(await folder.exists()), false);
    assert.equal(valueOf(await folder.read('file', 10)), undefined);
    valueOf(await folder.ensure());
    assert.equal(valueOf(await folder.read('file', 10)), undefined);
    assert.equal(await folder.identify('file'), undefined);
  });

  it('does in order: write, sync, rename, sync the directory', async () => {
    const calls: string[] = [];
    const noting = <A extends readonly unknown[], R>(name: string, call: (...given: A) => R) => (...given: A): R => {
      calls.push(name);
      return call(...given);
    };
    const folder = await made({
      write: noting('write', real.write), sync: noting('sync', real.sync), rename: noting('rename', real.rename),
      syncDirectory: noting('sync directory', real.syncDirectory),
    });
    calls.length = 0;
    valueOf(await folder.write('file', Buffer.from('x')));
    assert.deepEqual(calls, ['write', 'sync', 'rename', 'sync directory']);
  });

  it('refuses a file over the limit before it reads it, and reads a start of any file', async () => {
    const folder = await made();
    valueOf(await folder.write('file', Buffer.from('0123456789')));
    assert.deepEqual(errorOf(await folder.read('file', 9)), { kind: 'io', file: folder.pathOf('file'), code: 'EFBIG' });
    assert.equal(valueOf(await folder.readStart('file', 4))?.bytes.toString(), '0123');
    assert.equal(valueOf(await folder.readStart('file', 40))?.bytes.toString(), '0123456789');
  });

  it('lets one of several claim a name', async () => {
    const folder = await made();
    const names = await Promise.all(['a', 'b', 'c'].map(async (text) => valueOf(await folder.writeTemporary(Buffer.from(text)))));
    const claims = await Promise.all(names.map(async (name) => valueOf(await folder.claim(name, 'claimed'))));
    assert.deepEqual(claims.filter((claimed) => claimed).length, 1);
    const winner = ['a', 'b', 'c'][claims.indexOf(true)];
    assert.equal(valueOf(await folder.read('claimed', 10))?.bytes.toString(), winner);
  });

  it('knows a replaced file by its identity', async () => {
    const folder = await made();
    valueOf(await folder.write('file', Buffer.from('one')));
    const before = await folder.identify('file');
    assert.deepEqual(before, valueOf(await folder.read('file', 10))?.identity);
    valueOf(await folder.write('file', Buffer.from('two')));
    assert.notDeepEqual(await folder.identify('file'), before);
  });

  it('sweeps what killed writers left, and nothing that is young or not its own', async () => {
    const folder = await made();
    const old = valueOf(await folder.writeTemporary(Buffer.from('x')));
    const young = valueOf(await folder.writeTemporary(Buffer.from('x')));
    writeFileSync(folder.pathOf('mine.tmp'), '');
    for (const name of [old, 'mine.tmp']) utimesSync(folder.pathOf(name), 1, 1);
    await folder.sweep(Date.now() - 1000);
    assert.deepEqual(readdirSync(folder.directory).sort(), ['.gitignore', young, 'mine.tmp'].sort());
  });

  it('leaves no temporary file after a failure', async () => {
    const folder = await made();
    const failing = new PrivateFolder({
      directory: folder.directory, uid: process.getuid?.(), randomBytes,
      operations: { ...real, rename: () => Promise.reject(Object.assign(new Error(), { code: 'EIO' })) },
    });
    assert.deepEqual(errorOf(await failing.write('file', Buffer.from('x'))), { kind: 'io', file: folder.pathOf('file'), code: 'EIO' });
    assert.deepEqual(readdirSync(folder.directory), ['.gitignore']);
  });

  const codes: readonly (readonly [string, string])[] = [
    ['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EFBIG', 'disk-full'], ['EROFS', 'read-only'], ['EACCES', 'read-only'],
    ['EPERM', 'read-only'], ['EIO', 'io'],
  ];
  for (const [code, kind] of codes) {
    it(`calls ${code} ${kind}`, async () => {
      const folder = await made();
      const failing = new PrivateFolder({
        directory: folder.directory, uid: process.getuid?.(), randomBytes,
        operations: { ...real, sync: () => Promise.reject(Object.assign(new Error(), { code })) },
      });
      assert.equal(errorOf(await failing.write('file', Buffer.from('x'))).kind, kind);
    });
  }

  it('does not hide a mistake of ours behind a file error', async () => {
    const folder = await made();
    const broken = new PrivateFolder({
      directory: folder.directory, uid: process.getuid?.(), randomBytes,
      operations: { ...real, sync: () => Promise.reject(new TypeError('a mistake')) },
    });
    await assert.rejects(broken.write('file', Buffer.from('x')), TypeError);
  });

  describe('refuses', function refusals() {
    const unsafe: readonly (readonly [string, (folder: PrivateFolder) => void, string])[] = [
      ['a file that others may read', (folder) => chmodSync(folder.pathOf('file'), 0o604), 'permissions'],
      ['a folder that the group may write', (folder) => chmodSync(folder.directory, 0o720), 'permissions'],
      ['a symbolic link in place of the file', (folder) => symlinkSync('file', folder.pathOf('link')), 'symlink'],
      ['a folder in place of the file', (folder) => mkdirSync(folder.pathOf('link')), 'not-a-file'],
    ];
    for (const [title, change, reason] of unsafe) {
      it(title, async function refuses() {
        if (process.platform === 'win32') this.skip();
        const folder = await made();
        valueOf(await folder.write('file', Buffer.from('x')));
        change(folder);
        const name = existsSync(folder.pathOf('link')) ? 'link' : 'file';
        assert.deepEqual({ ...errorOf(await folder.read(name, 10)), file: '' }, { kind: 'unsafe-file', file: '', reason });
      });
    }

    it('nothing about a second hard link: backups are such', async () => {
      const folder = await made();
      valueOf(await folder.write('file', Buffer.from('x')));
      linkSync(folder.pathOf('file'), folder.pathOf('other'));
      assert.equal(valueOf(await folder.read('other', 10))?.bytes.toString(), 'x');
    });
  });
});

describe('renaming on Windows', () => {
  const root = temporaryFolder();

  it('works at once where nobody has the file open, and gives up at once on what will not pass', async () => {
    const operations = nodeFileOperations('win32');
    const [one, two, none] = ['one', 'two', 'none'].map((name) => path.join(root, name));
    assert(one !== undefined && two !== undefined && none !== undefined);
    await assert.rejects(operations.rename(none, two), { code: 'ENOENT' });
    writeFileSync(one, '1');
    await operations.rename(one, two);
    assert.equal(readFileSync(two, 'utf8'), '1');
    await operations.syncDirectory(root);
  });
});
