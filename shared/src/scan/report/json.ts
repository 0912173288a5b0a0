import { encodingsOf } from '../../core/decode/encoding-words';
import type { WireRange } from '../../core/protocol/wire-range';
import { nameIn } from './finding-words';
import type { Report, ReportedFinding, ReportedPattern, ReportedSecret } from './report';

/** Raised when a member changes its meaning or goes away; new members may come at any time. */
const FORMAT_VERSION = 1;

/** The report as one JSON document with stable member names. Lines and columns count from 1, columns in UTF-16 code units. */
export function jsonReport({ files, summary, rules, tool }: Report): string {
  const findings = files.flatMap(({ path, origin, findings: found }) => found.map((finding) => ({
    path, title: rules.get(finding.ruleId)?.title ?? finding.ruleId, ...findingData(finding), ...(origin === undefined ? {} : { origin }),
  })));
  const skipped = files.flatMap(({ path, origin, skipped: reason }) => (reason === undefined ? []
    : [{ path, reason, ...(origin === undefined ? {} : { origin }) }]));
  return `${JSON.stringify({ version: FORMAT_VERSION, tool, findings, skipped, summary }, undefined, 2)}\n`;
}

function findingData(finding: ReportedFinding): object {
  const { kind, ruleId, range, confidence, severity, fingerprint, cell } = finding;
  return {
    kind, ruleId, severity, confidence: Number(confidence.toFixed(3)),
    ...(finding.kind === 'secret' ? { secretType: finding.secretType } : {}), fingerprint, ...place(range),
    ...(cell === undefined ? {} : { cell }), ...(finding.kind === 'secret' ? secretData(finding) : patternData(finding)),
  };
}

function patternData(finding: ReportedPattern): object {
  const name = nameIn(finding);
  return name === '' ? {} : { name };
}

function secretData({ decoding, evidence, parts, verification }: ReportedSecret): object {
  const encodings = encodingsOf(decoding);
  return {
    ...(encodings.length === 0 ? {} : { encodings }),
    ...(parts === undefined ? {} : { related: parts.map((part) => ({ role: part.role, ...place(part.range) })) }),
    ...(verification === undefined ? {} : { verification }),
    evidence: evidence.map(({ signal, weight }) => ({ signal, weight: Number(weight.toFixed(3)) })),
  };
}

function place({ start, end }: WireRange): object {
  return { start: { line: start.line + 1, column: start.character + 1 }, end: { line: end.line + 1, column: end.character + 1 } };
}
