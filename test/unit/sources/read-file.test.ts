import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileReader } from '../../../shared/src/sources/read-file';
import type { ReadOutcome } from '../../../shared/src/sources/read-file';

describe('reading a file', () => {
  let folder: string;
  const reader = new FileReader(100_000);
  before(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-read-')); });
  after(() => { rmSync(folder, { recursive: true }); });

  function reasonFor(name: string): string {
    const outcome: ReadOutcome = reader.read(path.join(folder, name));
    return outcome.kind === 'read' ? 'read' : outcome.reason;
  }

  it('gives the bytes, of small files after large ones too', () => {
    for (const size of [0, 1, 99_999, 100_000, 10]) {
      const content = Buffer.alloc(size, `${size} `);
      writeFileSync(path.join(folder, 'file'), content);
      const outcome = reader.read(path.join(folder, 'file'));
      assert(outcome.kind === 'read');
      assert(outcome.bytes.equals(content));
    }
  });

  it('reads a large file only as far as it takes to see that nobody wants it', () => {
    const heads: number[] = [];
    const choosy = new FileReader(1_000_000, (head) => heads.push(head.length) > 0 && head.includes(0));
    const file = path.join(folder, 'choose');
    writeFileSync(file, Buffer.alloc(900_000));
    assert.deepEqual(choosy.read(file), { kind: 'skipped', reason: 'binary', size: 900_000 });
    writeFileSync(file, Buffer.alloc(900_000, 'text '));
    const outcome = choosy.read(file);
    assert(outcome.kind === 'read' && outcome.bytes.equals(Buffer.alloc(900_000, 'text ')));
    writeFileSync(file, Buffer.alloc(100));
    assert.equal(choosy.read(file).kind, 'read');
    assert(heads.length === 2 && heads.every((length) => length < 100_000));
  });

  it('says why not', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(path.join(folder, 'large'), Buffer.alloc(100_001));
    mkdirSync(path.join(folder, 'folder'));
    symlinkSync('/etc/hostname', path.join(folder, 'link'));
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    const server = createServer().listen(path.join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    assert.equal(reasonFor('large'), 'too-large');
    assert.equal(reasonFor('folder'), 'special-file');
    assert.equal(reasonFor('link'), 'link');
    assert.equal(reasonFor('pipe'), 'special-file');
    assert.equal(reasonFor('socket'), 'special-file');
    assert.equal(reasonFor('gone'), 'vanished');
    assert.equal(reasonFor('large/inside'), 'vanished');
    assert.equal(reader.read('/dev/zero').kind, 'skipped');
    server.close();
  });
});
