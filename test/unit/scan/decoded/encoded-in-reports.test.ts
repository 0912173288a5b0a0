import assert from 'node:assert/strict';
import { jsonReport } from '../../../../shared/src/scan/report/json';
import type { Report } from '../../../../shared/src/scan/report/report';
import { sarifReport } from '../../../../shared/src/scan/report/sarif';
import { textReport } from '../../../../shared/src/scan/report/text';
import { optionsWith, scanText, VALUE } from '../scanning';

const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 60 } };

function reportOf(text: string): Report {
  const findings = scanText(text).findings.map((finding) => ({ ...finding, range }));
  assert.equal(findings.length, 1);
  return {
    files: [{ path: 'a.txt', findings, suppressed: 0 }],
    summary: { files: 1, bytes: 9, seconds: 1, suppressed: 0, skipped: {}, incomplete: false, cancelled: false },
    rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version: '1.2.3' },
  };
}

describe('reports of encoded values', () => {
  const plain = { colour: false, sanitise: (name: string): string => name };
  const encoded = Buffer.from(`{"user": "bob", "password": "${VALUE}"}`).toString('base64');

  it('say that a reader will not see the value there', () => {
    const report = reportOf(`x = "${encoded}"`);
    assert.match(textReport(report, plain), /generic-password, \d+ %, in base64/);
    assert.match(jsonReport(report), /"encodings": \[\s+"base64"\s+\]/);
    assert.match(sarifReport(report), /"Password in the source text, in base64\."/);
  });

  it('say nothing of it for one that stands there as it is', () => {
    const report = reportOf(`password = "${VALUE}"`);
    assert.doesNotMatch(textReport(report, plain) + jsonReport(report) + sarifReport(report), /base64|encodings/);
  });

  it('hold neither the value nor its encoded form', () => {
    const report = reportOf(`x = "${encoded}"`);
    const all = textReport(report, { ...plain, explain: true }) + jsonReport(report) + sarifReport(report);
    for (const secret of [VALUE, encoded]) assert.ok(!all.includes(secret));
  });
});
