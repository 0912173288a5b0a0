import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileResult } from '../../../../shared/src/sources/file-result';
import { DEFAULT_MAX_FILE_BYTES } from '../../../../shared/src/sources/scanner-settings';
import { scanFiles } from '../../../../shared/src/sources/scan-files';
import { VALUE } from '../../scan/scanning';
import { tarGz, zip } from './sample-archives';

describe('a scan that looks into archives', () => {
  let folder = '';
  before(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-archives-')); });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  async function scanFolder(archives: boolean): Promise<{ readonly lines: readonly string[]; readonly incomplete: boolean; readonly bytes: number }> {
    const results: FileResult[] = [];
    const settings = { fingerprintKey: Buffer.alloc(32), maxFileBytes: DEFAULT_MAX_FILE_BYTES, ...(archives ? { archives } : {}) };
    const summary = await scanFiles({ roots: [folder], base: folder, respectIgnoreFiles: true, settings, now: () => 0 }, { onResult: (result) => results.push(result) });
    const lines = results.flatMap(({ path: name, findings, skipped }) => [
      ...findings.map(({ range }) => `${name}:${range.start.line + 1}`), ...(skipped === undefined ? [] : [`${name} ${skipped}`]),
    ]);
    return { lines: [...lines].sort(), incomplete: summary.incomplete, bytes: summary.bytes };
  }

  it('reports the files in them, and leaves them alone unless it is asked to', async () => {
    const settings = `# database\npassword: ${VALUE}\n`;
    const inner = zip({ 'config.yaml': settings });
    const large = zip({ 'readme.md': 'nothing', 'WEB-INF/config.yaml': settings, 'logo.png': Buffer.alloc(20_000) }, 0);
    writeFileSync(path.join(folder, 'app.war'), large);
    writeFileSync(path.join(folder, 'backup.tgz'), await tarGz({ 'home/app.yaml': settings, 'inner.zip': inner }));
    writeFileSync(path.join(folder, 'plain.yaml'), settings);
    assert.deepEqual((await scanFolder(false)).lines.filter((line) => line.endsWith(':2')), ['plain.yaml:2']);
    const { lines, incomplete, bytes } = await scanFolder(true);
    assert.deepEqual(lines, [
      'app.war!/WEB-INF/config.yaml:2', 'app.war!/logo.png binary', 'backup.tgz!/home/app.yaml:2', 'backup.tgz!/inner.zip!/config.yaml:2', 'plain.yaml:2',
    ]);
    assert.equal(incomplete, false);
    assert.ok(bytes > large.length && bytes < large.length + 5000, `${bytes} bytes`);
  });

  it('says what could not be looked into', async () => {
    writeFileSync(path.join(folder, 'damaged.zip'), zip({ a: VALUE }).subarray(0, 60));
    const { lines, incomplete } = await scanFolder(true);
    assert.ok(lines.includes('damaged.zip unreadable'));
    assert.equal(incomplete, true);
  });
});
