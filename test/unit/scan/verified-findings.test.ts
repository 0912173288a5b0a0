import assert from 'node:assert/strict';
import type { UnknownReason, Verification } from '../../../shared/src/core/model/verification';
import { githubReport } from '../../../shared/src/scan/report/github';
import { htmlReport } from '../../../shared/src/scan/report/html';
import { jsonReport } from '../../../shared/src/scan/report/json';
import { junitReport } from '../../../shared/src/scan/report/junit';
import type { Report } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import { verificationWords } from '../../../shared/src/scan/report/verification-words';

const PLACE = { host: 'api.acme.example', checkedAt: '2026-01-02T03:04:05.678Z' };
const ACTIVE: Verification = { state: 'active', ...PLACE };

function reportOf(verification: Verification | undefined): Report {
  return {
    files: [{
      path: 'a.js', suppressed: 0, findings: [{
        kind: 'secret', ruleId: 'keyward/acme-key', span: { start: 0, end: 9 }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
        confidence: 0.95, severity: 'error', fingerprint: 'f', secretType: 'api-key', decoding: [], evidence: [], ...(verification === undefined ? {} : { verification }),
      }],
    }],
    summary: { files: 1, bytes: 9, seconds: 0, suppressed: 0, skipped: {}, incomplete: false, cancelled: false },
    rules: new Map(), tool: { name: 'Keyward', version: '1.0.0' },
  };
}

describe('what a vendor said of a finding', () => {
  const words = '[active: api.acme.example, 2026-01-02 03:04 UTC]';

  it('is in every report', () => {
    const report = reportOf(ACTIVE);
    const text = textReport(report, { colour: false, sanitise: (name) => name });
    for (const printed of [text, githubReport(report), junitReport(report), htmlReport(report)]) assert(printed.includes(words), printed);
    const { findings } = JSON.parse(jsonReport(report)) as { readonly findings: readonly { readonly verification: Verification }[] };
    assert.deepEqual(findings[0]?.verification, ACTIVE);
    const sarif = JSON.parse(sarifReport(report)) as { readonly runs: readonly { readonly results: readonly { readonly properties: { readonly verification: Verification } }[] }[] };
    assert.deepEqual(sarif.runs[0]?.results[0]?.properties.verification, ACTIVE);
  });

  it('is in none where nobody was asked', () => {
    const report = reportOf(undefined);
    for (const printed of [jsonReport(report), sarifReport(report), htmlReport(report)]) assert(!printed.includes('verification'));
  });

  it('says why it is not known', () => {
    const reasons: readonly UnknownReason[] = ['unreachable', 'timed-out', 'tls', 'rate-limited', 'cancelled', 'unclear-answer', 'not-sendable'];
    const said = reasons.map((reason) => verificationWords({ state: 'unknown', reason, ...PLACE }));
    assert.equal(new Set(said).size, reasons.length);
    assert(said.every((each) => each.startsWith('[not known whether active: ')));
    assert.equal(verificationWords({ state: 'inactive', ...PLACE }), '[not active: api.acme.example, 2026-01-02 03:04 UTC]');
  });
});
