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

  /**
   * Gives the file a name that no other has, and says which, while no other process changes it. Undefined where its text is not
   * `seen` any more: somebody else was quicker.
   */
  async setAside(seen: string): Promise<Result<string | undefined, VaultError>> {
    const { folder, name } = this.#options;
    return this.#locked(async () => {
      const now = await this.read();
      if (!now.ok) return now;
      if (now.value !== seen) return ok(undefined);
      const taken = new Set(await folder.names());
      let aside = `${name}.damaged`;
      for (let number = 2; taken.has(aside); number += 1) aside = `${name}.damaged-${number}`;
      const renamed = await folder.rename(name, aside);
      return renamed.ok ? ok(folder.pathOf(aside)) : renamed;
    });
  }

  /** Replaces the text by what `change` makes of it, while no other process does so. Where that is nothing, no byte is written. */
  async update(change: (text: string | undefined) => string | undefined): Promise<Result<void, VaultError>> {
    const { folder, name } = this.#options;
    try {
      await makePrivateFolder(folder.directory);
    } catch (error) {
      return err(writeFailure(folder.directory, error));
    }
    const ready = await folder.ensure();
    if (!ready.ok) return ready;
    return this.#locked(async () => {
      const before = await this.read();
      if (!before.ok) return before;
      const after = change(before.value);
      return after === undefined ? ok() : folder.write(name, Buffer.from(after, 'utf8'));
    });
  }

  #locked<T>(action: () => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const { folder, name, lock } = this.#options;
    const busy: VaultError = { kind: 'io', file: folder.pathOf(name), code: 'EBUSY' };
    return withFileLock(folder.pathOf(`${name}.lock`), { ...lock, busy }, action);
  }
}
