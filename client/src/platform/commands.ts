import { commands, workspace } from 'vscode';
import type { Disposable } from '../../../shared/src/core/disposable';
import type { CommandId } from '../commands/command-id';
import type { Command, GuardPorts } from '../commands/command';
import { guarded } from '../commands/command';
import type { VaultState } from '../views/status';

/** Gives the editor every command, each behind the same guard. */
export function registerCommands(definitions: readonly Command[], ports: GuardPorts): readonly Disposable[] {
  return definitions.map((definition) => commands.registerCommand(definition.id, guarded(definition, ports)));
}

/** For `when` clauses of package.json. */
export function setVaultContext({ kind }: VaultState): void {
  void commands.executeCommand('setContext', 'keyward.vault', kind);
}

/** Whether the Secrets view hides lines. */
export function setFilterContext(isFiltered: boolean): void {
  void commands.executeCommand('setContext', 'keyward.filtered', isFiltered);
}

export function manageTrust(): void {
  void commands.executeCommand('workbench.trust.manage');
}

export function openProblems(): void {
  void commands.executeCommand('workbench.actions.view.problems');
}

export function focusSecretsView(): void {
  void commands.executeCommand('keyward.secrets.focus');
}

export function workspaceFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
}

export function isTrusted(): boolean {
  return workspace.isTrusted;
}

export function runCommand(id: CommandId, argument?: unknown): void {
  void commands.executeCommand(id, argument);
}
