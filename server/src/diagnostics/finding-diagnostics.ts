import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver';
import type { Finding, Fingerprint, RuleId, Severity } from '../../../shared/src/core/model/finding';
import type { Span } from '../../../shared/src/core/model/span';
import type { DiagnosticData } from '../../../shared/src/core/protocol/diagnostic-data';
import { DIAGNOSTIC_SOURCE } from '../../../shared/src/core/protocol/diagnostic-data';
import type { WireRange } from '../../../shared/src/core/protocol/wire-range';
import type { RuleDescription, SkipReason } from '../../../shared/src/scan/engine';
import { partWords } from '../../../shared/src/scan/report/credential-parts';
import type { OpenDocument } from '../documents/open-document';
import type { PositionCodec } from '../documents/positions';
import { rangeOf } from '../documents/positions';

export interface DiagnosticContext {
  readonly codec: PositionCodec;
  readonly relatedInformation: boolean;
  readonly rulePage: (ruleId: RuleId) => string;
  readonly describe: (ruleId: RuleId) => RuleDescription | undefined;
  /** Whether Keyward put the value of this fingerprint into a store. */
  readonly hasStored: (fingerprint: Fingerprint) => boolean;
}

/** How many other places of one value are listed. */
const MAX_RELATED = 10;

/** More than anybody reads; a text made of keys would otherwise fill the pipe at each keystroke. */
export const MAX_DIAGNOSTICS = 1000;

/** Findings as diagnostics. No text here is from the document: titles are the rules' own. */
export function findingDiagnostics(
  document: OpenDocument, findings: readonly Finding[], context: DiagnosticContext,
): readonly Diagnostic[] {
  const shown = findings.slice(0, MAX_DIAGNOSTICS);
  const left = findings.length - shown.length;
  return [...(left === 0 ? [] : [note('too-many', `${left} more findings in this document are not shown.`)]), ...placed(document, shown, context)];
}

function placed(document: OpenDocument, findings: readonly Finding[], context: DiagnosticContext): readonly Diagnostic[] {
  const places = context.relatedInformation ? placesByValue(findings) : new Map<string, readonly Finding[]>();
  return findings.map((finding) => {
    const range = rangeOf(context.codec, document.document, finding.span);
    const related = context.relatedInformation ? relatedTo(document, finding, places.get(finding.fingerprint) ?? [], context.codec) : [];
    return { ...describeFinding(finding, range, context), ...(related.length === 0 ? {} : { relatedInformation: related }) };
  });
}

/** One finding's diagnostic at a place that is already counted as the client counts. */
export function describeFinding(
  { kind, ruleId, fingerprint, severity }: Pick<Finding, 'kind' | 'ruleId' | 'fingerprint' | 'severity'>, range: WireRange, context: DiagnosticContext,
): Diagnostic {
  const rule = context.describe(ruleId);
  const data: DiagnosticData = { kind, ruleId, fingerprint };
  return {
    range, severity: LSP_SEVERITY[severity], code: ruleId, codeDescription: { href: context.rulePage(ruleId) },
    source: DIAGNOSTIC_SOURCE, message: kind === 'secret' ? secretMessage(rule?.title ?? 'Secret', severity, context.hasStored(fingerprint)) : patternMessage(rule), data,
  };
}

/** What was not looked at, as a note at the very beginning: silence would read as "nothing found". */
export function skipDiagnostics(skipped: readonly SkipReason[]): readonly Diagnostic[] {
  return skipped.flatMap((reason) => {
    const message = skipMessage(reason);
    return message === undefined ? [] : [note(reason.kind, message)];
  });
}

function note(kind: string, message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information, code: `keyward/${kind}`, source: DIAGNOSTIC_SOURCE, message,
  };
}

const LSP_SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information,
};

/** Of a value that a store has, that is said; which secret it is would tell readers of a log more than they need. */
function secretMessage(title: string, severity: Severity, stored: boolean): string {
  const certainty = severity === 'information' ? 'This may be a secret' : 'A secret is in the text';
  const next = stored ? 'It is in a vault already: read it from there.' : 'Move it to a vault.';
  return `${certainty}: ${title}. Whoever reads this text can use it. ${next}`;
}

/** The rule's own words, which quote nothing. Why it matters and what to do is in the hover. */
function patternMessage(rule: RuleDescription | undefined): string {
  return rule === undefined ? 'Unsafe pattern.' : `${rule.title}. ${rule.description}`;
}

function skipMessage(reason: SkipReason): string | undefined {
  switch (reason.kind) {
    case 'too-large':
      return `Not scanned for secrets: the document is larger than ${reason.limit / 1e6} MB. The setting keyward.maxFileSize changes this limit.`;
    case 'out-of-time':
      return 'Scanned for secrets in part: the time for one document was over. "keyward scan" in a terminal takes the time it needs.';
    case 'own-rules-out-of-time':
      return 'The rules of keyward.yaml took too long on this document and were left out for a part of it. "keyward rules check" tests them.';
    case 'cancelled':
      return undefined;
  }
}

function placesByValue(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = places.get(finding.fingerprint) ?? [];
    same.push(finding);
    places.set(finding.fingerprint, same);
  }
  return places;
}

function relatedTo(
  document: OpenDocument, finding: Finding, same: readonly Finding[], codec: PositionCodec,
): DiagnosticRelatedInformation[] {
  const others = same.slice(0, MAX_RELATED + 1).filter((other) => other !== finding).slice(0, MAX_RELATED);
  const at = (span: Span, message: string): DiagnosticRelatedInformation => ({ location: { uri: document.uri, range: rangeOf(codec, document.document, span) }, message });
  return [
    ...(finding.kind === 'pattern' ? [] : finding.related ?? []).map(({ role, span }) => at(span, partWords[role])),
    ...others.map(({ span }) => at(span, 'The same value stands here too.')),
  ];
}
