import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeJsonReports, parseJsonReport } from '../../../shared/src/scan/report/merge-json';
import type { JsonReport } from '../../../shared/src/scan/report/merge-json';
import { jsonReport } from '../../../shared/src/scan/report/json';
import type { Report } from '../../../shared/src/scan/report/report';
import { ACME_KEY, optionsWith, scanText } from './scanning';

const [found] = scanText(ACME_KEY).findings;
assert.ok(found !== undefined);

function read(paths: readonly string[], more: Partial<Report['summary']> = {}, version = '1.2.3'): JsonReport {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } };
  const summary = { files: paths.length, bytes: 10, seconds: 1, suppressed: 1, skipped: {}, incomplete: false, cancelled: false, findings: paths.length, ...more };
  const report = parseJsonReport(jsonReport({
    files: paths.map((path) => ({ path, suppressed: 0, findings: [{ ...found, range }] })), summary, rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version },
  } as Report));
  assert.ok(report !== undefined);
  return report;
}

describe('merging JSON reports', () => {
  it('gives all findings by path, whatever part they were in', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (paths, count) => {
      const parts = Array.from({ length: count }, (_, index) => read(paths.filter((_path, at) => at % count === index)));
      const merged = mergeJsonReports(parts);
      assert.ok(merged.ok);
      assert.deepEqual(merged.value.findings, read([...paths].sort((a, b) => (a < b ? -1 : 1))).findings);
      assert.deepEqual([merged.value.summary.files, merged.value.summary.bytes], [paths.length, 10 * count]);
    }));
  });

  it('adds up what was skipped, and is incomplete where a part is', () => {
    const merged = mergeJsonReports([read(['a'], { skipped: { binary: 2, link: 1 } }), read(['b'], { skipped: { binary: 3, ignored: 4 }, incomplete: true })]);
    assert.ok(merged.ok);
    assert.deepEqual(merged.value.summary.skipped, { binary: 5, link: 1, ignored: 4 });
    assert.deepEqual([merged.value.summary.incomplete, merged.value.summary.cancelled, merged.value.summary.seconds], [true, false, 2]);
  });

  it('refuses none at all, and parts of different versions', () => {
    assert.deepEqual(mergeJsonReports([]), { ok: false, error: 'no-report' });
    assert.deepEqual(mergeJsonReports([read(['a']), read(['b'], {}, '2.0.0')]), { ok: false, error: 'different-versions' });
  });

  it('takes no other text for a report', () => {
    for (const text of ['', '{', 'null', '[]', '{"version":1}', JSON.stringify({ ...read(['a']), version: 2 })]) assert.equal(parseJsonReport(text), undefined, text);
  });
});
