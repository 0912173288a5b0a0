import { encodingInWords } from '../../core/decode/encoding-words';
import type { LocatedPlace, RuleId, Severity } from '../../core/model/finding';
import type { WireRange } from '../../core/protocol/wire-range';
import type { RuleDescription } from '../engine';
import { partWords } from './credential-parts';
import type { Report, ReportedFile, ReportedFinding } from './report';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * The report as SARIF 2.1.0. No snippet is written: it would hold the value.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report): string {
  const used = usedRules(report);
  const index = new Map(used.map(({ id }, position) => [id, position]));
  const run = {
    tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, rules: used.map(reportingDescriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was scanned.' } } },
    invocations: [invocation(report)],
    results: report.files.flatMap((file) => file.findings.map((finding) => result(file, finding, report, index))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function usedRules({ files, rules }: Report): readonly RuleDescription[] {
  const ids = new Set(files.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  return [...rules.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Section 3.49. GitHub reads `security-severity` as a CVSS score: 9 and above is critical. */
function reportingDescriptor(rule: RuleDescription): object {
  return {
    id: rule.id,
    name: rule.title,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    help: { text: rule.remediation },
    helpUri: rule.documentation,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['security', 'secret', rule.secretType], 'security-severity': rule.severity === 'error' ? '9.0' : '6.0' },
  };
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note' };

/** Section 3.27. `rank` is the confidence in percent. */
function result({ path, origin }: ReportedFile, finding: ReportedFinding, report: Report, index: ReadonlyMap<RuleId, number>): object {
  const ruleIndex = index.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    rank: Math.round(finding.confidence * 1000) / 10,
    message: { text: messageText(finding, report) },
    locations: [{ physicalLocation: physicalLocation(path, finding.range) }],
    ...(finding.parts === undefined ? {} : { relatedLocations: finding.parts.map((place, id) => relatedLocation(path, place, id)) }),
    partialFingerprints: { 'keywardFingerprint/v1': finding.fingerprint },
    properties: {
      secretType: finding.secretType, ...(origin === undefined ? {} : { origin }),
      evidence: finding.evidence.map(({ signal, weight }) => `${signal} ${weight.toFixed(2)}`),
    },
  };
}

function messageText({ ruleId, decoding }: ReportedFinding, { rules }: Report): string {
  const encoding = encodingInWords(decoding);
  return `${rules.get(ruleId)?.title ?? ruleId} in the source text${encoding === undefined ? '' : `, ${encoding}`}.`;
}

/** Sections 3.27.22 and 3.28: another part of the same credential. */
function relatedLocation(path: string, { role, range }: LocatedPlace, id: number): object {
  return { id, message: { text: partWords[role] }, physicalLocation: physicalLocation(path, range) };
}

function physicalLocation(path: string, { start, end }: WireRange): object {
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: 'SRCROOT' },
    region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
  };
}

/** Section 3.20: an incomplete scan says so, file by file. */
function invocation({ files, summary }: Report): object {
  const notifications = files.flatMap(({ path, skipped }) => (skipped === undefined ? [] : [{
    level: 'warning',
    message: { text: `Not scanned completely: ${skipped}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'SRCROOT' } } }],
  }]));
  return { executionSuccessful: !summary.cancelled && !summary.incomplete, toolExecutionNotifications: notifications };
}

/** A relative path as a URI reference (RFC 3986): every segment percent-encoded; a lone surrogate becomes U+FFFD first. */
function uriOf(path: string): string {
  const wellFormed = Buffer.from(path, 'utf8').toString('utf8');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}
