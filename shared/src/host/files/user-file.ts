import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';
import { readFailure } from './file-failure';

export interface UserFileOptions {
  /** Absolute, in user scope: a workspace never names it. */
  readonly file: string;
  /** Who must own the file; undefined on Windows. */
  readonly uid: number | undefined;
  readonly maxBytes: number;
}

/** What stopped the reading; `too-large` is not in VaultError's words for every kind of file. */
export type UserFileProblem = VaultError | { readonly kind: 'too-large' };

/** Others may read what a person configured, as they may read most configuration, but never write it. */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * A UTF-8 file that a person edits and that decides what Keyward does: it must be an ordinary file, belong to this user
 * and be writable by nobody else. Undefined where there is none. A symbolic link is followed, since people keep
 * configuration under version control elsewhere; what it leads to is checked.
 */
export function readUserFile({ file, uid, maxBytes }: UserFileOptions): Result<string | undefined, UserFileProblem> {
  let descriptor: number;
  try {
    // Opening a FIFO must not wait for its other end. Windows lacks the flag, which is then undefined and counts as 0.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? ok(undefined) : err(readFailure(file, error));
  }
  try {
    const stats = fstatSync(descriptor);
    const unsafe = unsafeReason(stats, uid);
    if (unsafe !== undefined) return err({ kind: 'unsafe-file', file, reason: unsafe });
    return stats.size > maxBytes ? err({ kind: 'too-large' }) : ok(readFileSync(descriptor, 'utf8'));
  } catch (error) {
    return err(readFailure(file, error));
  } finally {
    closeSync(descriptor);
  }
}

/** Another text for every change of a file, links followed; the same one while there is none or nobody may look at it. */
export async function fileVersion(file: string): Promise<string> {
  try {
    const { ino, mtimeNs, ctimeNs, size } = await stat(file, { bigint: true });
    return `${ino} ${mtimeNs} ${ctimeNs} ${size}`;
  } catch (error) {
    return errorCode(error);
  }
}

function unsafeReason(stats: Stats, uid: number | undefined): Extract<VaultError, { readonly kind: 'unsafe-file' }>['reason'] | undefined {
  if (!stats.isFile()) return 'not-a-file';
  if (uid === undefined) return undefined;
  if (stats.uid !== uid) return 'owner';
  return (stats.mode & WRITABLE_BY_OTHERS) === 0 ? undefined : 'permissions';
}
