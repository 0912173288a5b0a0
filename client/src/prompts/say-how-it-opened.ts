import type { OpenedStore } from '../../../shared/src/flows/set-up';
import { whereTheKeyIs } from '../../../shared/src/flows/set-up';
import type { CommandId } from '../commands/command-id';
import type { Dialogs } from './dialogs';
import type { Translate } from './translate';

export interface SayPorts {
  readonly dialogs: Dialogs;
  readonly t: Translate;
  readonly runCommand: (id: CommandId) => void;
}

/** After a first use: in one sentence where the secrets are, and what is missing. Silent when a store was simply open. */
export function sayHowItOpened(opened: OpenedStore, { dialogs, t, runCommand }: SayPorts): void {
  if (opened.kind === 'unlocked' && opened.keychainRestored) {
    dialogs.notify({ level: 'information', text: t('The keychain holds the vault\'s key again.') });
  }
  if (opened.kind !== 'created') return;
  const where = whereTheKeyIs(opened.vault);
  if (opened.vault.onlyOneWayIn) {
    dialogs.notify({
      level: 'warning', text: `${where} ${t('There is only one way in: save a recovery code.')}`,
      actions: [{ label: t('Save Recovery Code…'), run: () => { runCommand('keyward.saveRecoveryCode'); } }],
    });
  } else {
    dialogs.notify({ level: 'information', text: where });
  }
}
