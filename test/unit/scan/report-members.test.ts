import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Severity } from '../../../shared/src/core/model/finding';
import { jsonReport } from '../../../shared/src/scan/report/json';
import { countBySeverity, type Report, type ReportedFinding } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import { ACME_KEY, optionsWith, scanText } from './scanning';

const [found] = scanText(ACME_KEY).findings;
assert.ok(found !== undefined);
const finding: ReportedFinding = { ...found, range: { start: { line: 4, character: 2 }, end: { line: 4, character: 27 } } };

function reportOf(paths: readonly string[], more: Partial<Report['summary']> = {}, findings: readonly ReportedFinding[] = [finding]): Report {
  return {
    files: paths.map((path) => ({ path, findings, suppressed: 0 })),
    summary: { files: paths.length, bytes: 999, seconds: 1, suppressed: 0, skipped: {}, incomplete: false, cancelled: false, ...more },
    rules: optionsWith().rules.descriptions,
    tool: { name: 'Keyward', version: '1.2.3' },
  };
}

const plain = { colour: false, sanitise: (name: string): string => name.replace(/[^\x20-\x7e]/g, '?') };

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly rank: number;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: object } }[];
}

interface Run {
  readonly results: readonly Result[];
  readonly tool: { readonly driver: { readonly semanticVersion: string; readonly rules: readonly { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }[] } };
  readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] }[];
}

function runOf(report: Report): Run {
  const [run] = (JSON.parse(sarifReport(report)) as { readonly runs: readonly Run[] }).runs;
  assert.ok(run !== undefined);
  return run;
}

describe('SARIF', () => {
  const levels: readonly (readonly [Severity, string])[] = [['error', 'error'], ['warning', 'warning'], ['information', 'note']];
  for (const [severity, level] of levels) {
    it(`says ${level} for ${severity}`, () => assert.equal(runOf(reportOf(['a'], {}, [{ ...finding, severity }])).results[0]?.level, level));
  }

  it('describes only rules that are used, once each, and every result names one of them', () => {
    const run = runOf(reportOf(['a', 'b', 'c']));
    assert.deepEqual(run.tool.driver.rules.map(({ id }) => id), ['keyward/acme-key']);
    assert.equal(run.tool.driver.semanticVersion, '1.2.3');
    assert.deepEqual([...new Set(run.results.map(({ ruleId }) => ruleId))], ['keyward/acme-key']);
  });

  it('gives the score that code hosts sort by as text', () => {
    assert.match(String(runOf(reportOf(['a'])).tool.driver.rules[0]?.properties['security-severity']), /^\d\.\d$/);
  });

  it('refers to a base that is declared', () => {
    const run = runOf(reportOf(['a']));
    const base = run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uriBaseId ?? '';
    assert.ok(base in run.originalUriBaseIds);
  });

  const uris: readonly (readonly [path: string, uri: string])[] = [
    ['a/b.js', 'a/b.js'], ['a b.js', 'a%20b.js'], ['a#b?c.js', 'a%23b%3Fc.js'], ['100%.js', '100%25.js'], ['a:b', 'a%3Ab'], ['\u001b[31m.js', '%1B%5B31m.js'], ['a\nb', 'a%0Ab'], ['é/😀', '%C3%A9/%F0%9F%98%80'], ['\udfff', '%EF%BF%BD'],
  ];
  for (const [path, uri] of uris) {
    it(`writes ${JSON.stringify(path)} as ${uri}`, () => assert.equal(runOf(reportOf([path])).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, uri));
  }

  it('writes any path so that it can be read again', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !part.includes('/')), { minLength: 1, maxLength: 4 }), (parts) => {
      const uri = runOf(reportOf([parts.join('/')])).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
      assert.deepEqual(uri.split('/').map(decodeURIComponent), parts);
      assert.match(uri, /^[\w.!~*'()%/-]+$/);
    }));
  });

  it('is successful only where everything was scanned', () => {
    assert.equal(runOf(reportOf([])).invocations[0]?.executionSuccessful, true);
    assert.equal(runOf(reportOf([], { incomplete: true })).invocations[0]?.executionSuccessful, false);
    assert.equal(runOf(reportOf([], { cancelled: true })).invocations[0]?.executionSuccessful, false);
  });

  it('has an empty list of results where nothing was found, as the standard asks', () => {
    assert.deepEqual(runOf(reportOf(['a'], {}, [])).results, []);
  });
});

