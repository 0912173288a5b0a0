import { safeText } from '../text/safe-text';
import type { Messages } from './message';

type FileKind =
  | 'corrupt' | 'tampered' | 'rolled-back' | 'unsupported-version' | 'unsafe-file' | 'read-only' | 'disk-full' | 'io'
  | 'audit-unavailable' | 'audit-damaged' | 'undo-record-damaged' | 'policy-broken';

/** Failures of the user's own files: vault, audit log, policy. */
export const vaultFileMessages: Messages<FileKind> = {
  'corrupt': ({ file, keptCopy, backup }) => ({
    what: `The file ${safeText(file)} is damaged. This is not about the password: no attempt was counted.`,
    kept: keptCopy === undefined
      ? 'The damaged file was left as it is.'
      : `The damaged file was left as it is, and a copy lies at ${safeText(keptCopy)}.`,
    next: backup === undefined
      ? 'Put back a copy of the file from your own backups. No good backup of Keyward was found.'
      : `Restore the newest good backup with "keyward secret restore": ${safeText(backup)}.`,
  }),
  'tampered': ({ file, keptCopy, backup }) => ({
    what: `The file ${safeText(file)} was changed by something other than Keyward: its seal does not match.`,
    kept: `It was left as it is, and nothing in it is used.${keptCopy === undefined ? '' : ` A copy lies at ${safeText(keptCopy)}.`}`,
    next: `Find out who can write to the file, then ${backup === undefined
      ? 'put back a copy from your own backups'
      : `restore the newest good backup with "keyward secret restore": ${safeText(backup)}`}. Rotate the secrets in it if you cannot explain the change.`,
  }),
  'rolled-back': ({ file, seen, found }) => (found < seen ? {
    what: `The file ${safeText(file)} is older than it was: it is at change ${found}, and change ${seen} was seen before.`,
    kept: 'It was left as it is, and nothing in it is used.',
    next: `If a newer file is in your own backups, put that back. ${RESTORE_KNOWINGLY} If you did not put an older copy back yourself, find out who did.`,
  } : {
    what: `The file ${safeText(file)} is another one than before: its change ${found} does not follow from change ${seen}, which was seen.`,
    kept: 'It was left as it is, and nothing in it is used.',
    next: `If you restored a backup, lock the vault and unlock it again. ${RESTORE_KNOWINGLY}`,
  }),
  'unsupported-version': ({ file, version }) => ({
    what: `The file ${safeText(file)} has format ${version}, which this version of Keyward does not know.`,
    kept: 'It was left as it is.',
    next: 'Update Keyward on this machine.',
  }),
  'unsafe-file': ({ file, reason }) => ({
    what: `The file ${safeText(file)} ${UNSAFE[reason]}, so it is not used.`,
    kept: 'It was left as it is.',
    next: UNSAFE_NEXT[reason],
  }),
  'read-only': ({ file }) => ({
    what: `The file ${safeText(file)} cannot be written: the file or its folder is read-only.`,
    kept: 'Nothing was changed.',
    next: 'Make the folder writable for your user, or set KEYWARD_HOME to a folder that is.',
  }),
  'disk-full': ({ file }) => ({
    what: `There is no room on the disk for ${safeText(file)}.`,
    kept: 'The file is as it was before: a half-written one was taken back.',
    next: 'Free some space and try again.',
  }),
  'io': ({ file, code }) => ({
    what: `The file ${safeText(file)} could not be read or written (${safeText(code)}).`,
    kept: 'Nothing was changed.',
    next: 'Check that the disk is there and that the file belongs to your user, then try again.',
  }),
  'audit-unavailable': ({ file, code }) => ({
    what: `The audit log ${safeText(file)} cannot be written (${safeText(code)}). What cannot be recorded is not done.`,
    kept: 'No value was given out.',
    next: 'Make the log writable for your user and free disk space if needed, then try again.',
  }),
  'undo-record-damaged': ({ file, keptCopy }) => ({
    what: `The record of what "keyward fix" changed is damaged: ${safeText(file)}.`,
    kept: `It was set aside as ${safeText(keptCopy)}, and nothing else was changed. The values are in their stores.`,
    next: 'Try again: a new record is begun. What the damaged one held can be taken back by hand, or with git.',
  }),
  'audit-damaged': ({ file, line }) => ({
    what: `The audit log ${safeText(file)} does not continue its own chain at line ${line}.`,
    kept: 'The log was left as it is. No value was given out.',
    next: 'Run "keyward audit verify" to see what is wrong. Move the file aside to start a new log, and keep it as evidence.',
  }),
  'policy-broken': ({ file, line }) => ({
    what: `The policy ${safeText(file)} cannot be understood${line === undefined ? '' : ` (line ${line})`}, so everything is refused.`,
    kept: 'Your secrets are untouched.',
    next: 'Mend the file, or remove it to go back to the default policy.',
  }),
};

const RESTORE_KNOWINGLY = 'Otherwise run "keyward secret restore" in a terminal: it says which is the newest copy on this machine '
  + 'and what would be lost, and goes on from there.';

const UNSAFE = {
  'permissions': 'can be read or changed by other users',
  'owner': 'belongs to another user',
  'symlink': 'is a symbolic link',
  'not-a-file': 'is not an ordinary file',
} as const;

const UNSAFE_NEXT = {
  'permissions': 'Take the rights of others away: chmod 600 for the file, chmod 700 for its folder.',
  'owner': 'Move it away, or make your user its owner if you trust its content.',
  'symlink': 'Put the file itself in this place.',
  'not-a-file': 'Move away what is in its place.',
} as const;
