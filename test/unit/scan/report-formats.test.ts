import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { MASK } from '../../../shared/src/core/redact/mask';
import { githubReport } from '../../../shared/src/scan/report/github';
import { htmlReport } from '../../../shared/src/scan/report/html';
import { jsonReport } from '../../../shared/src/scan/report/json';
import { junitReport } from '../../../shared/src/scan/report/junit';
import type { Report, ReportedFile, ReportedFinding } from '../../../shared/src/scan/report/report';
import { sarifReport } from '../../../shared/src/scan/report/sarif';
import { textReport } from '../../../shared/src/scan/report/text';
import { requires } from '../../support/requirements';
import { elementsOf, readMarkup } from '../../support/strict-markup';
import { ACME_KEY, optionsWith, scanText } from './scanning';

const [found] = scanText(ACME_KEY).findings;
assert.ok(found !== undefined);
const finding: ReportedFinding = { ...found, range: { start: { line: 4, character: 2 }, end: { line: 4, character: 27 } } };
const origin = { commit: 'a1b2c3d4e5f6'.padEnd(40, '0'), authored: '2026-03-01T10:00:00+01:00', object: 'f'.repeat(40) };

function fileOf(path: string, more: Partial<ReportedFile> = {}): ReportedFile {
  return { path, findings: [finding], suppressed: 0, ...more };
}

function reportOf(files: readonly ReportedFile[], more: Partial<Report['summary']> = {}): Report {
  return {
    files, rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version: '1.2.3' },
    summary: { files: 7, bytes: 999, seconds: 1, suppressed: 0, skipped: {}, incomplete: false, cancelled: false, ...more },
  };
}

/** Names that would leave their place in some format. */
const HOSTILE: readonly string[] = [
  'a"b.js', '<script>alert(1)</script>.js', 'a&amp;b', 'it\'s', ']]>', '-->', 'a\nb::error::c', 'a\r\n::stop-commands::x', 'x,line=9:y', '100%25.js',
  '\u001b]0;title\u0007\u202e', '\ufffe\uffff', '\ud800', '<!--', 'ü b/\u{1f600}.js', '${{ secrets.X }}', ' ',
];

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  junit: junitReport, github: githubReport, html: htmlReport, json: jsonReport, sarif: sarifReport,
  text: (report) => textReport(report, { colour: false, sanitise: (name) => JSON.stringify(name) }),
};

describe('every report', () => {
  for (const [format, print] of Object.entries(FORMATS)) {
    it(`as ${format} holds no value, whatever the file is called`, () => {
      const printed = print(reportOf(HOSTILE.map((name) => fileOf(name, { origin }))));
      assert.ok(!printed.includes(ACME_KEY));
      assert.doesNotMatch(printed, /\u001b|\u0007/);
    });

    it(`as ${format} says the commit that a content came in with`, () => assert.ok(print(reportOf([fileOf('a', { origin })])).includes('a1b2c3d4e5f6')));
  }
});

describe('the JUnit report', () => {
  it('has a suite for each file and a case for each finding, with true counts', () => {
    const information: ReportedFinding = { ...finding, severity: 'information' };
    const root = readMarkup(junitReport(reportOf([
      fileOf('src/a.js', { findings: [finding, information] }), fileOf('quiet.js', { findings: [], suppressed: 1 }), fileOf('.git', { findings: [], skipped: 'ignored' }),
      fileOf('big.bin', { findings: [], skipped: 'too-large' }), fileOf('shut.txt', { findings: [], skipped: 'permission-denied' }),
    ])));
    assert.deepEqual(elementsOf(root, 'testsuite').map(({ attributes }) => attributes['name']), ['src/a.js', 'big.bin', 'shut.txt']);
    const { tests, failures, errors, skipped } = root.attributes;
    assert.deepEqual([tests, failures, errors, skipped], ['4', '1', '1', '1']);
    const [first] = elementsOf(root, 'testcase');
    assert.deepEqual(first?.attributes, { name: 'Acme key at 5:3', classname: 'src/a.js', file: 'src/a.js', line: '5' });
    const [failure] = elementsOf(root, 'failure');
    assert.equal(failure?.attributes['type'], 'error');
    assert.match(failure.text, new RegExp(`keyward/acme-key ${MASK} fingerprint ${finding.fingerprint}\\. Revoke it`));
    assert.match(elementsOf(root, 'system-out')[0]?.text ?? '', /Acme key at 5:3/);
    assert.equal(elementsOf(root, 'error')[0]?.attributes['type'], 'permission-denied');
  });

  it('has one case that passes where nothing was found', () => {
    const root = readMarkup(junitReport(reportOf([])));
    assert.deepEqual(elementsOf(root, 'testcase').map(({ attributes }) => attributes['name']), ['no secrets in 7 files']);
    assert.equal(root.attributes['failures'], '0');
  });

  it('stays well-formed for any name, which can be read again where a screen can show it', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), (path) => {
      const [suite] = elementsOf(readMarkup(junitReport(reportOf([fileOf(path)]))), 'testsuite');
      if (/^[\x20-\x7e]*$/.test(path)) assert.equal(suite?.attributes['name'], path);
    }));
  });

  it('is read by a parser of XML', function () {
    requires(this, 'python3', spawnSync('python3', ['--version']).status === 0, 'install python3');
    const script = 'import sys, xml.etree.ElementTree as E\nfor s in E.parse(sys.stdin.buffer).getroot(): print(len(s))';
    const { status, stdout, stderr } = spawnSync('python3', ['-I', '-c', script], { input: junitReport(reportOf(HOSTILE.map((name) => fileOf(name)))) });
    assert.equal(status, 0, stderr.toString());
    assert.equal(stdout.toString(), '1\n'.repeat(HOSTILE.length));
  });
});