describe('the text report', () => {
  it('writes no control character of a path, with colours and without', () => {
    const hostile = 'a\u001b]0;title\u0007\r\n\u009b31m.js';
    for (const colour of [false, true]) {
      const printed = textReport(reportOf([hostile]), { ...plain, colour }).replace(/\u001b\[\d+m/g, '');
      assert.doesNotMatch(printed, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      assert.equal(printed.split('\n').filter((line) => line.includes('title')).length, 1);
    }
  });

  it('ends every colour that it begins', () => {
    const printed = textReport(reportOf(['a']), { ...plain, colour: true, explain: true });
    const begun = printed.match(/\u001b\[(?!0m)\d+m/g)?.length;
    assert.equal(begun, printed.match(/\u001b\[0m/g)?.length);
    assert.ok((begun ?? 0) > 0);
  });

  it('leaves out files without findings', () => assert.doesNotMatch(textReport({ ...reportOf(['quiet.js'], {}, []) }, plain), /quiet/));

  it('explains with one line for each piece of evidence', () => {
    const lines = textReport(reportOf(['a']), { ...plain, explain: true }).split('\n');
    assert.equal(lines.filter((line) => /^ {12}[+-]?\d+\.\d\d \S+$/.test(line)).length, finding.evidence.length);
  });

  const sizes: readonly (readonly [bytes: number, text: string])[] = [[0, '0.0 kB'], [999, '1.0 kB'], [1500, '1.5 kB'], [999_999, '1000.0 kB'], [1_000_000, '1.0 MB'], [2_340_000_000, '2340.0 MB']];
  for (const [bytes, text] of sizes) it(`writes ${bytes} bytes as ${text}`, () => assert.ok(textReport(reportOf(['a'], { bytes }), plain).includes(text)));

  it('counts one and several', () => {
    assert.match(textReport(reportOf(['a']), plain), /1 finding \(1 error\) in 1 file,/);
    assert.match(textReport(reportOf(['a', 'b']), plain), /2 findings \(2 errors\) in 2 files,/);
    assert.match(textReport(reportOf(['a'], {}, [{ ...finding, severity: 'information' }]), plain), /1 finding \(1 information\)/);
  });
});

describe('the JSON report', () => {
  const parse = (report: Report): Readonly<Record<string, unknown>> => JSON.parse(jsonReport(report)) as Readonly<Record<string, unknown>>;

  it('keeps the names and order of its members', () => {
    assert.deepEqual(Object.keys(parse(reportOf(['a']))), ['version', 'tool', 'findings', 'skipped', 'summary']);
    const [first] = parse(reportOf(['a']))['findings'] as readonly object[];
    assert.deepEqual(Object.keys(first ?? {}), ['path', 'title', 'kind', 'ruleId', 'severity', 'confidence', 'secretType', 'fingerprint', 'start', 'end', 'evidence']);
  });

  it('writes paths as they are, escaped by JSON', () => {
    const hostile = 'a\u001b"\n.js';
    assert.equal((parse(reportOf([hostile]))['findings'] as readonly { readonly path: string }[])[0]?.path, hostile);
    assert.ok(!jsonReport(reportOf([hostile])).includes('\u001b'));
  });

  it('ends with a line break', () => assert.ok(jsonReport(reportOf([])).endsWith('}\n')));
});

describe('counts', () => {
  it('are of each severity, zero where there is none', () => {
    const { files } = reportOf(['a', 'b'], {}, [finding, { ...finding, severity: 'warning' }]);
    assert.deepEqual(countBySeverity(files), { error: 2, warning: 2, information: 0 });
    assert.deepEqual(countBySeverity([]), { error: 0, warning: 0, information: 0 });
  });
});
