import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { makePrivateFolder } from '../paths/user-paths';
import { writeFailure } from './file-failure';
import type { FileLockOptions } from './file-lock';
import { withFileLock } from './file-lock';
import type { PrivateFolder } from './private-folder';

export interface PrivateTextFileOptions {
  readonly folder: PrivateFolder;
  readonly name: string;
  readonly lock: Omit<FileLockOptions, 'busy'>;
}

/** Larger ones were not written by us. */
const MAX_BYTES = 32 * 1024 * 1024;

/** One small UTF-8 file of this user alone (0600), which several processes change one after the other. */
export class PrivateTextFile {
  readonly #options: PrivateTextFileOptions;

  constructor(options: PrivateTextFileOptions) {
    this.#options = options;
  }

  /** Undefined where there is none. */
  async read(): Promise<Result<string | undefined, VaultError>> {
    const file = await this.#options.folder.read(this.#options.name, MAX_BYTES);
    return file.ok ? ok(file.value?.bytes.toString('utf8')) : file;
  }

  get path(): string {
    return this.#options.folder.pathOf(this.#options.name);
  }

  /** Gives the file a name that no other has, and says which. */
  async setAside(): Promise<Result<string, VaultError>> {
    const { folder, name } = this.#options;
    const taken = new Set(await folder.names());
    let aside = `${name}.damaged`;
    for (let number = 2; taken.has(aside); number += 1) aside = `${name}.damaged-${number}`;
    const renamed = await folder.rename(name, aside);
    return renamed.ok ? ok(folder.pathOf(aside)) : renamed;
  }

  /** Replaces the text by what `change` makes of it, while no other process does so. */
  async update(change: (text: string | undefined) => string): Promise<Result<void, VaultError>> {
    const { folder, name, lock } = this.#options;
    try {
      await makePrivateFolder(folder.directory);
    } catch (error) {
      return err(writeFailure(folder.directory, error));
    }
    const ready = await folder.ensure();
    if (!ready.ok) return ready;
    const busy: VaultError = { kind: 'io', file: folder.pathOf(name), code: 'EBUSY' };
    return withFileLock(folder.pathOf(`${name}.lock`), { ...lock, busy }, async () => {
      const before = await this.read();
      return before.ok ? folder.write(name, Buffer.from(change(before.value), 'utf8')) : before;
    });
  }
}