describe('the GitHub annotations', () => {
  const lines = (report: Report): readonly string[] => githubReport(report).split('\n').slice(0, -1);

  it('say where, how bad and what to do', () => {
    assert.deepEqual(lines(reportOf([fileOf('src/a.js')])), [
      `::error file=src/a.js,line=5,endLine=5,col=3,endColumn=27,title=Acme key::Acme key ${MASK} (keyward/acme-key, ${Math.round(finding.confidence * 100)} %25). Revoke it at Acme.`,
    ]);
    assert.match(lines(reportOf([fileOf('a', { findings: [{ ...finding, severity: 'warning' }] })]))[0] ?? '', /^::warning /);
    assert.match(lines(reportOf([fileOf('a', { findings: [{ ...finding, severity: 'information' }] })]))[0] ?? '', /^::notice /);
  });

  it('give no columns for what spans lines, and no lines of an old content', () => {
    const long = { ...finding, range: { start: { line: 4, character: 2 }, end: { line: 9, character: 1 } } };
    assert.match(lines(reportOf([fileOf('a', { findings: [long] })]))[0] ?? '', /^::error file=a,line=5,endLine=10,title=/);
    assert.match(lines(reportOf([fileOf('a', { origin })]))[0] ?? '', /^::error file=a,title=Acme key::.* In commit a1b2c3d4e5f6 of 2026-03-01, line 5\./);
  });

  it('are one line each, whatever a file is called, and its name comes back', () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), (path) => {
      const [line, ...more] = lines(reportOf([fileOf(path)]));
      assert.deepEqual(more, []);
      const name = /^::error file=([^:,\r\n]*),line=5,endLine=5,col=3,endColumn=27,title=Acme key::[^\r\n]*$/.exec(line ?? '')?.[1];
      assert.ok(name !== undefined, line);
      if (/^[\x20-\x7e\r\n]*$/.test(path)) assert.equal(decodeURIComponent(name.replace(/%(?!25|0D|0A|3A|2C)/g, '%25')), path);
    }));
  });

  it('never make an incomplete scan look clean', () => {
    assert.deepEqual(lines(reportOf([])), []);
    assert.deepEqual(lines(reportOf([], { incomplete: true })), ['::warning title=Keyward::Not everything could be scanned.']);
    assert.match(lines(reportOf([], { incomplete: true, cancelled: true }))[0] ?? '', /cancelled/);
    assert.deepEqual(lines(reportOf([fileOf('a', { findings: [], skipped: 'unreadable' }), fileOf('b', { findings: [], skipped: 'binary' })])), [
      '::warning file=a,title=Not scanned::Not scanned completely: cannot be read.',
    ]);
  });
});

describe('the HTML report', () => {
  const root = readMarkup(htmlReport(reportOf([...HOSTILE.map((name) => fileOf(name)), fileOf('big.csv', { findings: [], skipped: 'too-large' }), fileOf('.git', { findings: [], skipped: 'ignored' })], { suppressed: 2, incomplete: true })));

  it('is one file without script, link or picture, and forbids them', () => {
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'a', 'svg', 'base']) assert.deepEqual(elementsOf(root, name), []);
    const policy = elementsOf(root, 'meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    assert.equal(policy?.attributes['content'], 'default-src \'none\'; style-src \'unsafe-inline\'');
    assert.doesNotMatch(elementsOf(root, 'style')[0]?.text ?? '', /url|@import|</);
  });

  it('names files, rules, what to do and what was left out', () => {
    const headings = elementsOf(root, 'h2').map(({ children, text }) => children[0]?.text ?? text);
    assert.equal(headings.length, HOSTILE.length + 1);
    assert.ok(headings.includes('<script>alert(1)</script>.js'));
    const cells = elementsOf(root, 'td').map(({ text }) => text);
    assert.ok(cells.includes('5:3') && cells.includes('Revoke it at Acme.') && cells.includes('larger than the size limit'));
    assert.match(elementsOf(root, 'p')[0]?.text ?? '', /17 errors, 0 warnings, 0 for information\. Scanned 7 files in 1\.0 s\. 2 findings suppressed\./);
    assert.equal(elementsOf(root, 'span').find(({ attributes }) => attributes['class'] === 'alarm')?.text, 'Not everything could be scanned.');
  });

  it('stays well-formed for any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (path) => { readMarkup(htmlReport(reportOf([fileOf(path, { origin })]))); }));
  });
});
