import { readFileSync } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';
import { makePrivateFolder } from './user-paths';

/** Bytes of the key that turns values into fingerprints. */
export const FINGERPRINT_KEY_BYTES = 32;

export type FingerprintKeyError =
  | { readonly kind: 'damaged'; readonly file: string }
  | { readonly kind: 'io'; readonly file: string; readonly code: string };

/**
 * This user's fingerprint key: read, or made once (mode 0600). Two processes that start together get the same one:
 * a complete file is linked into place, and link(2) refuses where the other was first.
 * A file of another length is reported and never replaced, as every fingerprint made so far would change.
 */
export async function fingerprintKey(
  file: string, randomBytes: (size: number) => Uint8Array,
): Promise<Result<Uint8Array, FingerprintKeyError>> {
  try {
    const existing = readKey(file);
    if (existing !== undefined) return existing;
    await makePrivateFolder(path.dirname(file));
    await createKey(file, randomBytes);
    return (readKey(file)) ?? err({ kind: 'io', file, code: 'ENOENT' });
  } catch (error) {
    return err({ kind: 'io', file, code: errorCode(error) });
  }
}

function readKey(file: string): Result<Uint8Array, FingerprintKeyError> | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.length === FINGERPRINT_KEY_BYTES ? ok(bytes) : err({ kind: 'damaged', file });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKey(file: string, randomBytes: (size: number) => Uint8Array): Promise<void> {
  const suffix = Buffer.from(randomBytes(8)).toString('hex');
  const temporary = `${file}.${suffix}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(FINGERPRINT_KEY_BYTES));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(temporary);
  }
}
