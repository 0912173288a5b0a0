import type { FileSkipReason } from '../../core/model/skipped-file';

interface SkipWords {
  /** Why, after a file's name. */
  readonly why: string;
  readonly one: string;
  readonly many: string;
}

/** How reports that people read say why files were left out. */
const words: Readonly<Record<FileSkipReason, SkipWords>> = {
  'too-large': { why: 'larger than the size limit', one: 'file over the size limit', many: 'files over the size limit' },
  binary: { why: 'binary', one: 'binary file', many: 'binary files' },
  link: { why: 'a link', one: 'link', many: 'links' },
  'special-file': { why: 'a pipe, socket or device', one: 'pipe, socket or device', many: 'pipes, sockets and devices' },
  ignored: { why: 'ignored', one: 'ignored file or folder', many: 'ignored files and folders' },
  'permission-denied': { why: 'permission denied', one: 'file or folder without permission', many: 'files and folders without permission' },
  vanished: { why: 'vanished during the scan', one: 'file that vanished', many: 'files that vanished' },
  unreadable: { why: 'cannot be read', one: 'unreadable file or folder', many: 'unreadable files and folders' },
  'out-of-time': { why: 'the time limit was over before its end', one: 'file that ran into the time limit', many: 'files that ran into the time limit' },
  'scanner-failed': { why: 'the scanner gave up on it', one: 'file that the scanner gave up on', many: 'files that the scanner gave up on' },
  'archive-limit': { why: 'more than is unpacked of an archive', one: 'archive over the limits', many: 'archives over the limits' },
  encrypted: { why: 'encrypted', one: 'encrypted file', many: 'encrypted files' },
};

/** Every reason there is, for the schema of our own report. */
export const skipReasons: readonly string[] = Object.keys(words);

/** `larger than the size limit`. */
export function skipReason(reason: FileSkipReason): string {
  return words[reason].why;
}

/** `2 binary files`; a reason from a newer version's report is printed as it is. */
export function skipCount(reason: string, count: number): string {
  const known = Object.hasOwn(words, reason) ? words[reason as FileSkipReason] : { one: reason, many: reason };
  return `${count} ${count === 1 ? known.one : known.many}`;
}
