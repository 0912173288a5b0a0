import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { FileResult } from '../../../shared/src/sources/file-result';
import { scanFiles } from '../../../shared/src/sources/scan-files';
import type { ScanProgress, ScanSummary } from '../../../shared/src/sources/batch-scan';
import type { ScanFilesOptions } from '../../../shared/src/sources/scan-files';
import type { WorkerScript } from '../../../shared/src/sources/worker-pool';
import { projectRoot } from '../../support/requirements';
import { githubToken, stripeKey } from '../../protocol/made-up-secrets';

interface Scanned { readonly results: readonly FileResult[]; readonly summary: ScanSummary; readonly progress: readonly ScanProgress[] }

describe('scanning files', () => {
  let root: string;
  let bundle: string;
  /** The thread's script, bundled as the programs have it beside them. */
  let script: WorkerScript;
  before(() => {
    bundle = mkdtempSync(path.join(tmpdir(), 'keyward-worker-'));
    script = { file: path.join(bundle, 'scan-worker.js') };
    buildSync({
      absWorkingDir: projectRoot, entryPoints: ['shared/src/sources/scan-worker.ts'], outfile: script.file, bundle: true,
      platform: 'node', format: 'cjs', logLevel: 'error',
    });
  });
  after(() => { rmSync(bundle, { recursive: true }); });
  beforeEach(() => { root = realpathSync(mkdtempSync(path.join(tmpdir(), 'keyward-scan-'))); });
  afterEach(() => { rmSync(root, { recursive: true }); });

  function write(name: string, content: string | Buffer): void {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }

  async function scan(more: Partial<ScanFilesOptions> = {}, signal?: AbortSignal): Promise<Scanned> {
    const results: FileResult[] = [];
    const progress: ScanProgress[] = [];
    const summary = await scanFiles({
      roots: [root], base: root, respectIgnoreFiles: true, now: () => performance.now(),
      settings: { fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 }, ...more,
    }, {
      onResult: (result) => { results.push(result); }, onProgress: (state) => { progress.push(state); },
      ...(signal === undefined ? {} : { signal }),
    });
    return { results, summary, progress };
  }

  /** A tree with something of every kind. */
  function plant(): void {
    write('a/pay.js', `const key = "${stripeKey}";\n`);
    write('a/both.py', `token = "${githubToken}"\nkey = "${stripeKey}"\n`);
    write('b/windows.txt', Buffer.from(`\ufeffkey: ${stripeKey}\r\n`, 'utf16le'));
    write('b/silent.js', `const key = "${stripeKey}"; // keyward:ignore\n`);
    write('b/picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    write('b/large.txt', 'x'.repeat(100_001));
    for (let number = 0; number < 150; number++) write(`many/${String(number).padStart(3, '0')}.js`, 'const a = 1;\n');
    write('z.js', `const é = "é"; const key = "${stripeKey}";\n`);
  }

  it('finds values where they stand, whatever the encoding, and counts the rest', async () => {
    plant();
    const { results, summary } = await scan();
    const found = results.flatMap(({ path: name, findings }) => findings.map(({ ruleId, range }) =>
      `${name}:${range.start.line}:${range.start.character} ${ruleId}`));
    assert.deepEqual(found, [
      'z.js:0:28 keyward/stripe-secret-key', 'a/both.py:0:9 keyward/github-personal-access-token',
      'a/both.py:1:7 keyward/stripe-secret-key', 'a/pay.js:0:13 keyward/stripe-secret-key',
      'b/windows.txt:0:5 keyward/stripe-secret-key',
    ]);
    assert.equal(new Set(results.flatMap(({ findings }) => findings).filter(({ ruleId }) => ruleId.endsWith('stripe-secret-key'))
      .map(({ fingerprint }) => fingerprint)).size, 1);
    assert.deepEqual(summary.skipped, { binary: 1, 'too-large': 1 });
    assert.deepEqual([summary.files, summary.findings, summary.suppressed, summary.incomplete, summary.cancelled], [155, 5, 1, false, false]);
    assert(!JSON.stringify(results).includes(stripeKey));
  });

  it('gives the same in threads, in the same order', async function () {
    this.timeout(60_000);
    plant();
    const here = await scan();
    const threads = await scan({ workers: { script, threads: 2 } });
    assert.deepEqual(threads.results, here.results);
    assert.deepEqual({ ...threads.summary, seconds: 0 }, { ...here.summary, seconds: 0 });
  });

  it('says once when it is warm, and not at all for a few files', async () => {
    let times = 0;
    const onWarm = (): void => { times++; };
    write('one.js', 'const a = 1;\n');
    await scan({ onWarm });
    assert.equal(times, 0);
    plant();
    await scan({ onWarm });
    assert.equal(times, 1);
  });

  it('tells how far it is; totals as soon as they are known', async () => {
    plant();
    const { progress, summary } = await scan();
    const last = progress.at(-1);
    assert.equal(last?.files, summary.files);
    assert.equal(last.bytes, summary.bytes);
    assert.equal(last.totalFiles, 157);
    assert(progress.every((state, index) => index === 0 || state.bytes >= (progress[index - 1]?.bytes ?? 0)));
  });

  it('reports nothing for rules that are off, and all without comments', async () => {
    plant();
    const settings = { fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 };
    const off = await scan({ settings: { ...settings, disabledRules: ['keyward/stripe-secret-key'] } });
    assert.equal(off.summary.findings, 1);
    const all = await scan({ settings: { ...settings, honourComments: false } });
    assert.equal(all.summary.findings, 6);
  });

  it('is incomplete when something could not be looked at', async () => {
    write('a.js', 'x');
    const { summary } = await scan({ roots: [root, path.join(root, 'gone')] });
    assert.deepEqual([summary.files, summary.skipped, summary.incomplete], [1, { vanished: 1 }, true]);
  });

  it('that is cancelled gives whole files only, and says so', async () => {
    plant();
    const controller = new AbortController();
    const files: FileResult[] = [];
    const summary = await scanFiles({
      roots: [root], base: root, respectIgnoreFiles: true, now: () => performance.now(),
      settings: { fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 },
    }, { onResult: (result) => { files.push(result); }, onProgress: () => { controller.abort(); }, signal: controller.signal });
    assert.equal(summary.cancelled, true);
    assert.equal(summary.incomplete, true);
    assert(summary.files < 155);
    const before = await scan({}, AbortSignal.abort());
    assert.deepEqual([before.summary.files, before.summary.cancelled], [0, true]);
  });

  it('that is cancelled in threads ends soon', async function () {
    this.timeout(60_000);
    plant();
    const controller = new AbortController();
    setImmediate(() => { controller.abort(); });
    const { summary } = await scan({ workers: { script, threads: 2 } }, controller.signal);
    assert.equal(summary.cancelled, true);
  });

  it('lets a failing report through instead of hanging', async () => {
    plant();
    await assert.rejects(scanFiles({
      roots: [root], base: root, respectIgnoreFiles: true, now: () => 0,
      settings: { fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 100_000 },
    }, { onResult: () => { throw new Error('the disk of the report is full'); } }), /report is full/);
  });
});
