/** Why a file was not scanned, or not to its end. Closed, so that no message can carry text from a file or system. */
export type FileSkipReason =
  /** Larger than the size budget. */
  | 'too-large'
  /** Holds bytes that no text has. */
  | 'binary'
  /** A symbolic link: its target is visited by its own path, or lies outside. */
  | 'link'
  /** A pipe, socket or device. */
  | 'special-file'
  /** A rule in a .gitignore, or the user's exclusion, or a folder of caches. */
  | 'ignored'
  | 'permission-denied'
  /** It was there when the folder was listed. */
  | 'vanished'
  | 'unreadable'
  | 'out-of-time'
  /** In an archive, and only somebody with its password can read it. */
  | 'encrypted'
  /** An archive, or a file in it, that would unpack to more than is allowed, or lies too deep. */
  | 'archive-limit'
  /** The scanner itself gave up on this file: a crash, or no memory. */
  | 'scanner-failed';

/**
 * True for what should have been scanned and could not be: the scan is then incomplete. Skipping by size, type or the
 * user's own rules is policy, and no failure.
 */
export function isIncomplete(reason: FileSkipReason): boolean {
  switch (reason) {
    case 'permission-denied': case 'vanished': case 'unreadable': case 'out-of-time': case 'scanner-failed': case 'encrypted': case 'archive-limit':
      return true;
    case 'too-large': case 'binary': case 'link': case 'special-file': case 'ignored':
      return false;
  }
}
