import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { FileDocuments, uriOf } from '../../../cli/src/files/file-documents';
import { FileSideFiles } from '../../../cli/src/files/file-side-files';
import { createFile, replaceFile } from '../../../shared/src/host/files/replace-file';
import { readEncoded } from '../../../shared/src/host/files/encoded-text';
import { pathShower } from '../../../cli/src/scan/scanner-settings';
import { temporaryFolder, valueOf } from '../../support/local-vault';

describe('files of the terminal program', () => {
  it('are replaced whole, with their mode, through a link that stays', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a');
    const link = path.join(folder, 'link');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    symlinkSync('a', link);
    assert.equal(replaceFile(link, Buffer.from('new'), () => true, 'x'), 'replaced');
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.equal(readlinkSync(link), 'a');
    assert.deepEqual(readdirSync(folder).sort(), ['a', 'link']);
  });

  it('are left alone when they hold something else by now, and nothing is left behind', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a');
    writeFileSync(file, 'somebody else');
    assert.equal(replaceFile(file, Buffer.from('new'), (now) => Buffer.from(now).toString() === 'old', 'x'), 'stale');
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder)], ['somebody else', ['a']]);
  });

  it('are never overwritten when they were to be made', () => {
    const file = path.join(temporaryFolder(), 'a');
    createFile(file, Buffer.from('one'));
    assert.throws(() => { createFile(file, Buffer.from('two')); }, { code: 'EEXIST' });
    assert.equal(readFileSync(file, 'utf8'), 'one');
  });

  for (const [name, bytes] of [
    ['UTF-8', Buffer.from('größe\n')], ['UTF-8 with a mark', Buffer.from('\ufeffgröße\r\n')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe 😀', 'utf16le')])],
    ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('größe', 'utf16le').swap16()])],
    ['Latin-1', Buffer.from('größe', 'latin1')],
  ] as const) {
    it(`come back byte for byte from ${name}`, () => {
      const encoded = readEncoded(bytes);
      assert(encoded !== undefined && encoded.text.startsWith('größe'));
      assert.deepEqual(encoded.encode(encoded.text), bytes);
    });
  }

  it('come back byte for byte, or are not edited at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const encoded = readEncoded(Buffer.from(bytes));
      if (encoded !== undefined) assert.deepEqual(encoded.encode(encoded.text), Buffer.from(bytes));
    }));
  });

  it('have another version exactly when they have another content', async () => {
    const file = path.join(temporaryFolder(), 'a.js');
    const documents = new FileDocuments({ randomBytes, pathOf: (name) => name });
    const uri = uriOf(file);
    assert.equal(await documents.open(uri), undefined);
    writeFileSync(file, 'one');
    const first = await documents.open(uri);
    assert.equal((await documents.open(uri))?.version, first?.version);
    writeFileSync(file, 'two');
    const second = await documents.open(uri);
    assert.notEqual(second?.version, first?.version);
    const edit = [{ span: { start: 0, end: 3 }, newText: 'three' }];
    assert.equal(await documents.apply(uri, first?.version ?? -1, edit), 'stale');
    assert.equal(await documents.apply(uri, second?.version ?? -1, edit), 'applied');
    assert.equal(readFileSync(file, 'utf8'), 'three');
    assert.equal((await documents.open(uri))?.languageId, 'javascript');
  });

  it('cannot be opened as a document when they are none', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.bin'), Buffer.from([0, 1, 2, 0xff, 0]));
    const documents = new FileDocuments({ randomBytes, pathOf: (name) => name });
    assert.equal(await documents.open(uriOf(path.join(folder, 'a.bin'))), undefined);
    assert.equal(await documents.open(uriOf(folder)), undefined);
    assert.equal(await documents.apply(uriOf(folder), 1, []), 'failed');
  });

  it('have the repository as their root, or the folder of the command', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'repo/.git'), { recursive: true });
    mkdirSync(path.join(folder, 'plain/sub'), { recursive: true });
    const files = new FileSideFiles({ cwd: path.join(folder, 'plain'), randomBytes });
    assert.equal(await files.rootOf(path.join(folder, 'repo/a/b.js')), path.join(folder, 'repo'));
    assert.equal(await files.rootOf(path.join(folder, 'plain/sub/b.js')), path.join(folder, 'plain'));
    assert.equal(await files.rootOf(path.join(folder, 'other/b.js')), path.join(folder, 'other'));
  });

  it('beside the source are made and replaced', async () => {
    const folder = temporaryFolder();
    const files = new FileSideFiles({ cwd: folder, randomBytes });
    const file = path.join(folder, 'keyward.env');
    assert.equal(await files.read(file), undefined);
    assert.equal(valueOf(await files.write(file, undefined, 'one')), 'written');
    assert.equal(valueOf(await files.write(file, 'one', 'two')), 'written');
    assert.equal(await files.read(file), 'two');
    assert.equal((await files.write(path.join(file, 'below'), undefined, 'x')).ok, false);
    assert.equal((await files.write(path.join(folder, 'missing', 'a'), undefined, 'x')).ok, false);
  });

  it('beside the source are not written over what another program wrote meanwhile', async () => {
    const files = new FileSideFiles({ cwd: temporaryFolder(), randomBytes });
    const file = path.join(temporaryFolder(), 'keyward.env');
    writeFileSync(file, 'theirs');
    assert.equal(valueOf(await files.write(file, undefined, 'mine')), 'stale');
    assert.equal(valueOf(await files.write(file, 'older', 'mine')), 'stale');
    assert.equal(readFileSync(file, 'utf8'), 'theirs');
    assert.equal(valueOf(await files.write(path.join(temporaryFolder(), 'gone'), 'was here', 'mine')), 'stale');
  });

  it('beside the source keep their encoding, or are left alone', async () => {
    const folder = temporaryFolder();
    const files = new FileSideFiles({ cwd: folder, randomBytes });
    const file = path.join(folder, '.env.example');
    const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const [before, after] of [
      [Buffer.from('# caf\xe9\n', 'latin1'), Buffer.from('# caf\xe9\nA=\n', 'latin1')],
      [wide('dist/\n'), wide('dist/\nA=\n')],
      [Buffer.from('\ufeffdist/\n'), Buffer.from('\ufeffdist/\nA=\n')],
    ] as const) {
      writeFileSync(file, before);
      const text = await files.read(file) ?? '';
      assert.equal(valueOf(await files.write(file, text, `${text}A=\n`)), 'written');
      assert.deepEqual(readFileSync(file), after);
    }
    const latin = Buffer.from('# caf\xe9\n', 'latin1');
    writeFileSync(file, latin);
    assert.equal((await files.write(file, '# caf\xe9\n', '# caf\xe9 \u5bc6\n')).ok, false);
    assert.deepEqual(readFileSync(file), latin);
    writeFileSync(file, Buffer.from([1, 0, 2, 3]));
    await assert.rejects(files.read(file), { code: 'NOT_TEXT' });
  });

  it('are shown relative to the folder of the command where they lie in it', () => {
    const show = pathShower('/work');
    assert.deepEqual([show('/work/a/b.js'), show('/elsewhere/b.js')], ['a/b.js', '/elsewhere/b.js']);
  });
});
