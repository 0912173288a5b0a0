import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { SideFiles, SideFileWrite } from '../../../shared/src/flows/ports';
import { readSideFile, writeSideFile } from '../../../shared/src/host/files/side-file';

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

  async read(file: string): Promise<string | undefined> {
    return Promise.resolve(readSideFile(file));
  }

  async write(file: string, before: string | undefined, after: string): Promise<Result<SideFileWrite, VaultError>> {
    return Promise.resolve(writeSideFile(file, before, after, Buffer.from(this.#options.randomBytes(6)).toString('hex')));
  }

  /** The repository's root; outside of one, the folder where the command was called, or else the file's own. */
  rootOf(file: string): Promise<string> {
    const folder = path.dirname(path.resolve(file));
    for (let current = folder; ; current = path.dirname(current)) {
      if (this.isRepository(current)) return Promise.resolve(current);
      if (current === path.dirname(current)) break;
    }
    const relative = path.relative(this.#options.cwd, folder);
    const inside = relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
    return Promise.resolve(inside ? this.#options.cwd : folder);
  }

  /** Whether a folder is a repository's root. */
  isRepository(folder: string): boolean {
    return existsSync(path.join(folder, '.git'));
  }

  /** Every document of the terminal is a file. */
  untitledFolder(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  realFolder(folder: string): Promise<string> {
    return realpath(folder);
  }
}
