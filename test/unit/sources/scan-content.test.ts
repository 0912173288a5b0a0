import assert from 'node:assert/strict';
import { fileResult, reportOptions, skippedFile } from '../../../shared/src/sources/file-result';
import { scanContent } from '../../../shared/src/sources/scan-content';
import { scanOptions } from '../../../shared/src/sources/scanner-settings';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { githubToken, stripeKey } from '../../protocol/made-up-secrets';

const settings = { fingerprintKey: Buffer.alloc(32, 5), maxFileBytes: 100_000 };

/** One text as a file's bytes, scanned under a path. */
function scanned(bytes: Buffer, path: string, more: Partial<Omit<ScannerSettings, 'detection'>> = {}): FileResult | undefined {
  const all = { ...settings, ...more };
  const content = scanContent(bytes, path, scanOptions(all, () => 0, () => false));
  return content === undefined ? undefined : fileResult({ file: `/${path}`, path, size: bytes.length }, bytes.length, content, reportOptions(all));
}

function places(result: FileResult | undefined): readonly string[] {
  return (result?.findings ?? []).map(({ ruleId, range }) => `${range.start.line}:${range.start.character}-${range.end.character} ${ruleId}`);
}

describe('scanning the content of a file', () => {
  const line = `key = "${stripeKey}"\n`;
  const expected = [`1:7-${7 + stripeKey.length} keyward/stripe-secret-key`];

  for (const [encoding, bytes] of [
    ['ASCII', Buffer.from(`# a\n${line}`)],
    ['UTF-8 with other letters above', Buffer.from(`# é€😀\n${line}`)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff# é\n${line}`)],
    ['Latin-1', Buffer.from(`# \xe9\n${line}`, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff# é€\n${line}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff# é€\n${line}`, 'utf16le').swap16()],
    ['lines that end with CR LF', Buffer.from(`# a\r\n${line}`)],
    ['lines that end with CR', Buffer.from(`# a\r${line}`)],
  ] as const) {
    it(`finds the same place in ${encoding}`, () => { assert.deepEqual(places(scanned(bytes, 'a.py')), expected); });
  }

  it('counts columns in code units, or in bytes when told to', () => {
    const bytes = Buffer.from(`é€😀 ${line}`);
    assert.deepEqual(places(scanned(bytes, 'a.py')), [`0:12-${12 + stripeKey.length} keyward/stripe-secret-key`]);
    assert.deepEqual(places(scanned(bytes, 'a.py', { unit: 'utf-8' })), [`0:17-${17 + stripeKey.length} keyward/stripe-secret-key`]);
  });

  it('knows a language by the name, or by the first lines', () => {
    const plain = Buffer.from('#!/usr/bin/env python3\npassword = "Kx9-mQ2vL7zT"\n');
    assert.equal(scanned(plain, 'run')?.findings.length, 1);
    assert.equal(scanned(plain, 'run.py')?.findings.length, 1);
  });

  it('gives nothing for a binary, and nothing to report for an empty file', () => {
    assert.equal(scanned(Buffer.from([1, 0, 2, 0, 0]), 'a.bin'), undefined);
    assert.deepEqual(scanned(Buffer.alloc(0), 'a.py')?.findings, []);
  });

  it('reads a notebook: the values in its cells and outputs', () => {
    const notebook = JSON.stringify({
      cells: [{ cell_type: 'code', source: ['import os\n', `token = "${githubToken}"\n`], outputs: [{ text: [`using ${stripeKey}\n`] }] }],
    }, null, 1);
    assert.deepEqual(new Set(scanned(Buffer.from(notebook), 'a.ipynb')?.findings.map(({ ruleId }) => ruleId)),
      new Set(['keyward/github-personal-access-token', 'keyward/stripe-secret-key']));
  });

  it('leaves out what a switched-off rule says', () => {
    const byRule = scanned(Buffer.from(line), 'a.py', { disabledRules: ['keyward/stripe-secret-key'] });
    assert.deepEqual([byRule?.findings.length, byRule?.suppressed], [0, 0]);
  });

  it('reports what is at least as sure as it is asked to be', () => {
    const count = (minConfidence: number): number => scanned(Buffer.from(line), 'a.py', { minConfidence })?.findings.length ?? 0;
    assert.deepEqual([count(0.01), count(0.5), count(1.01)], [1, 1, 0]);
  });

  it('says when a text is too large or takes too long, with what was found', () => {
    const large = scanContent(Buffer.from(line.repeat(10_000)), 'a.py', scanOptions(settings, () => 0, () => false));
    assert.equal(large?.result.skipped[0]?.kind, 'too-large');
    let now = 0;
    const slow = { ...settings, maxFileMilliseconds: 50 };
    const content = scanContent(Buffer.from(line.repeat(500)), 'a.py', scanOptions(slow, () => (now += 20), () => false));
    assert(content !== undefined);
    const result = fileResult({ file: '/a.py', path: 'a.py', size: 1 }, 1, content, reportOptions(slow));
    assert.equal(result.skipped, 'out-of-time');
    assert(result.findings.length > 0 && result.findings.length < 500);
  });

  it('puts no value into a result', () => {
    const result = scanned(Buffer.from(`${line}token = "${githubToken}"\n`), 'a.py');
    const everything = JSON.stringify(result);
    assert(!everything.includes(stripeKey) && !everything.includes(githubToken));
    assert.equal(result?.findings.length, 2);
  });

  it('says of a file that was left out why, and nothing else', () => {
    assert.deepEqual(skippedFile({ file: '/a', path: 'a', size: 9 }, 'permission-denied'),
      { file: '/a', path: 'a', bytes: 0, findings: [], suppressed: 0, skipped: 'permission-denied' });
  });
});
