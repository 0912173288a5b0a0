import { MarkupKind } from 'vscode-languageserver';
import type { Hover, Position } from 'vscode-languageserver';
import { encodingInWords } from '../../../shared/src/core/decode/encoding-words';
import type { Finding, RuleId } from '../../../shared/src/core/model/finding';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { refusalWords } from '../../../shared/src/scan/analysis/fixes/refusal-words';
import type { RuleDescription } from '../../../shared/src/scan/engine';
import { partsInWords } from '../../../shared/src/scan/report/credential-parts';
import type { Analyser } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import { rangeOf } from '../documents/positions';
import type { Session } from '../session';

export interface HoverOptions {
  readonly analyser: Analyser;
  readonly session: Session;
  readonly rulePage: (ruleId: RuleId) => string;
}

/** What was found at a place, why it matters or is thought to be a secret, and what to do. Never a text of the document. */
export async function hover(document: OpenDocument, position: Position, options: HoverOptions): Promise<Hover | null> {
  const { analyser, session } = options;
  const { findings } = await analyser.analyse(document);
  const offset = session.codec.offsetAt(document.document, position);
  const finding = findings.find(({ span }) => span.start <= offset && offset <= span.end);
  const rule = finding === undefined ? undefined : analyser.describe(finding.ruleId);
  if (finding === undefined || rule === undefined) return null;
  const range = rangeOf(session.codec, document.document, finding.span);
  const escape = session.markdownHover ? escapeMarkdown : (text: string) => text;
  const paragraphs = [...describe(finding, rule, partsOf(finding, document, session), escape), ...await whyNoFix(document, finding, analyser, escape)];
  const page = options.rulePage(finding.ruleId);
  const link = session.markdownHover ? `[About this rule](${page})` : page;
  return {
    contents: {
      kind: session.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: [...paragraphs, link].join('\n\n'),
    },
    range,
  };
}

/** Where no edit is certain, that is said here: editors hide an action that cannot be taken. */
async function whyNoFix(document: OpenDocument, finding: Finding, analyser: Analyser, escape: (text: string) => string): Promise<readonly string[]> {
  const plan = finding.kind === 'pattern' ? await analyser.fixes(document, finding) : undefined;
  return plan?.kind === 'refused' ? [escape(`No edit is offered. ${refusalWords(plan.reason)}`)] : [];
}

/** The user or host beside a password, by line; nothing where there is none. */
function partsOf(finding: Finding, { document }: OpenDocument, { codec }: Session): readonly string[] {
  const related = finding.kind === 'secret' ? finding.related ?? [] : [];
  if (related.length === 0) return [];
  return [`One credential with: ${partsInWords(related.map((place) => ({ ...place, range: rangeOf(codec, document, place.span) })))}.`];
}

function describe(finding: Finding, rule: RuleDescription, parts: readonly string[], escape: (text: string) => string): readonly string[] {
  const clean = (text: string): string => escape(safeText(text));
  const evidence = finding.kind === 'secret' ? finding.evidence : [];
  const encoding = finding.kind === 'secret' ? encodingInWords(finding.decoding) : undefined;
  const signals = evidence.filter(({ weight }) => weight > 0).map(({ signal }) => clean(signal));
  return [
    `${clean(rule.title)} (${clean(finding.ruleId)}), ${Math.round(finding.confidence * 100)} % sure.`,
    // Of a pattern the diagnostic says what is wrong, and editors show it above this.
    rule.kind === 'pattern' ? `Why it matters: ${clean(rule.why)}` : clean(rule.description),
    ...(encoding === undefined ? [] : [`The value is not readable here: it is ${encoding}.`]),
    ...parts,
    ...(signals.length === 0 ? [] : [`Why: ${signals.join(', ')}.`]),
    `What to do: ${clean(rule.remediation)}`,
  ];
}

/** CommonMark lets any ASCII punctuation be escaped (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\r?\n/g, ' ');
}
