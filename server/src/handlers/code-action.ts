import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, CodeActionParams, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding, PatternFinding, SecretFinding } from '../../../shared/src/core/model/finding';
import { isSecret } from '../../../shared/src/core/model/finding';
import { overlaps, type TextEdit } from '../../../shared/src/core/model/span';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import { DIAGNOSTIC_SOURCE, MOVE_TO_VAULT, MOVE_TO_VAULT_CHOOSE, USE_EXISTING_SECRET } from '../../../shared/src/core/protocol/diagnostic-data';
import type { LookupPlan } from '../../../shared/src/scan/lookups/plan';
import { dotenvNameAt } from '../../../shared/src/scan/lookups/config/dotenv';
import { planLookup } from '../../../shared/src/scan/lookups/plan-lookup';
import type { Analyser, Analysis } from '../analyser';
import type { OpenDocument } from '../documents/open-document';
import { rangeOf, spanOf } from '../documents/positions';
import type { KnownReferences } from '../known-references';
import type { Session } from '../session';
import { ignoreLine } from './ignore-comment';

export interface CodeActionOptions {
  readonly analyser: Analyser;
  readonly session: Session;
  readonly known: Pick<KnownReferences, 'hasStored'>;
}

/**
 * Quick fixes for the findings that a range touches. Titles reach the editor's telemetry, so no name and no text of the
 * document is in one. What cannot be done is offered all the same and explains itself: editors hide disabled actions.
 */
export async function codeActions(
  document: OpenDocument, params: CodeActionParams, options: CodeActionOptions,
): Promise<CodeAction[]> {
  const { analyser, session } = options;
  const { only } = params.context;
  if (only !== undefined && !only.some(coversQuickFix)) return [];
  const analysis = await analyser.analyse(document);
  const asked = spanOf(session.codec, document.document, params.range);
  const touched = analysis.findings.filter(({ span }) =>
    overlaps(span, asked) || (asked.start === asked.end && span.start <= asked.start && asked.start <= span.end));
  const actions = await Promise.all(touched.map(async (finding) => {
    const diagnostics = params.context.diagnostics.filter((diagnostic) => isAbout(diagnostic, finding));
    const asked: AskedFinding = { document, analysis, finding, diagnostics };
    // Before anything is waited for: places are those of the text that was analysed.
    const ignored = ignore(asked, session);
    const own = isSecret(finding) ? moves({ ...asked, finding }, options) : await fixes({ ...asked, finding }, options);
    return [...own, ...ignored];
  }));
  return actions.flat();
}

interface AskedFinding<Found extends Finding = Finding> {
  readonly document: OpenDocument;
  readonly analysis: Analysis;
  readonly finding: Found;
  readonly diagnostics: Diagnostic[];
}

/** Edits that make the place safe, each for the version that was looked at: the editor refuses one that comes too late. */
async function fixes({ document, finding, diagnostics }: AskedFinding<PatternFinding>, { analyser, session }: CodeActionOptions): Promise<readonly CodeAction[]> {
  const { version } = document;
  const plan = await analyser.fixes(document, finding);
  if (plan.kind === 'refused' || document.version !== version) return [];
  return plan.fixes.map(({ title, edits, isPreferred }) => ({
    title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: versionedEdit(document, edits, session),
  }));
}

function versionedEdit(document: OpenDocument, edits: readonly TextEdit[], { codec }: Session): WorkspaceEdit {
  const changes = edits.map(({ span, newText }) => ({ range: rangeOf(codec, document.document, span), newText }));
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: changes }] };
}

/** The move that needs no answer first. The others ask something, which only the owner of a vault can. */
function moves(asked: AskedFinding<SecretFinding>, { session, known }: CodeActionOptions): readonly CodeAction[] {
  const { document, finding, diagnostics } = asked;
  const plan = planHere(asked);
  const argument: MoveToVaultArgument = {
    uri: document.uri, version: document.version, range: rangeOf(session.codec, document.document, finding.span),
    ruleId: finding.ruleId, fingerprint: finding.fingerprint,
  };
  const action = (title: string, command: string): CodeAction => ({
    title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: [argument] },
  });
  const move: CodeAction = { ...action(titleOf(plan), MOVE_TO_VAULT), isPreferred: plan.kind === 'replace' };
  if (!session.ownsVault || plan.kind === 'refused') return [move];
  return [
    move,
    ...(known.hasStored(finding.fingerprint) ? [action('Use existing secret…', USE_EXISTING_SECRET)] : []),
    action('Move to vault… (choose name and store)', MOVE_TO_VAULT_CHOOSE),
  ];
}

function planHere({ document, analysis: { languageId, path, settings }, finding }: AskedFinding<SecretFinding>): LookupPlan {
  const text = document.document.getText();
  // Only the form is of interest here. A .env line keeps the name that its readers use; elsewhere any name does.
  const name = (languageId === 'dotenv' ? dotenvNameAt(text, finding.span) : undefined) ?? 'NAME';
  return planLookup({
    text, languageId, span: finding.span, name, style: settings.lookup.style,
    ...(path === undefined ? {} : { path }),
  });
}

function titleOf(plan: LookupPlan): string {
  switch (plan.kind) {
    case 'replace': return `Move to vault, read with ${plan.form}`;
    case 'store-only': return 'Move to vault, leave the text and explain';
    case 'refused': return 'Move to vault: explain why not here';
  }
}

function ignore({ document, analysis, finding, diagnostics }: AskedFinding, session: Session): readonly CodeAction[] {
  const edit = ignoreLine(document.document.getText(), analysis.languageId, finding.span, finding.ruleId);
  if (edit === undefined) return [];
  return [{ title: 'Ignore this line', kind: CodeActionKind.QuickFix, diagnostics, edit: versionedEdit(document, [edit], session) }];
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
