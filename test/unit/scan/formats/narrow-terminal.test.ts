import assert from 'node:assert/strict';
import type { Report } from '../../../../shared/src/scan/report/report';
import { textReport } from '../../../../shared/src/scan/report/text';
import { ACME_KEY, optionsWith, scanText } from '../scanning';

const [found] = scanText(ACME_KEY).findings;
assert.ok(found !== undefined);
const finding = { ...found, range: { start: { line: 4, character: 2 }, end: { line: 4, character: 27 } } };
const report: Report = {
  files: [{ path: 'a.js', findings: [finding], suppressed: 0 }, { path: 'big.sql', findings: [], suppressed: 0, skipped: 'too-large' }],
  rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version: '1.2.3' },
  summary: { files: 1, bytes: 999, seconds: 1, suppressed: 0, skipped: { 'too-large': 1 }, incomplete: true, cancelled: false },
};

function lines(width: number | undefined, colour = false): readonly string[] {
  return textReport(report, { colour, sanitise: (name) => name, ...(width === undefined ? {} : { width }) }).replace(/\u001b\[\d+m/g, '').trimEnd().split('\n');
}

describe('the text report on a terminal', () => {
  it('breaks between the parts of a finding and between sentences, never within', () => {
    assert.deepEqual(lines(60), [
      'a.js', '  5:3      error       Acme key ••••••••', '                       keyward/acme-key, 95 %', '', 'Not scanned:', '  big.sql: larger than the size limit', '',
      '1 finding (1 error) in 1 file, 1.0 kB, 1.0 s.', 'Skipped: 1 file over the size limit.', 'Not everything could be scanned.',
    ]);
  });

  it('breaks nothing where there is room, or no terminal', () => {
    assert.deepEqual(lines(200), lines(undefined));
    assert.equal(lines(undefined)[1], '  5:3      error       Acme key •••••••• keyward/acme-key, 95 %');
  });

  it('counts no colour as a column', () => {
    for (const width of [40, 60, 64, 65, 80, 120]) assert.deepEqual(lines(width, true), lines(width));
  });
});
