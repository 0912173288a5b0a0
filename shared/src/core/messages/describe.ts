import type { VaultError } from '../model/vault-error';
import { accessMessages } from './access-messages';
import type { ErrorOf, Message, Messages } from './message';
import { serverMessages } from './server-messages';
import { storeMessages } from './store-messages';
import { vaultFileMessages } from './vault-file-messages';

const MESSAGES: Messages<VaultError['kind']> = { ...accessMessages, ...serverMessages, ...storeMessages, ...vaultFileMessages };

/** Turns an error into what happened, what was kept and what to do next. The one place where these sentences come from. */
export function describe(error: VaultError): Message {
  return write(error.kind, error);
}

/** The message as one text, for outlets with a single line. */
export function describeInOneLine(error: VaultError): string {
  const { what, kept, next } = describe(error);
  return [what, kept, next].filter((part) => part !== undefined).join(' ');
}

/** Generic in the kind, so that the compiler sees that the function which is picked takes this very error. */
function write<K extends VaultError['kind']>(kind: K, error: ErrorOf<K>): Message {
  return MESSAGES[kind](error);
}
