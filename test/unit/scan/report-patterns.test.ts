import assert from 'node:assert/strict';
import fc from 'fast-check';
import { githubReport } from '../../../shared/src/scan/report/github';
import { htmlReport } from '../../../shared/src/scan/report/html';
import { jsonReport } from '../../../shared/src/scan/report/json';
import { junitReport } from '../../../shared/src/scan/report/junit';
import { nameIn } from '../../../shared/src/scan/report/finding-words';
import type { Report, ReportedPattern } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import { describePatterns } from '../../../shared/src/scan/analysis/classes/registry';

function pattern(changes: Partial<ReportedPattern> = {}): ReportedPattern {
  return {
    kind: 'pattern', ruleId: 'keyward/secret-in-log', span: { start: 12, end: 17 }, severity: 'warning', confidence: 0.8, fingerprint: 'ab'.repeat(16), word: 'apiKey',
    range: { start: { line: 2, character: 12 }, end: { line: 2, character: 17 } }, ...changes,
  };
}

function reportOf(finding: ReportedPattern): Report {
  return {
    files: [{ path: 'a.js', findings: [finding], suppressed: 0 }],
    summary: { files: 1, bytes: 20, seconds: 0.1, suppressed: 0, skipped: {}, incomplete: false, cancelled: false },
    rules: new Map(describePatterns().map((rule) => [rule.id, rule])), tool: { name: 'Keyward', version: '1.0.0' },
  };
}

const formats: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => textReport(report, { colour: false, sanitise: (name) => name }),
  github: githubReport, html: htmlReport, json: jsonReport, junit: junitReport, sarif: sarifReport,
};

describe('an unsafe pattern in a report', () => {
  for (const [name, print] of Object.entries(formats)) {
    it(`has its title, rule and name in ${name}, and no mask`, () => {
      const printed = print(reportOf(pattern()));
      assert.match(printed, /Secret in a log/);
      assert.match(printed, /keyward\/secret-in-log/);
      assert.match(printed, /apiKey/);
      assert.ok(!printed.includes('••••'));
    });

    it(`quotes in ${name} only what is a name`, () => {
      fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (word) => {
        const printed = print(reportOf(pattern({ word: ` ${word} "x"` })));
        assert.equal(printed, print(reportOf(pattern({ word: '' }))));
      }), { numRuns: 20 });
    });
  }

  it('is one line of text', () => {
    assert.match(formats['text']?.(reportOf(pattern())) ?? '', /^ {2}3:13 {5}warning {5}Secret in a log: apiKey keyward\/secret-in-log, 80 %$/m);
    assert.match(formats['text']?.(reportOf(pattern({ word: '', cell: 2 }))) ?? '', /Secret in a log keyward\/secret-in-log, 80 %, cell 2$/m);
  });

  it('has no members of a value in JSON', () => {
    const { findings } = JSON.parse(jsonReport(reportOf(pattern()))) as { readonly findings: readonly object[] };
    assert.deepEqual(Object.keys(findings[0] ?? {}), ['path', 'title', 'kind', 'ruleId', 'severity', 'confidence', 'fingerprint', 'start', 'end', 'name']);
  });

  it('has its weakness and advice in SARIF', () => {
    const { runs } = JSON.parse(sarifReport(reportOf(pattern()))) as {
      readonly runs: readonly { readonly tool: { readonly driver: { readonly rules: readonly { readonly helpUri: string; readonly help: { readonly markdown: string }; readonly properties: { readonly tags: readonly string[] } }[] } }; readonly results: readonly { readonly message: { readonly text: string }; readonly properties: object }[] }[];
    };
    const rule = runs[0]?.tool.driver.rules[0];
    assert.deepEqual(rule?.properties.tags, ['security', 'unsafe-pattern', 'external/cwe/cwe-532']);
    assert.match(rule.helpUri, /532/);
    assert.match(rule.help.markdown, /Logs are copied/);
    assert.deepEqual(runs[0]?.results[0]?.properties, { kind: 'pattern' });
    assert.equal(runs[0].results[0].message.text, 'Secret in a log: apiKey.');
  });
});

describe('the name of a pattern', () => {
  for (const word of ['apiKey', 'api_key', 'DB_PASSWORD', '$token', '@secret', 'request.headers', '.env', 'config/prod.env', 'schlüssel']) {
    it(`is shown: ${word}`, () => { assert.equal(nameIn({ word }), word); });
  }
  for (const word of ['', 'two words', '"quoted"', 'a=b', '<b>', 'x'.repeat(81), '1digit', 'line\nbreak', '\u001b[31m']) {
    it(`is not: ${JSON.stringify(word).slice(0, 20)}`, () => { assert.equal(nameIn({ word }), ''); });
  }
});
