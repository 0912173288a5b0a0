import type { InvalidNameReason } from '../model/vault-error';
import { safeText } from '../text/safe-text';
import type { Messages } from './message';

type StoreKind =
  | 'not-found' | 'already-exists' | 'conflict' | 'unknown-store' | 'store-missing' | 'store-exists' | 'invalid-name'
  | 'invalid-value' | 'busy' | 'not-verified' | 'read-back-differs' | 'sealed' | 'unreachable' | 'timeout' | 'unsupported'
  | 'write-uncertain' | 'rate-limited';

/** Failures of a store and of what is asked of it. */
export const storeMessages: Messages<StoreKind> = {
  'not-found': ({ store, name }) => ({
    what: `The store "${safeText(store)}" has no secret "${safeText(name)}".`,
    next: 'Look at the names with "keyward secret list", or store it with "keyward secret set".',
  }),
  'already-exists': ({ store, name }) => ({
    what: `The store "${safeText(store)}" already has a secret "${safeText(name)}".`,
    kept: 'The stored value is untouched.',
    next: 'Choose another name, or store it as a new version.',
  }),
  'conflict': ({ store }) => ({
    what: `The store "${safeText(store)}" was changed by somebody else at the same moment.`,
    kept: 'Their change is kept; yours was not written.',
    next: 'Look at the secret as it is now and try again.',
  }),
  'unknown-store': ({ store }) => ({
    what: `No store is called "${safeText(store)}" on this machine.`,
    kept: 'Nothing was changed.',
    next: `Add it under this name: "Keyward: Add Store" in the editor, "keyward store add ${safeText(store)}" in a terminal. `
      + 'Or name a store that "keyward store list" shows.',
  }),
  'store-missing': ({ store }) => ({
    what: `There is no vault yet: the store "${safeText(store)}" does not exist.`,
    next: 'Create it with "keyward secret init", or let the first "Move to vault" do it.',
  }),
  'store-exists': ({ store }) => ({
    what: `The store "${safeText(store)}" exists already.`,
    kept: 'It is untouched.',
    next: 'Use it as it is: "keyward status" shows how it opens and where it lies.',
  }),
  'invalid-name': ({ reason }) => ({
    what: `This name cannot be used: ${INVALID_NAME[reason]}.`,
    kept: 'Nothing was stored.',
    next: 'Choose another name, such as shop/prod/stripe-key.',
  }),
  'invalid-value': ({ reason }) => ({
    what: INVALID_VALUE[reason],
    kept: 'Nothing was stored.',
    next: reason === 'too-large' ? 'Keep it in a store that takes larger values.' : 'Check the value and try again.',
  }),
  'busy': ({ store }) => ({
    what: `The store "${safeText(store)}" is in use by another program right now.`,
    kept: 'Nothing was changed.',
    next: 'Try again in a moment.',
  }),
  'not-verified': ({ store, name, version }) => ({
    what: `Version ${version} of "${safeText(name)}" was written, but "${safeText(store)}" does not let it be read back.`,
    kept: 'The value is in the store. Your file was not changed.',
    next: 'Check the value in the store itself, or use a sign-in that may read.',
  }),
  'read-back-differs': ({ store, name }) => ({
    what: `The store "${safeText(store)}" gave back another value for "${safeText(name)}" than was written.`,
    kept: 'Your file was not changed, so the value is still in it.',
    next: 'Look for another program that writes the same name, then try again.',
  }),
  'sealed': ({ store }) => ({
    what: `The server of "${safeText(store)}" is sealed.`,
    kept: 'Nothing was changed.',
    next: 'Ask whoever runs it to unseal it.',
  }),
  'unreachable': ({ store, code }) => ({
    what: `The store "${safeText(store)}" cannot be reached (${safeText(code)}).`,
    kept: 'Nothing was changed.',
    next: 'Check the network and the address in your own configuration, then try again.',
  }),
  'timeout': ({ store }) => ({
    what: `The store "${safeText(store)}" did not answer in time.`,
    kept: 'If something was being written, the store may or may not have it: look before you write again.',
    next: 'Check the network and try again.',
  }),
  'write-uncertain': ({ store, name }) => ({
    what: `The connection to "${safeText(store)}" broke while "${safeText(name)}" was being written.`,
    kept: 'The store may or may not have the new version. Nothing else was changed, and nothing was written twice.',
    next: 'When the store can be reached again, look at the secret\'s versions before you write it once more.',
  }),
  'rate-limited': ({ store, retryAfterSeconds }) => ({
    what: `The store "${safeText(store)}" answers that it was asked too often.`,
    kept: 'Nothing was changed.',
    next: retryAfterSeconds === undefined ? 'Try again in a minute.' : `Try again in ${retryAfterSeconds} seconds.`,
  }),
  'unsupported': ({ store, operation }) => ({
    what: `The store "${safeText(store)}" cannot do this: ${safeText(operation)}.`,
    kept: 'Nothing was changed.',
    next: 'Use another store for it, or do it in the store\'s own program.',
  }),
};

const INVALID_NAME: Readonly<Record<InvalidNameReason, string>> = {
  'empty': 'it is empty',
  'too-long': 'it is longer than 512 characters',
  'empty-segment': 'it has an empty part, such as // or a slash at its end',
  'dot-segment': 'it has a part that is only one dot or two',
  'control-character': 'it has a control character',
  'not-normalised': 'its characters are not in the normal form (NFC)',
  'case-twin': 'it differs from another name only in upper and lower case',
  'bidirectional': 'it has a character that changes the direction of reading',
  'forbidden-character': 'it has a character that is not allowed (?, # or \\)',
  'reserved': 'names that begin with .keyward/ are Keyward\'s own',
};

const INVALID_VALUE = {
  'empty': 'There is no value: it is empty.',
  'too-large': 'This value is larger than the store takes.',
  'not-text': 'This value is not valid UTF-8 text.',
} as const;
