import type { KeyringProblem } from '../model/vault-error';
import { localTime } from '../text/local-time';
import { safeText } from '../text/safe-text';
import type { Messages } from './message';

type AccessKind =
  | 'locked' | 'wrong-password' | 'weak-password' | 'wrong-recovery-code' | 'locked-out' | 'no-keyring' | 'keyring-locked'
  | 'keyring-entry-missing' | 'denied' | 'confirmation-needed' | 'cancelled' | 'not-approved' | 'untrusted-workspace';

/** Failures of getting in: passwords, keyrings, permissions, approvals. */
export const accessMessages: Messages<AccessKind> = {
  'locked': ({ store }) => ({
    what: `The store "${safeText(store)}" is locked.`,
    next: 'Unlock it: "Keyward: Unlock" in the editor, "keyward unlock" in a terminal.',
  }),
  'wrong-password': ({ attemptsRemaining }) => ({
    what: attemptsRemaining === 1
      ? 'Incorrect password. 1 attempt remaining.'
      : `Incorrect password. ${attemptsRemaining} attempts remaining.`,
    kept: 'Nothing was changed.',
    next: attemptsRemaining === 0
      ? 'Wait for the pause to end, or use the recovery code.'
      : 'Try again, or use the recovery code.',
  }),
  'weak-password': ({ reason }) => ({
    what: reason === 'too-short' ? 'This password is shorter than 12 characters.' : 'This password is easy to guess.',
    kept: 'Nothing was changed.',
    next: 'Choose a longer one: four or five random words are good.',
  }),
  'wrong-recovery-code': () => ({
    what: 'This recovery code does not open the vault.',
    kept: 'Nothing was changed.',
    next: 'Compare it with what you saved, character by character. Only the newest code of this vault is valid.',
  }),
  'locked-out': ({ until, secondsLeft, recoveryCode }) => ({
    what: `Too many incorrect passwords. The next attempt is possible ${secondsLeft === undefined || secondsLeft > SHORT_PAUSE ? `at ${localTime(until)}` : `in ${secondsLeft} s`}.`,
    kept: 'The vault and everything in it is untouched.',
    next: lockedOutNext(recoveryCode),
  }),
  'no-keyring': ({ reason, store }) => ({
    what: `${store === undefined ? 'This machine\'s keychain' : `The keychain of this machine, your store "${safeText(store)}",`} cannot be used: ${NO_KEYRING[reason]}.`,
    ...(store === undefined ? NO_WAY_IN : reason === 'timeout' || reason === 'failed' ? UNANSWERED : NO_STORE),
  }),
  'keyring-locked': ({ store }) => ({
    what: store === undefined ? 'The keychain of this machine is locked.' : `The keychain of this machine, your store "${safeText(store)}", is locked.`,
    kept: 'Nothing was changed.',
    next: store === undefined
      ? 'Unlock it in your desktop\'s keychain program and try again, or open the vault with its password or recovery code.'
      : 'Unlock it in your desktop\'s keychain program and try again. Meanwhile new secrets can be kept in the local store.',
  }),
  'keyring-entry-missing': ({ store }) => ({
    what: `The keychain has no key for the store "${safeText(store)}" any more.`,
    kept: 'The vault file is untouched; it still opens with its password or recovery code.',
    next: 'Unlock it with the password or the recovery code; the key is then put back into the keychain.',
  }),
  'denied': ({ ruleId, reason }) => ({
    what: `The policy refuses this (rule ${safeText(ruleId)}): ${safeText(reason)}.`,
    kept: 'No store was touched. The refusal is in the audit log.',
    next: 'Look at the refusals with "keyward audit show --event ACCESS_DENIED", and change policy.yaml if this should be allowed.',
  }),
  'confirmation-needed': ({ reason }) => ({
    what: `This needs a confirmation, and nobody can be asked here: ${safeText(reason)}.`,
    kept: 'Nothing was done.',
    next: 'Run it in a terminal, or in the editor.',
  }),
  'cancelled': () => ({
    what: 'Cancelled.',
    kept: 'Nothing was done.',
    next: 'Start again whenever you like.',
  }),
  'not-approved': ({ folder, references }) => ({
    what: `The manifest in ${safeText(folder)} asks for secrets that you have not approved for this folder: ${names(references)}.`,
    kept: 'None of them was given out.',
    next: 'Look at the manifest and at the program that will get the values, then run "keyward allow" in that folder.',
  }),
  'untrusted-workspace': () => ({
    what: 'This workspace is not trusted, so no store is opened and no process is started for it.',
    kept: 'Nothing was changed. Warnings in the code go on working.',
    next: 'Trust the workspace if you know where it is from.',
  }),
};

/** In seconds. A longer pause is told by the clock: nobody counts that far. */
const SHORT_PAUSE = 120;

/** `recoveryCode`: whether the vault has one, where that is known. */
function lockedOutNext(recoveryCode: boolean | undefined): string {
  if (recoveryCode === undefined) return 'Wait until then, or use the recovery code if you made one.';
  return recoveryCode
    ? 'Wait until then, or open it with the recovery code: "keyward unlock" in a terminal asks for it.'
    : 'Wait until then: until the pause is over, even the right password is not tried.';
}

const NO_KEYRING = {
  'no-bus': 'there is no session bus',
  'no-service': 'no keyring service answers',
  'unsupported-platform': 'the platform has none that Keyward knows',
  'timeout': 'it did not answer in time',
  'failed': 'it, or the process that speaks to it, failed',
} as const satisfies Readonly<Record<KeyringProblem, string>>;

const NO_WAY_IN = { kept: 'Nothing was changed.', next: 'Use a master password instead, or start a keyring service and try again.' };

const NO_STORE = {
  kept: 'Nothing was changed.',
  next: 'Start a keyring service and try again. Meanwhile new secrets can be kept in the local store.',
};

/** A keychain whose prompt is answered late may still have done what it was asked. */
const UNANSWERED = {
  kept: 'If something was being stored or deleted, that may have happened all the same: look before you do it again.',
  next: 'Look for a window of the keychain that waits for an answer, then try again. Meanwhile new secrets can be kept in the local store.',
};

const MAX_NAMES = 5;

function names(references: readonly string[]): string {
  const shown = references.slice(0, MAX_NAMES).map((reference) => safeText(reference, 120)).join(', ');
  const more = references.length - MAX_NAMES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
