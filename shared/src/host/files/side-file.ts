import { readFileSync, unlinkSync } from 'node:fs';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';
import type { EncodedText } from './encoded-text';
import { readEncoded } from './encoded-text';
import { writeFailure } from './file-failure';
import { createFile, replaceFile } from './replace-file';

/** Undefined where there is no such file. Throws what the file system threw, and for a file that is no text. */
export function readSideFile(file: string): string | undefined {
  const bytes = readBytes(file);
  return bytes === undefined ? undefined : encodedText(file, bytes).text;
}

/**
 * Writes `after` in the encoding that the file has, when it still says what `before` says (undefined: is not there yet).
 * `stale` when it does not: another program was quicker. A text that its encoding cannot hold is refused, as is a binary
 * file; nothing is changed then. `suffix` makes the name of the temporary file a fresh one.
 */
export function writeSideFile(
  file: string, before: string | undefined, after: string, suffix: string,
): Result<'written' | 'stale', VaultError> {
  try {
    if (before === undefined) {
      createFile(file, Buffer.from(after, 'utf8'));
      return ok('written');
    }
    const bytes = readBytes(file);
    const encoded = bytes === undefined ? undefined : encodedText(file, bytes);
    if (bytes === undefined || encoded?.text !== before) return ok('stale');
    const changed = encoded.encode(after);
    if (encodedText(file, changed).text !== after) return err({ kind: 'io', file, code: NOT_IN_ENCODING });
    return ok(replaceFile(file, changed, (now) => bytes.equals(now), suffix) === 'replaced' ? 'written' : 'stale');
  } catch (error) {
    return ['EEXIST', 'ENOENT'].includes(errorCode(error)) && isOther(file, before) ? ok('stale') : err(writeFailure(file, error));
  }
}

/** Takes a file away that still says `text`; `stale` when it does not, or is gone already. */
export function removeSideFile(file: string, text: string): Result<'written' | 'stale', VaultError> {
  try {
    if (readSideFile(file) !== text) return ok('stale');
    unlinkSync(file);
    return ok('written');
  } catch (error) {
    return err(writeFailure(file, error));
  }
}

/** What the errors of this file say where a system's code would stand. */
const NOT_TEXT = 'NOT_TEXT';
const NOT_IN_ENCODING = 'NOT_IN_ITS_ENCODING';

function encodedText(file: string, bytes: Buffer): EncodedText {
  const encoded = readEncoded(bytes);
  if (encoded === undefined) throw Object.assign(new Error(`${file} is not a text file`), { code: NOT_TEXT });
  return encoded;
}

/** Whether a file came or went since it was read; a folder that is missing gives the same codes. */
function isOther(file: string, before: string | undefined): boolean {
  return (readBytes(file) === undefined) !== (before === undefined);
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
