import { describe } from '../../../shared/src/core/messages/describe';
import type { Message } from '../../../shared/src/core/messages/message';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { safeText } from '../../../shared/src/core/text/safe-text';

/** The message for this program: where the general advice is about another one, how it is done here. */
export function describeHere(error: VaultError): Message {
  const message = describe(error);
  const next = nextHere(error);
  return next === undefined ? message : { ...message, next };
}

/** Undefined where the general advice holds here as well. */
function nextHere(error: VaultError): string | undefined {
  switch (error.kind) {
    case 'locked': return 'Run it in a terminal to be asked for the password, or give it: --password-fd 3 3<password-file';
    case 'no-keyring': return error.store === undefined ? WITHOUT_KEYRING : undefined;
    // Somebody may be after a sign-in that was made for another address: the general words warn of that.
    case 'unauthenticated': return error.reason === 'bound-elsewhere' ? undefined : `Sign in with "keyward store login ${safeText(error.store)}".`;
    case 'confirmation-needed': return 'Run it in a terminal.';
    case 'store-missing': return 'Make one with "keyward secret init", or let the first "keyward fix" do it.';
    case 'unknown-store': return `Add it under this name with "keyward store add ${safeText(error.store)}"; "keyward setup" says all that a `
      + 'folder asks for. Or name a store that "keyward store list" shows.';
    default: return undefined;
  }
}

const WITHOUT_KEYRING = 'For a new vault, "keyward secret init --password-fd 3 3<password-file" puts its key behind a master password. '
  + 'Otherwise start a keyring service and try again.';
