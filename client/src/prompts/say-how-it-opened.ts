import type { OpenedStore } from '../../../shared/src/flows/set-up';
import { whereTheKeyIs } from '../../../shared/src/flows/set-up';
import type { Dialogs } from './dialogs';
import type { Translate } from './translate';

/** After a first use: in one sentence where the secrets are, and what is missing. Silent when a store was simply open. */
export function sayHowItOpened(opened: OpenedStore, { dialogs, t }: { readonly dialogs: Dialogs; readonly t: Translate }): void {
  if (opened.kind === 'unlocked' && opened.keychainRestored) {
    dialogs.notify({ level: 'information', text: t('The keychain holds the vault\'s key again.') });
  }
  if (opened.kind !== 'created') return;
  const { vault } = opened;
  const warning = vault.onlyOneWayIn ? ` ${t('There is only one way in: save a recovery code.')}` : '';
  dialogs.notify({ level: vault.onlyOneWayIn ? 'warning' : 'information', text: `${whereTheKeyIs(vault)}${warning}` });
}
