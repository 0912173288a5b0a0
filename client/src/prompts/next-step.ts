import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { CommandId } from '../commands/command-id';
import type { NoticeAction } from './dialogs';
import type { Translate } from './translate';

export interface NextStepPorts {
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
  readonly t: Translate;
}

/** The command that leads out of an error, where there is one; what the message says is all there is otherwise. */
export function nextStep(error: VaultError, { runCommand, t }: NextStepPorts): NoticeAction | undefined {
  switch (error.kind) {
    case 'unauthenticated':
    case 'unwrapped-before': return { label: t('Sign In…'), run: () => { runCommand('keyward.signIn', { store: error.store }); } };
    case 'locked': return { label: t('Unlock'), run: () => { runCommand('keyward.unlock', { store: error.store }); } };
    case 'store-missing': return { label: t('Create Vault'), run: () => { runCommand('keyward.createVault', { store: error.store }); } };
    case 'unknown-store': return { label: t('Add Store…'), run: () => { runCommand('keyward.addStore'); } };
    case 'config-broken':
    case 'tls':
    case 'wrong-engine': return { label: t('Open Configuration'), run: () => { runCommand('keyward.openConfig'); } };
    case 'conflict': return { label: t('Refresh'), run: () => { runCommand('keyward.refreshStore', { store: error.store }); } };
    default: return undefined;
  }
}
