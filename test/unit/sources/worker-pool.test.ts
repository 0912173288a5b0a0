import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileTask } from '../../../shared/src/sources/file-result';
import { WorkerPool } from '../../../shared/src/sources/worker-pool';

/** A thread that dies at certain files, as a crash of the engine or a lack of memory would let it. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, tasks }) => {
  for (const { path } of tasks) {
    if (path.startsWith('throws')) throw new Error('made-up value');
    if (path.startsWith('exits')) process.exit(3);
    if (path.startsWith('waits')) return;
    if (path.startsWith('grows')) { const all = []; for (;;) all.push(new Array(1e5).fill({ path })); }
  }
  parentPort.postMessage({ id, results: tasks.map(({ file, path }) => ({ file, path, bytes: 1, findings: [], suppressed: 0 })) });
});`;

describe('worker pool', () => {
  let folder: string;
  let pool: WorkerPool;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keyward-pool-'));
    writeFileSync(path.join(folder, 'worker.cjs'), SCRIPT);
    pool = new WorkerPool({
      script: { file: path.join(folder, 'worker.cjs') }, threads: 2, heapMegabytes: 32,
      settings: { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1 },
    });
  });
  afterEach(async () => {
    await pool.dispose();
    rmSync(folder, { recursive: true });
  });

  function tasks(...names: readonly string[]): readonly FileTask[] {
    return names.map((name) => ({ file: `/${name}`, path: name, size: 1 }));
  }

  async function outcome(...names: readonly string[]): Promise<readonly string[]> {
    return (await pool.run(tasks(...names))).map(({ path: name, skipped }) => `${name} ${skipped ?? 'scanned'}`);
  }

  it('scans batches side by side', async () => {
    const all = await Promise.all([outcome('a', 'b'), outcome('c'), outcome('d'), outcome('e')]);
    assert.deepEqual(all.flat(), ['a scanned', 'b scanned', 'c scanned', 'd scanned', 'e scanned']);
  });

  for (const fault of ['throws', 'exits']) {
    it(`loses only the file at which a thread ${fault}`, async () => {
      const [broken, other] = await Promise.all([outcome('a', 'b', `${fault}.js`, 'c', 'd'), outcome('e', 'f')]);
      assert.deepEqual(broken, ['a scanned', 'b scanned', `${fault}.js scanner-failed`, 'c scanned', 'd scanned']);
      assert.deepEqual(other, ['e scanned', 'f scanned']);
    });
  }

  it('loses nothing else when every file of a batch is one at which a thread dies', async () => {
    const names = ['throws-1', 'exits-1', 'throws-2', 'a', 'exits-2'];
    assert.deepEqual(await outcome(...names), names.map((name) => `${name} ${name === 'a' ? 'scanned' : 'scanner-failed'}`));
  });

  it('tries batches again that waited behind the file at which their thread died', async () => {
    const all = await Promise.all(['throws.js', 'a', 'b', 'exits.js', 'c', 'd'].map((name) => outcome(name)));
    assert.deepEqual(all.flat().filter((one) => one.endsWith('scanned')), ['a scanned', 'b scanned', 'c scanned', 'd scanned']);
    assert.deepEqual(all.flat().filter((one) => !one.endsWith('scanned')), ['throws.js scanner-failed', 'exits.js scanner-failed']);
  });

  it('answers for no batch that a thread had when it was disposed of', async () => {
    const waiting = [outcome('waits-1'), outcome('waits-2', 'a'), outcome('waits-3')];
    await pool.dispose();
    assert.deepEqual(await Promise.all(waiting), [[], [], []]);
  });

  it('may be disposed of twice, and before it did anything', async () => {
    await pool.dispose();
    await pool.dispose();
    assert.deepEqual(await outcome('a'), []);
  });

  it('starts no thread for no files', async () => {
    assert.deepEqual(await outcome(), []);
    assert.equal(pool.width, 4);
  });

  it('ends a thread that takes too much memory, and goes on', async function () {
    this.timeout(60_000);
    assert.deepEqual(await outcome('grows.js'), ['grows.js scanner-failed']);
    assert.deepEqual(await outcome('a'), ['a scanned']);
  });

  it('fails each file when its script is not there', async () => {
    const without = new WorkerPool({
      script: { file: path.join(folder, 'missing.cjs') }, threads: 1, settings: { fingerprintKey: Buffer.alloc(32), maxFileBytes: 1 },
    });
    assert.deepEqual((await without.run(tasks('a', 'b'))).map(({ skipped }) => skipped), ['scanner-failed', 'scanner-failed']);
    await without.dispose();
  });

  it('starts nothing any more once it is cancelled or disposed of', async () => {
    pool.cancel();
    assert.deepEqual(await outcome('a'), []);
    await pool.dispose();
    assert.deepEqual(await outcome('a'), []);
  });
});
