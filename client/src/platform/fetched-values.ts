import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { readFailure } from '../../../shared/src/host/files/file-failure';
import type { ClipboardAccess } from './clipboard';

/** What lies on the clipboard; undefined where it holds no text. */
export async function valueFromClipboard(clipboard: Pick<ClipboardAccess, 'readText'>): Promise<SecretValue | undefined> {
  const text = await clipboard.readText();
  return text === '' ? undefined : SecretValue.fromText(withoutLineEnd(text));
}

/** No store takes more: a longer file is not read. */
const MAX_BYTES = 1024 * 1024;

/** The content of a file that the person chose. Errors: `invalid-value`, `unsafe-file`, `io`. */
export async function valueFromFile(file: string): Promise<Result<SecretValue, VaultError>> {
  try {
    // Opening a FIFO must not wait for its other end. Windows lacks the flag, which is then undefined and counts as 0.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return err({ kind: 'unsafe-file', file, reason: 'not-a-file' });
      if (stats.size > MAX_BYTES) return err({ kind: 'invalid-value', reason: 'too-large' });
      const bytes = await handle.readFile();
      const line = isOneLine(bytes) ? lengthOfLine(bytes) : bytes.length;
      const value = line === 0 ? undefined : SecretValue.fromBytes(bytes.subarray(0, line));
      bytes.fill(0);
      return value === undefined ? err({ kind: 'invalid-value', reason: 'empty' }) : ok(value);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(readFailure(file, error));
  }
}

/** Editors and `echo` end a line that is meant to be a value alone. What has several lines stays as it is. */
function withoutLineEnd(text: string): string {
  return /^[^\r\n]+\r?\n$/.test(text) ? text.replace(/\r?\n$/, '') : text;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function isOneLine(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(LINE_FEED);
  return end >= 0 && end === bytes.length - 1;
}

function lengthOfLine(bytes: Uint8Array): number {
  return bytes.at(-2) === CARRIAGE_RETURN ? bytes.length - 2 : bytes.length - 1;
}
