import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemPath } from '../../../shared/src/sources/system-path';

describe('what the system calls a file', () => {
  let root: string;
  beforeEach(function () {
    if (process.platform !== 'linux') this.skip();
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-names-')));
  });
  afterEach(() => { rmSync(root, { recursive: true, force: true }); });

  const bytes = (...parts: readonly (string | number)[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

  it('is what Node calls it, for every name that is text', () => {
    for (const file of ['/', '/a/b.js', 'a', '', '/ü/😀', '/a\nb']) assert.equal(systemPath(file), file);
  });

  it('is its bytes, in folders and files, where Node shows a replacement', () => {
    mkdirSync(bytes(root, '/d', 0xff));
    writeFileSync(bytes(root, '/d', 0xff, '/f', 0xe9, '.js'), '');
    assert.deepEqual(systemPath(`${root}/d\ufffd/f\ufffd.js`), bytes(root, '/d', 0xff, '/f', 0xe9, '.js'));
  });

  it('is the name as shown where that is there, or where there is none of the kind', () => {
    writeFileSync(bytes(root, '/f', 0xe9), '');
    writeFileSync(path.join(root, 'f\ufffd'), '');
    assert.deepEqual(systemPath(`${root}/f\ufffd`), Buffer.from(`${root}/f\ufffd`));
    assert.deepEqual(systemPath(`${root}/none\ufffd/x`), Buffer.from(`${root}/none\ufffd/x`));
    assert.deepEqual(systemPath('none\ufffd'), Buffer.from('none\ufffd'));
  });
});
