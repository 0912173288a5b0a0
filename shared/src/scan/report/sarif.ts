import { encodingInWords } from '../../core/decode/encoding-words';
import type { LocatedPlace, RuleId, Severity } from '../../core/model/finding';
import { isIncomplete } from '../../core/model/skipped-file';
import type { WireRange } from '../../core/protocol/wire-range';
import type { RuleDescription } from '../engine';
import { partWords } from './credential-parts';
import { titled } from './finding-words';
import { noteworthySkip, type Report, type ReportedFile, type ReportedFinding, type ReportedSecret, type SilencedBy, type SilencedFinding } from './report';
import { skipReason } from './skip-words';

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
    results: report.files.flatMap((file) => [
      ...file.findings.map((finding) => result(file, finding, report, index)),
      ...(file.silenced ?? []).map((silenced) => ({ ...result(file, silenced.finding, report, index), suppressions: [suppression(silenced)] })),
    ]),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function usedRules({ files, rules }: Report): readonly RuleDescription[] {
  const ids = new Set(files.flatMap(({ findings, silenced = [] }) => [...findings, ...silenced.map(({ finding }) => finding)].map(({ ruleId }) => ruleId)));
  return [...rules.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Section 3.49. GitHub reads `security-severity` as a CVSS score: 9 and above is critical. */
function reportingDescriptor(rule: RuleDescription): object {
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    help: { text: rule.remediation, markdown: helpMarkdown(rule) },
    helpUri: rule.documentation,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: tagsOf(rule), 'security-severity': SECURITY_SEVERITY[rule.kind][rule.severity] },
  };
}

/** Weaknesses are spelled as code hosts do. That of secrets is the use of hard-coded credentials: https://cwe.mitre.org/data/definitions/798.html */
function tagsOf(rule: RuleDescription): readonly string[] {
  return rule.kind === 'secret' ? ['security', 'secret', rule.secretType, 'external/cwe/cwe-798'] : ['security', 'unsafe-pattern', `external/cwe/cwe-${String(rule.cwe).padStart(3, '0')}`];
}

/** A value in the text is lost already; a pattern loses one when the code runs. */
const SECURITY_SEVERITY: Readonly<Record<RuleDescription['kind'], Readonly<Record<Severity, string>>>> = {
  secret: { error: '9.0', warning: '6.0', information: '6.0' }, pattern: { error: '7.5', warning: '5.0', information: '3.0' },
};

/** Section 3.49.7: a name is one identifier. `keyward/stripe-secret-key` is `StripeSecretKey`. */
function pascalCase(id: RuleId): string {
  return id.slice(id.indexOf('/') + 1).split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** Section 3.11: what a viewer shows beside the result. Rules are our own data, or a user's: their text is set as plain text. */
function helpMarkdown(rule: RuleDescription): string {
  const { title, description, remediation, documentation } = rule;
  return [
    `**${plainMarkdown(title)}**`, plainMarkdown(description), ...(rule.kind === 'pattern' ? [plainMarkdown(rule.why)] : []), `**What to do.** ${plainMarkdown(remediation)}`,
    `Source: <${documentation.replace(/[<>\s]/g, encodeURIComponent)}>`,
  ].join('\n\n');
}

/** CommonMark, section 2.4: a backslash before ASCII punctuation takes its meaning away. */
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** Section 3.35: a comment is in the source, configuration and baselines are beside it. */
function suppression({ by }: SilencedFinding): object {
  return by === 'comment' ? { kind: 'inSource', status: 'accepted' } : { kind: 'external', status: 'accepted', justification: justifications[by] };
}

const justifications: Readonly<Record<Exclude<SilencedBy, 'comment'>, string>> = {
  baseline: 'The baseline accepts it.', 'allow-list': 'The configuration allows it.',
};

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
    ...(finding.kind === 'pattern' || finding.parts === undefined ? {} : { relatedLocations: finding.parts.map((place, id) => relatedLocation(path, place, id)) }),
    partialFingerprints: { 'keywardFingerprint/v1': finding.fingerprint },
    properties: {
      kind: finding.kind, ...(origin === undefined ? {} : { origin }),
      ...(finding.kind === 'pattern' ? {} : secretProperties(finding)),
    },
  };
}

function secretProperties({ secretType, verification, evidence }: ReportedSecret): object {
  return {
    secretType, ...(verification === undefined ? {} : { verification }),
    evidence: evidence.map(({ signal, weight }) => `${signal} ${weight.toFixed(2)}`),
  };
}

function messageText(finding: ReportedFinding, { rules }: Report): string {
  const { ruleId, cell } = finding;
  const title = rules.get(ruleId)?.title ?? ruleId;
  if (finding.kind === 'pattern') return `${titled(title, finding)}${cell === undefined ? '' : `, in cell ${cell}`}.`;
  const encoding = encodingInWords(finding.decoding);
  return `${title} in the source text${cell === undefined ? '' : ` of cell ${cell}`}${encoding === undefined ? '' : `, ${encoding}`}.`;
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

/** Section 3.20: what was left out says so, file by file; what could not be looked at makes the run unsuccessful. */
function invocation({ files, summary }: Report): object {
  const notifications = files.flatMap((file) => {
    const reason = noteworthySkip(file);
    return reason === undefined ? [] : [{
      level: isIncomplete(reason) ? 'warning' : 'note',
      message: { text: isIncomplete(reason) ? `Not scanned completely: ${skipReason(reason)}.` : `Left out: ${skipReason(reason)}.` },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file.path), uriBaseId: 'SRCROOT' } } }],
    }];
  });
  const cancelled = summary.cancelled ? [{ level: 'error', message: { text: 'The scan was cancelled: this report is not complete.' } }] : [];
  return { executionSuccessful: !summary.cancelled && !summary.incomplete, toolExecutionNotifications: [...cancelled, ...notifications] };
}

/** A relative path as a URI reference (RFC 3986): every segment percent-encoded; a lone surrogate becomes U+FFFD first. */
function uriOf(path: string): string {
  const wellFormed = Buffer.from(path, 'utf8').toString('utf8');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}
