import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../../../shared/src/core/model/finding';
import { overlaps } from '../../../shared/src/core/model/span';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import { DIAGNOSTIC_SOURCE, MOVE_TO_VAULT } from '../../../shared/src/core/protocol/diagnostic-data';
import type { LookupPlan } from '../../../shared/src/scan/lookups/plan';
import { dotenvNameAt } from '../../../shared/src/scan/lookups/config/dotenv';
import { planLookup } from '../../../shared/src/scan/lookups/plan-lookup';
import type { Analyser, Analysis } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import { rangeOf, spanOf } from '../documents/positions';
import type { Session } from '../session';
import { ignoreLine } from './ignore-comment';

export interface CodeActionOptions {
  readonly analyser: Analyser;
  readonly session: Session;
}

/**
 * Quick fixes for the findings that a range touches. Titles reach the editor's telemetry, so no name and no text of the
 * document is in one. What cannot be done is offered all the same and explains itself: editors hide disabled actions.
 */
export async function codeActions(
  document: OpenDocument, params: CodeActionParams, { analyser, session }: CodeActionOptions,
): Promise<CodeAction[]> {
  const { only } = params.context;
  if (only !== undefined && !only.some(coversQuickFix)) return [];
  const analysis = await analyser.analyse(document);
  const asked = spanOf(session.codec, document.document, params.range);
  const touched = analysis.findings.filter(({ span }) =>
    overlaps(span, asked) || (asked.start === asked.end && span.start <= asked.start && asked.start <= span.end));
  return touched.flatMap((finding) => {
    const diagnostics = params.context.diagnostics.filter((diagnostic) => isAbout(diagnostic, finding));
    return [moveToVault(document, analysis, finding, diagnostics, session), ...ignore(document, analysis, finding, diagnostics, session)];
  });
}

function moveToVault(
  document: OpenDocument, { languageId, path, settings }: Analysis, finding: Finding, diagnostics: Diagnostic[], session: Session,
): CodeAction {
  const text = document.document.getText();
  // Only the form is of interest here. A .env line keeps the name that its readers use; elsewhere any name does.
  const name = (languageId === 'dotenv' ? dotenvNameAt(text, finding.span) : undefined) ?? 'NAME';
  const plan = planLookup({
    text, languageId, span: finding.span, name, style: settings.lookup.style,
    ...(path === undefined ? {} : { path }),
  });
  const argument: MoveToVaultArgument = {
    uri: document.uri, version: document.version, range: rangeOf(session.codec, document.document, finding.span),
    ruleId: finding.ruleId, fingerprint: finding.fingerprint,
  };
  const title = titleOf(plan);
  return {
    title, kind: CodeActionKind.QuickFix, isPreferred: plan.kind === 'replace', diagnostics,
    command: { title, command: MOVE_TO_VAULT, arguments: [argument] },
  };
}

function titleOf(plan: LookupPlan): string {
  switch (plan.kind) {
    case 'replace': return `Move to vault, read with ${plan.form}`;
    case 'store-only': return 'Move to vault, leave the text and explain';
    case 'refused': return 'Move to vault: explain why not here';
  }
}

function ignore(
  document: OpenDocument, { languageId }: Analysis, finding: Finding, diagnostics: Diagnostic[], session: Session,
): readonly CodeAction[] {
  const edit = ignoreLine(document.document.getText(), languageId, finding.span, finding.ruleId);
  if (edit === undefined) return [];
  const change = { range: rangeOf(session.codec, document.document, edit.span), newText: edit.newText };
  return [{
    title: 'Ignore this line', kind: CodeActionKind.QuickFix, diagnostics,
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [change] }] },
  }];
}

/** A kind covers those below it: `quickfix` covers `quickfix.x`, and the empty kind everything. */
function coversQuickFix(kind: string): boolean {
  return kind === '' || kind === CodeActionKind.QuickFix;
}

function isAbout(diagnostic: Diagnostic, finding: Finding): boolean {
  const data: unknown = diagnostic.data;
  if (diagnostic.source !== DIAGNOSTIC_SOURCE || typeof data !== 'object' || data === null) return false;
  return 'ruleId' in data && data.ruleId === finding.ruleId && 'fingerprint' in data && data.fingerprint === finding.fingerprint;
}
