import assert from 'node:assert/strict';
import { MASK } from '../../../shared/src/core/redact/mask';
import { jsonReport } from '../../../shared/src/scan/report/json';
import type { Report } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import { ACME_KEY, optionsWith, scanText, VALUE } from './scanning';

const text = `const a = '${ACME_KEY}';\npassword: '${VALUE}'`;
const { findings } = scanText(text, 'javascript');
const located = findings.map((finding, line) => ({ ...finding, range: { start: { line, character: 11 }, end: { line, character: 36 } } }));

const report: Report = {
  files: [
    { path: 'src/ü b.js', findings: located, suppressed: 1 },
    { path: 'big\u001b[31m.csv', findings: [], suppressed: 0, skipped: 'too-large' },
  ],
  summary: { files: 12, bytes: 3_400_000, seconds: 0.52, suppressed: 1, skipped: { 'too-large': 1 }, incomplete: true, cancelled: false },
  rules: optionsWith().rules.descriptions,
  tool: { name: 'Keyward', version: '0.1.0' },
};
const sanitise = (name: string): string => name.replace(/[^ -~ü]/g, '?');

describe('reports', () => {
  it('never hold a value', () => {
    for (const printed of [textReport(report, { colour: false, sanitise, explain: true }), jsonReport(report), sarifReport(report)]) {
      assert.ok(!printed.includes(ACME_KEY) && !printed.includes(VALUE));
    }
  });

  it('group findings by file as text, with counts and what was left out', () => {
    const printed = textReport(report, { colour: false, sanitise });
    assert.deepEqual(printed.split('\n').slice(0, 2), ['src/ü b.js', `  1:12     error       Acme key ${MASK} keyward/acme-key, 95 %`]);
    assert.match(printed, /2 findings \(2 errors\) in 1 of 12 files, 3\.4 MB, 0\.5 s\. 1 finding suppressed\. Skipped: 1 file over the size limit\. Not everything could be scanned\./);
  });

  it('say when nothing was found, and when the scan was cancelled', () => {
    const empty = { ...report, files: [], summary: { ...report.summary, files: 1, suppressed: 0, skipped: {}, cancelled: true } };
    assert.equal(textReport(empty, { colour: false, sanitise }), 'Nothing found in 1 file, 3.4 MB, 0.5 s. Cancelled: this report is not complete.\n');
  });

  it('colour only when asked, and sanitise names', () => {
    const named = { ...report, files: report.files.map((file) => ({ ...file, path: 'x\u001b[31m', findings: located })) };
    assert.ok(!textReport(named, { colour: false, sanitise }).includes('\u001b'));
    assert.ok(textReport(named, { colour: true, sanitise }).includes('\u001b[31merror'));
    assert.ok(!textReport(named, { colour: true, sanitise }).includes('x\u001b[31m'));
  });

  it('are JSON with places that count from 1', () => {
    const parsed = JSON.parse(jsonReport(report)) as { readonly version: number; readonly findings: readonly Record<string, unknown>[]; readonly skipped: unknown };
    assert.equal(parsed.version, 1);
    assert.deepEqual(parsed.findings[0]?.['start'], { line: 1, column: 12 });
    assert.equal(parsed.findings[0]['ruleId'], 'keyward/acme-key');
    assert.deepEqual(parsed.skipped, [{ path: 'big\u001b[31m.csv', reason: 'too-large' }]);
  });
});

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string; readonly name: string; readonly help: { readonly markdown: string }; readonly helpUri: string; readonly shortDescription: { readonly text: string } }[] } };
    readonly columnKind: string;
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly level: string }[] }[];
    readonly results: readonly {
      readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly rank: number; readonly message: { readonly text: string };
      readonly suppressions?: readonly { readonly kind: string; readonly status: string }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> } }[];
    }[];
  }[];
}

