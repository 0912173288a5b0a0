import type { FileSkipReason } from '../../core/model/skipped-file';
import { isIncomplete } from '../../core/model/skipped-file';
import { titled, verificationOf } from './finding-words';
import { safeMarkup } from './markup';
import { originWords } from './origin';
import { noteworthySkip, type Report, type ReportedFile, type ReportedFinding } from './report';
import { skipReason } from './skip-words';

/**
 * The report as JUnit XML, which CI servers show as tests: a suite for each file that has something to say, a case for
 * each finding. Errors and warnings fail, information passes and says itself in its output; what could not be scanned is
 * an error, what was left out on purpose is skipped. There is no standard; the members are the common ones described at
 * https://github.com/testmoapp/junitxml
 */
export function junitReport(report: Report): string {
  const suites = report.files.map((file) => suiteOf(file, report)).filter(({ cases }) => cases.length > 0);
  const all = suites.length > 0 ? suites : [emptySuite(report)];
  const time = report.summary.seconds.toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${safeMarkup(report.tool.name)}" ${counts(all.flatMap(({ cases }) => cases))} time="${time}">`,
    ...all.map(printSuite),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  /** Where, and what: both are safe already. */
  readonly attributes: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  /** The elements inside; empty for none. */
  readonly body: string;
}

function suiteOf(file: ReportedFile, report: Report): Suite {
  const name = safeMarkup(file.path);
  const cases = file.findings.map((finding) => findingCase(name, file, finding, report));
  const skipped = noteworthySkip(file);
  return { name, cases: skipped === undefined ? cases : [...cases, skippedCase(name, skipped)] };
}

function findingCase(name: string, { origin }: ReportedFile, finding: ReportedFinding, { rules }: Report): Case {
  const { line, character } = finding.range.start;
  const rule = rules.get(finding.ruleId);
  const title = `${rule?.title ?? finding.ruleId} at ${line + 1}:${character + 1}`;
  const where = origin === undefined ? '' : ` in ${originWords(origin)}`;
  const verification = verificationOf(finding);
  const asked = verification === undefined ? '' : ` ${verification}`;
  const message = safeMarkup(`${title}${where}, ${Math.round(finding.confidence * 100)} %${asked}`);
  const details = safeMarkup(`${titled(finding.ruleId, finding)} fingerprint ${finding.fingerprint}. ${rule?.remediation ?? ''}`.trim());
  const attributes = `name="${safeMarkup(title)}" classname="${name}" file="${name}" line="${line + 1}"`;
  return finding.severity === 'information'
    ? { attributes, outcome: 'passed', body: `<system-out>${message}. ${details}</system-out>` }
    : { attributes, outcome: 'failed', body: `<failure type="${finding.severity}" message="${message}">${details}</failure>` };
}

function skippedCase(name: string, reason: FileSkipReason): Case {
  const attributes = `name="scanned completely" classname="${name}" file="${name}"`;
  const message = isIncomplete(reason) ? `Not scanned completely: ${skipReason(reason)}.` : `Left out: ${skipReason(reason)}.`;
  return isIncomplete(reason)
    ? { attributes, outcome: 'error', body: `<error type="${reason}" message="${message}"/>` }
    : { attributes, outcome: 'skipped', body: `<skipped message="${message}"/>` };
}

/** Servers take a report without any case for a broken one. */
function emptySuite({ tool, summary }: Report): Suite {
  const name = safeMarkup(tool.name);
  const attributes = `name="no secrets in ${summary.files} files" classname="${name}"`;
  return { name, cases: [{ attributes, outcome: 'passed', body: '' }] };
}

function printSuite({ name, cases }: Suite): string {
  const lines = cases.map(({ attributes, body }) => (body === '' ? `    <testcase ${attributes}/>` : `    <testcase ${attributes}>${body}</testcase>`));
  return [`  <testsuite name="${name}" ${counts(cases)}>`, ...lines, '  </testsuite>'].join('\n');
}

function counts(cases: readonly Case[]): string {
  const number = (wanted: Case['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return `tests="${cases.length}" failures="${number('failed')}" errors="${number('error')}" skipped="${number('skipped')}"`;
}
