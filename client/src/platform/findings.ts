import { Diagnostic, DiagnosticSeverity, languages, Range, Uri, window, workspace } from 'vscode';
import type { Position } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import { DIAGNOSTIC_SOURCE } from '../../../shared/src/core/protocol/diagnostic-data';
import type { MoveToVaultArgument } from '../../../shared/src/core/protocol/diagnostic-data';
import type { FileFindings, WireFinding } from '../../../shared/src/core/protocol/workspace-scan';
import { rulePage } from '../../../shared/src/core/rule-page';
import type { FindingCounts } from '../views/status';
import { moveToVaultArgument } from '../commands/arguments';

/** How many findings of each kind the text has that the person looks at; all cells of a notebook count together. */
export function findingsInActiveFile(): FindingCounts {
  const ours = activeTexts().flatMap((uri) => languages.getDiagnostics(uri)).filter(({ source }) => source === DIAGNOSTIC_SOURCE);
  const patterns = ours.filter((diagnostic) => dataOf(diagnostic)['kind'] === 'pattern').length;
  return { secrets: ours.length - patterns, patterns };
}

function activeTexts(): readonly Uri[] {
  const cells = window.activeNotebookEditor?.notebook.getCells().map(({ document }) => document.uri);
  return cells ?? (window.activeTextEditor === undefined ? [] : [window.activeTextEditor.document.uri]);
}

/** What the server put beside a diagnostic; the editor's own type does not know of it. */
function dataOf(diagnostic: Diagnostic): Readonly<Record<string, unknown>> {
  return 'data' in diagnostic && typeof diagnostic.data === 'object' ? { ...diagnostic.data } : {};
}

/** The value under the cursor, as the quick fix would name it. */
export function findingAtCursor(): MoveToVaultArgument | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  for (const diagnostic of languages.getDiagnostics(document.uri)) {
    if (diagnostic.source !== DIAGNOSTIC_SOURCE || !diagnostic.range.contains(selection.active)) continue;
    const data = dataOf(diagnostic);
    if (data['kind'] !== 'secret') continue;
    const { range: { start, end } } = diagnostic;
    const argument = moveToVaultArgument.safeParse({
      ...data, uri: document.uri.toString(), version: document.version, range: { start: plain(start), end: plain(end) },
    });
    if (argument.success) return argument.data;
  }
  return undefined;
}

/**
 * Findings of a workspace scan in the Problems panel, for files that are not open: the server reports on open ones itself,
 * and would be doubled.
 */
export class ScannedFindings implements Disposable {
  readonly #collection = languages.createDiagnosticCollection(`${DIAGNOSTIC_SOURCE}-workspace`);
  readonly #opened = workspace.onDidOpenTextDocument(({ uri }) => { this.#collection.delete(uri); });

  show(files: readonly FileFindings[], message: (finding: WireFinding) => string): void {
    this.#collection.clear();
    const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const file of files) {
      const uri = Uri.parse(file.uri);
      if (!open.has(uri.toString())) this.#collection.set(uri, file.findings.map((finding) => diagnostic(finding, message(finding))));
    }
  }

  dispose(): void {
    this.#opened.dispose();
    this.#collection.dispose();
  }
}

const SEVERITIES: Readonly<Record<WireFinding['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information,
};

function diagnostic(finding: WireFinding, message: string): Diagnostic {
  const { range: { start, end }, severity, ruleId } = finding;
  const found = new Diagnostic(new Range(start.line, start.character, end.line, end.character), message, SEVERITIES[severity]);
  found.source = DIAGNOSTIC_SOURCE;
  found.code = { value: ruleId, target: Uri.parse(rulePage(ruleId)) };
  return found;
}

function plain({ line, character }: Position): { readonly line: number; readonly character: number } {
  return { line, character };
}
