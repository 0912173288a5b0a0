import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../../../shared/src/core/protocol/diagnostic-data';

/** Waits for a condition, and says what it waited for. Mocha's own time-out ends it. */
export async function until<T>(what: string, condition: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const started = Date.now();
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() - started > 40_000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  return folder.uri.fsPath;
}

/** A new file on disk, open in the editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const file = path.join(workspaceFolder(), name);
  await writeFile(file, text);
  return vscode.window.showTextDocument(vscode.Uri.file(file));
}

export function readOnDisk(name: string): Promise<string> {
  return readFile(path.join(workspaceFolder(), name), 'utf8');
}

export function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === DIAGNOSTIC_SOURCE);
}

export async function finding(document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  return until(`a finding in ${document.uri.toString()}`, () => findingsOf(document.uri)[0]);
}

/** The quick fixes that the editor would offer on a finding. */
export async function quickFixes(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider', document.uri, diagnostic.range, vscode.CodeActionKind.QuickFix.value,
  );
}

/** "Move to vault" of a finding, ready to be pressed; it resolves when the command has ended. */
export async function moveAction(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<() => Thenable<unknown>> {
  const action = (await quickFixes(document, diagnostic)).find(({ title }) => title.startsWith('Move to vault'));
  const command = action?.command;
  if (command === undefined) throw new Error('"Move to vault" is not offered');
  const parameters: readonly unknown[] = command.arguments ?? [];
  return () => vscode.commands.executeCommand(command.command, ...parameters);
}

export async function moveToVault(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<void> {
  const press = await moveAction(document, diagnostic);
  await press();
}
