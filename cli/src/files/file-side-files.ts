import { existsSync, readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { SideFiles } from '../../../shared/src/flows/ports';
import { errorCode } from '../../../shared/src/host/error-code';
import { writeFailure } from '../../../shared/src/host/files/file-failure';
import { createFile, replaceFile } from './replace-file';

export interface FileSideFilesOptions {
  /** The folder that the command works in: the root where a file lies in no repository. */
  readonly cwd: string;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** keyward.env, .env.example and .gitignore on disk. */
export class FileSideFiles implements SideFiles {
  readonly #options: FileSideFilesOptions;

  constructor(options: FileSideFilesOptions) {
    this.#options = options;
  }

  read(file: string): Promise<string | undefined> {
    return Promise.resolve(readText(file));
  }

  write(file: string, text: string): Promise<Result<void, VaultError>> {
    const before = readText(file);
    const bytes = Buffer.from(text, 'utf8');
    try {
      if (before === undefined) createFile(file, bytes);
      else replaceFile(file, bytes, () => true, Buffer.from(this.#options.randomBytes(6)).toString('hex'));
      return Promise.resolve(ok());
    } catch (error) {
      return Promise.resolve(err(writeFailure(file, error)));
    }
  }

  /** The repository's root; outside of one, the folder where the command was called, or else the file's own. */
  rootOf(file: string): Promise<string> {
    const folder = path.dirname(path.resolve(file));
    for (let current = folder; ; current = path.dirname(current)) {
      if (existsSync(path.join(current, '.git'))) return Promise.resolve(current);
      if (current === path.dirname(current)) break;
    }
    const relative = path.relative(this.#options.cwd, folder);
    const inside = relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
    return Promise.resolve(inside ? this.#options.cwd : folder);
  }

  realFolder(folder: string): Promise<string> {
    return realpath(folder);
  }
}

/** Undefined where there is no such file. A byte order mark stays: it is the file's own. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
