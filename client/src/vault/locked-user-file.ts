import path from 'node:path';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { UserFile } from '../../../shared/src/flows/ports';
import type { FileLockOptions } from '../../../shared/src/host/files/file-lock';
import { withFileLock } from '../../../shared/src/host/files/file-lock';
import type { PrivateFolder } from '../../../shared/src/host/files/private-folder';

const MAX_BYTES = 16 * 1024 * 1024;

/** A small text file of this user alone, changed by one process at a time and replaced whole. */
export class LockedUserFile implements UserFile {
  readonly #folder: PrivateFolder;
  readonly #name: string;
  readonly #lock: FileLockOptions;

  constructor(folder: PrivateFolder, file: string, lock: FileLockOptions) {
    this.#folder = folder;
    this.#name = path.basename(file);
    this.#lock = lock;
  }

  async read(): Promise<Result<string | undefined, VaultError>> {
    const file = await this.#folder.read(this.#name, MAX_BYTES);
    return file.ok ? ok(file.value?.bytes.toString('utf8')) : file;
  }

  async update(change: (text: string | undefined) => string): Promise<Result<void, VaultError>> {
    const ensured = await this.#folder.ensure();
    if (!ensured.ok) return ensured;
    return withFileLock(this.#folder.pathOf(`${this.#name}.lock`), this.#lock, async () => {
      const before = await this.read();
      return before.ok ? this.#folder.write(this.#name, Buffer.from(change(before.value), 'utf8')) : before;
    });
  }
}
