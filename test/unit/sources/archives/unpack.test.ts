import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { archiveKind } from '../../../../shared/src/sources/archives/archive-kind';
import { DEFAULT_ARCHIVE_LIMITS, unpack, type ArchiveLimits } from '../../../../shared/src/sources/archives/unpack';
import { asEncrypted, tar, tarGz, withHeader, zip } from './sample-archives';

/** What comes out of an archive, as `path: content` and `path (reason)`. */
function contents(path: string, archive: Uint8Array, limits: Partial<ArchiveLimits> = {}): readonly string[] {
  return Array.from(unpack(path, archive, { ...DEFAULT_ARCHIVE_LIMITS, ...limits }), (one) =>
    (one.kind === 'file' ? `${one.path}: ${Buffer.from(one.content).toString('utf8')}` : `${one.path} (${one.reason})`));
}

const FILES = { 'a.txt': 'one', 'dir/ü.txt': 'two' };

describe('unpack', () => {
  it('gives the files of zip, tar and gzip', async () => {
    for (const [name, archive] of [['a.zip', zip(FILES)], ['b.jar', zip(FILES, 0)], ['c.tar', await tar(FILES)], ['d.tgz', await tarGz(FILES)]] as const) {
      assert.deepEqual(contents(name, archive), [`${name}!/a.txt: one`, `${name}!/dir/ü.txt: two`]);
    }
    assert.deepEqual(contents('logs/app.log.gz', gzipSync('three')), ['logs/app.log.gz!/app.log: three']);
  });

  it('gives the files of archives in an archive, down to a limit', async () => {
    const inner = zip({ 'x.txt': 'deep' });
    const middle = await tarGz({ 'inner.zip': inner });
    assert.deepEqual(contents('a.zip', zip({ 'lib/inner.jar': inner })), ['a.zip!/lib/inner.jar!/x.txt: deep']);
    assert.deepEqual(contents('a.tgz', middle), ['a.tgz!/inner.zip!/x.txt: deep']);
    assert.deepEqual(contents('a.zip', zip({ 'm.tgz': middle, 'b.txt': 'b' })), ['a.zip!/m.tgz!/inner.zip (archive-limit)', 'a.zip!/b.txt: b']);
  });

  it('understands long names, and a program in front of a zip archive', async () => {
    const long = `${'folder/'.repeat(40)}file.txt`;
    assert.deepEqual(contents('a.tar', await tar({ [long]: 'x', short: 'y' })), [`a.tar!/${long}: x`, 'a.tar!/short: y']);
    assert.deepEqual(contents('a.zip', Buffer.concat([zip({}), Buffer.from('program'), zip(FILES)])), ['a.zip!/a.txt: one', 'a.zip!/dir/ü.txt: two']);
  });

  it('makes names harmless', () => {
    const names = ['../../etc/passwd', '/root/x', 'C:\\Windows\\y', './z', '..'];
    assert.deepEqual(contents('a.zip', zip(Object.fromEntries(names.map((name) => [name, ''])))).map((line) => line.slice(0, line.lastIndexOf(':'))), [
      'a.zip!/etc/passwd', 'a.zip!/root/x', 'a.zip!/_/Windows/y', 'a.zip!/z', 'a.zip!/unnamed',
    ]);
  });

  it('says what is encrypted', () => {
    assert.deepEqual(contents('a.zip', asEncrypted(zip(FILES))), ['a.zip!/a.txt (encrypted)', 'a.zip!/dir/ü.txt (encrypted)']);
  });

  it('does not unpack bombs, and says so', () => {
    const zeros = Buffer.alloc(20_000_000);
    assert.deepEqual(contents('bomb.zip', zip({ zeros, 'a.txt': 'one' })), ['bomb.zip!/zeros (archive-limit)', 'bomb.zip!/a.txt: one']);
    assert.deepEqual(contents('bomb.gz', gzipSync(zeros)), ['bomb.gz (archive-limit)']);
    assert.deepEqual(contents('many.zip', zip({ a: '', b: '', c: '' }), { members: 2 }), ['many.zip!/a: ', 'many.zip!/b: ', 'many.zip (archive-limit)']);
    assert.deepEqual(contents('large.zip', zip({ a: '12345', b: '12345', c: '12345' }, 0), { unpackedBytes: 10 }), ['large.zip!/a: 12345', 'large.zip!/b: 12345', 'large.zip (archive-limit)']);
  });

  it('does not trust the size that an archive declares', () => {
    const archive = zip({ zeros: Buffer.alloc(20_000_000) });
    for (let at = archive.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4, 'latin1')) archive.writeUInt32LE(5, at + 24);
    assert.deepEqual(contents('liar.zip', archive), ['liar.zip!/zeros (archive-limit)']);
  });

  it('goes on to the end of a tar archive whose sizes are negative', async () => {
    for (const [type, expected] of [['0', ['a.tar!/a.txt: ']], ['g', []]] as const) {
      assert.deepEqual(contents('a.tar', withHeader(await tar({ 'a.txt': '' }), { size: '-0000001000', type })), expected);
    }
  });

  it('says what is damaged', async () => {
    const whole = zip(FILES);
    assert.deepEqual(contents('cut.zip', whole.subarray(0, whole.length - 30)), ['cut.zip (unreadable)']);
    assert.deepEqual(contents('cut.gz', gzipSync('text').subarray(0, 15)), ['cut.gz (unreadable)']);
    const tape = await tar({ a: 'one', b: 'two' });
    assert.deepEqual(contents('cut.tar', tape.subarray(0, 1024 + 513)), ['cut.tar!/a: one', 'cut.tar!/b (unreadable)']);
  });

  it('survives any bytes', async () => {
    const samples = [zip(FILES), await tar(FILES), await tarGz(FILES)];
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(fc.property(fc.constantFrom(...samples), changes, fc.nat(), (sample, bytes, cut) => {
      const archive = Buffer.from(sample.subarray(0, sample.length - (cut % 40)));
      for (const [at, byte] of bytes) archive[at % archive.length] = byte;
      for (const one of unpack('a', archive)) assert.ok(one.path.startsWith('a'));
    }), { numRuns: 500 });
  });
});

describe('archiveKind', () => {
  it('is told by the first bytes alone', async () => {
    assert.equal(archiveKind(zip(FILES)), 'zip');
    assert.equal(archiveKind(zip({})), 'zip');
    assert.equal(archiveKind(await tar(FILES)), 'tar');
    assert.equal(archiveKind(gzipSync('')), 'gzip');
    for (const text of ['', 'PK', 'PK\x03', 'text', 'ustar']) assert.equal(archiveKind(Buffer.from(text)), undefined);
  });
});
