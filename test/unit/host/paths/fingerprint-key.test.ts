import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FINGERPRINT_KEY_BYTES, fingerprintKey } from '../../../../shared/src/host/paths/fingerprint-key';

describe('fingerprint key', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keyward-key-'));
    file = path.join(folder, 'data', 'fingerprint.key');
  });
  afterEach(async () => { await rm(folder, { recursive: true }); });

  it('is made once and stays the same', async () => {
    const first = await fingerprintKey(file, randomBytes);
    const second = await fingerprintKey(file, randomBytes);
    assert(first.ok && second.ok);
    assert.equal(first.value.length, FINGERPRINT_KEY_BYTES);
    assert.deepEqual(second.value, first.value);
  });

  it('can be read by its owner alone', async function () {
    if (process.platform === 'win32') this.skip();
    await fingerprintKey(file, randomBytes);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('is one key for all who start at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 12 }, () => fingerprintKey(file, randomBytes)));
    const texts = keys.map((key) => { assert(key.ok); return Buffer.from(key.value).toString('hex'); });
    assert.equal(new Set(texts).size, 1);
    assert.deepEqual(await readdir(path.dirname(file)), ['fingerprint.key']);
  });

  it('is never replaced when it is damaged', async () => {
    await fingerprintKey(file, randomBytes);
    await writeFile(file, 'short');
    assert.deepEqual(await fingerprintKey(file, randomBytes), { ok: false, error: { kind: 'damaged', file } });
    assert.equal((await stat(file)).size, 5);
  });

  it('says which file cannot be made', async () => {
    await writeFile(path.join(folder, 'data'), 'a file where a folder should be');
    const result = await fingerprintKey(file, randomBytes);
    assert(!result.ok && result.error.kind === 'io');
    assert.equal(result.error.code, 'ENOTDIR');
  });
});
