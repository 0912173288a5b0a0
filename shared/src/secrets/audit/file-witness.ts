import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../../host/error-code';
import { readFailure, writeFailure } from '../../host/files/file-failure';
import { makePrivateFolder } from '../../host/paths/user-paths';
import { isAnchoredHead } from './witness';
import type { AnchoredHead, Witness } from './witness';

/**
 * Heads in a file of their own, one JSON object a line, only ever appended: a head that the log no longer confirms stays.
 * It catches a log that was cut, restored or rewritten without this file; whoever writes both is caught by the keychain.
 */
export class FileWitness implements Witness {
  readonly name = 'file';
  readonly #file: string;

  /** `file` is absolute and outside the log's folder. */
  constructor(file: string) {
    this.#file = file;
  }

  async remember({ log, seq, hash, timestamp }: AnchoredHead): Promise<Result<void, VaultError>> {
    try {
      await makePrivateFolder(path.dirname(this.#file));
      const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
      const handle = await open(this.#file, flags, 0o600);
      try {
        // Begins with a line feed: whatever a crash left of the line before cannot swallow this one.
        await handle.write(`\n${JSON.stringify({ log, seq, hash, timestamp })}`);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      return ok();
    } catch (error) {
      return err(writeFailure(this.#file, error));
    }
  }

  async heads(): Promise<Result<readonly AnchoredHead[], VaultError>> {
    try {
      return ok((await readFile(this.#file, 'utf8')).split('\n').flatMap(parseHead));
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok([]) : err(readFailure(this.#file, error));
    }
  }
}

function parseHead(line: string): readonly AnchoredHead[] {
  try {
    const data: unknown = JSON.parse(line);
    return isAnchoredHead(data) ? [data] : [];
  } catch {
    return [];
  }
}
