import { describe } from '../../../shared/src/core/messages/describe';
import type { Message } from '../../../shared/src/core/messages/message';
import type { VaultError } from '../../../shared/src/core/model/vault-error';

/** The message for this program: where the general advice is about another one, how it is done here. */
export function describeHere(error: VaultError): Message {
  const message = describe(error);
  const next = generalAdviceHolds(error) ? undefined : NEXT_HERE[error.kind];
  return next === undefined ? message : { ...message, next };
}

/** About the keychain as a store, and not as the keeper of the vault's key; about a sign-in that somebody may be after. */
function generalAdviceHolds(error: VaultError): boolean {
  return (error.kind === 'no-keyring' && error.store !== undefined) || (error.kind === 'unauthenticated' && error.reason === 'bound-elsewhere');
}

const NEXT_HERE: Readonly<Partial<Record<VaultError['kind'], string>>> = {
  'locked': 'Run it in a terminal to be asked for the password, or give it: --password-fd 3 3<password-file',
  'no-keyring': 'For a new vault, "keyward secret init --password-fd 3 3<password-file" puts its key behind a master password. '
    + 'Otherwise start a keyring service and try again.',
  'unauthenticated': 'Sign in with "keyward store login".',
  'confirmation-needed': 'Run it in a terminal.',
  'store-missing': 'Make one with "keyward secret init", or let the first "keyward fix" do it.',
};
