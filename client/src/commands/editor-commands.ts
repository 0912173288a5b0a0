import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Dialogs } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import { noArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import type { CommandId } from './command-id';

export interface EditorCommandPorts {
  readonly showLog: () => void;
  readonly refresh: () => void;
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
  readonly showSecrets: () => void;
  /** What can be done now, most wanted first. */
  readonly offered: () => readonly CommandId[];
  /** Why the vault cannot be used, where it cannot. */
  readonly problem: () => VaultError | undefined;
  readonly dialogs: Dialogs;
  readonly t: Translate;
}

/** Commands that touch no secret. */
export function editorCommands(ports: EditorCommandPorts): readonly Command[] {
  return [
    command({ id: 'keyward.openLogs', trust: 'not-needed' }, noArgument, () => run(ports.showLog)),
    command({ id: 'keyward.refresh', trust: 'not-needed' }, noArgument, () => run(ports.refresh)),
    command({ id: 'keyward.status', trust: 'not-needed' }, noArgument, () => chooseNext(ports)),
  ];
}

/** Behind the status bar item. */
async function chooseNext({ t, dialogs, offered, problem, runCommand, showSecrets }: EditorCommandPorts): Promise<void> {
  const error = problem();
  const titles: Readonly<Partial<Record<CommandId, string>>> = {
    'keyward.createVault': t('Create a vault'), 'keyward.unlock': t('Unlock the vault'), 'keyward.lock': t('Lock the vault'),
    'keyward.scanWorkspace': t('Scan the workspace'), 'keyward.openLogs': t('Open the log'),
  };
  const commands = offered().map((id) => ({ label: titles[id] ?? id, value: () => { runCommand(id); } }));
  const explain = error === undefined ? [] : [{ label: t('What is wrong with the vault'), value: () => { dialogs.failed(error); } }];
  const chosen = await dialogs.choose('Keyward', [...explain, { label: t('Show secrets'), value: showSecrets }, ...commands]);
  chosen?.();
}

function run(action: () => void): Promise<void> {
  action();
  return Promise.resolve();
}
