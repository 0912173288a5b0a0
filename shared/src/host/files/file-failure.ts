import type { VaultError } from '../../core/model/vault-error';
import { errorCode } from '../error-code';

const REFUSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** EFBIG is a file-size limit (setrlimit) and EDQUOT a quota: to a user both are a full disk. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What a failed write means to the user. Errors that no file system gives are mistakes of ours and go on. */
export function writeFailure(file: string, error: unknown): VaultError {
  const code = errorCode(error);
  if (code === 'UNKNOWN') throw error;
  if (REFUSED.has(code)) return { kind: 'read-only', file };
  if (FULL.has(code)) return { kind: 'disk-full', file };
  return { kind: 'io', file, code };
}

/** What a failed read means to the user. Opening a symbolic link with O_NOFOLLOW gives ELOOP (EMLINK on FreeBSD). */
export function readFailure(file: string, error: unknown): VaultError {
  const code = errorCode(error);
  if (code === 'UNKNOWN') throw error;
  if (code === 'ELOOP' || code === 'EMLINK') return { kind: 'unsafe-file', file, reason: 'symlink' };
  return { kind: 'io', file, code };
}