describe('the SARIF report', () => {
  const log = JSON.parse(sarifReport(report)) as Sarif;
  const [run] = log.runs;
  assert.ok(run !== undefined);

  it('has the members that the standard requires', () => {
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    assert.equal(run.tool.driver.name, 'Keyward');
    assert.equal(run.columnKind, 'utf16CodeUnits');
    for (const rule of run.tool.driver.rules) assert.ok(rule.shortDescription.text !== '' && rule.helpUri.startsWith('https://'));
  });

  it('refers from each result to its rule, its region and its fingerprint', () => {
    assert.equal(run.results.length, 2);
    run.results.forEach((result, index) => {
      assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      assert.ok(result.rank >= 0 && result.rank <= 100 && result.message.text.endsWith('.'));
      assert.deepEqual(result.partialFingerprints, { 'keywardFingerprint/v1': located[index]?.fingerprint });
      assert.deepEqual(result.locations[0]?.physicalLocation.region, { startLine: index + 1, startColumn: 12, endLine: index + 1, endColumn: 37 });
    });
  });

  it('writes paths as relative URI references', () => {
    assert.equal(run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, 'src/%C3%BC%20b.js');
    const odd = JSON.parse(sarifReport({ ...report, files: [{ path: 'c:\ud800', findings: located, suppressed: 0 }] })) as Sarif;
    assert.equal(odd.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, 'c%3A%EF%BF%BD');
  });

  it('says what was not scanned, and whether that was policy', () => {
    assert.equal(run.invocations[0]?.executionSuccessful, false);
    assert.deepEqual(run.invocations[0].toolExecutionNotifications.map(({ level }) => level), ['note']);
    const shut = JSON.parse(sarifReport({ ...report, files: [{ path: 'a', findings: [], suppressed: 0, skipped: 'unreadable' }, { path: '.git', findings: [], suppressed: 0, skipped: 'ignored' }] })) as Sarif;
    assert.deepEqual(shut.runs[0]?.invocations[0]?.toolExecutionNotifications.map(({ level }) => level), ['warning']);
    const cut = JSON.parse(sarifReport({ ...report, files: [], summary: { ...report.summary, cancelled: true } })) as Sarif;
    assert.deepEqual(cut.runs[0]?.invocations[0]?.toolExecutionNotifications.map(({ level }) => level), ['error']);
  });

  it('carries what is silenced as suppressed, with the reason, and its rule', () => {
    const silenced = located.flatMap((finding) => (['comment', 'baseline', 'allow-list'] as const).map((by) => ({ finding, by })));
    const [only] = (JSON.parse(sarifReport({ ...report, files: [{ path: 'a', findings: [], suppressed: silenced.length, silenced }] })) as Sarif).runs;
    assert.deepEqual(only?.results.map(({ suppressions }) => suppressions?.map(({ kind, status }) => `${kind} ${status}`)),
      located.flatMap(() => [['inSource accepted'], ['external accepted'], ['external accepted']]));
    for (const { ruleId, ruleIndex } of only.results) assert.equal(only.tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.ok(run.results.every(({ suppressions }) => suppressions === undefined));
  });

  it('helps with a text that keeps its place in Markdown, and names rules as identifiers', () => {
    const [rule] = run.tool.driver.rules;
    assert.equal(rule?.name, 'AcmeKey');
    assert.equal(rule.help.markdown, '**Acme key**\n\nA key of Acme.\n\n**What to do.** Revoke it at Acme.\n\nSource: <https://example.invalid/acme>');
    const [description] = optionsWith().rules.descriptions.values();
    assert.ok(description !== undefined);
    const hostile = { ...description, title: '**a** <b>', description: '[x](y) `z`', remediation: '# h\\', documentation: 'https://e.invalid/> <script>' };
    const [other] = (JSON.parse(sarifReport({ ...report, rules: new Map([[hostile.id, hostile]]) })) as Sarif).runs[0]?.tool.driver.rules ?? [];
    assert.equal(other?.help.markdown, '**\\*\\*a\\*\\* \\<b\\>**\n\n\\[x\\](y) \\`z\\`\n\n**What to do.** \\# h\\\\\n\nSource: <https://e.invalid/%3E%20%3Cscript%3E>');
  });
});

describe('a credential of several parts', () => {
  const range = { start: { line: 6, character: 4 }, end: { line: 6, character: 9 } };
  const withParts: Report = {
    ...report,
    files: [{ path: 'a.js', suppressed: 0, findings: located.slice(0, 1).map((finding) => ({ ...finding, parts: [{ role: 'user', span: { start: 1, end: 6 }, range }] })) }],
  };

  it('is one line of text that says where the others are', () => {
    assert.match(textReport(withParts, { colour: false, sanitise }), /keyward\/acme-key, 95 %; user in line 7$/m);
  });

  it('has them as related places in JSON and SARIF', () => {
    const json = JSON.parse(jsonReport(withParts)) as { readonly findings: readonly { readonly related?: unknown }[] };
    assert.deepEqual(json.findings[0]?.related, [{ role: 'user', start: { line: 7, column: 5 }, end: { line: 7, column: 10 } }]);
    const sarif = JSON.parse(sarifReport(withParts)) as { readonly runs: readonly { readonly results: readonly { readonly relatedLocations?: unknown }[] }[] };
    assert.deepEqual(sarif.runs[0]?.results[0]?.relatedLocations, [{
      id: 0, message: { text: 'Who signs in with it.' },
      physicalLocation: { artifactLocation: { uri: 'a.js', uriBaseId: 'SRCROOT' }, region: { startLine: 7, startColumn: 5, endLine: 7, endColumn: 10 } },
    }]);
  });

  it('has no such member where it stands alone', () => {
    assert.ok(!jsonReport(report).includes('"related"'));
    assert.ok(!sarifReport(report).includes('relatedLocations'));
  });
});
