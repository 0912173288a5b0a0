import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigEdit, ConfigEditError } from '../../core/config/edit-user-config';
import { EMPTY_CONFIG, parseUserConfig } from '../../core/config/user-config';
import type { ConfigFault, UserConfig } from '../../core/config/user-config';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { writeFailure } from '../../host/files/file-failure';
import type { KernelLock } from '../../host/files/file-lock';
import { withFileLock } from '../../host/files/file-lock';
import type { FileOperations } from '../../host/files/file-operations';
import { makeFolder } from '../../host/files/make-folder';
import { PrivateFolder } from '../../host/files/private-folder';
import { replaceFile } from '../../host/files/replace-file';
import { fileVersion, readUserFile } from '../../host/files/user-file';

export interface UserConfigFileOptions {
  /** Absolute, in user scope. */
  readonly file: string;
  /** Who must own the file; undefined on Windows. */
  readonly uid: number | undefined;
  readonly operations: FileOperations;
  readonly kernel: KernelLock | undefined;
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
}

const MAX_BYTES = 256 * 1024;
const LOCK_TIMEOUT_MS = 10_000;
const PRIVATE_FOLDER = 0o700;
/** Stands where a system's code would. */
const CHANGED = 'CHANGED_MEANWHILE';

/** The user's own config.yaml: the one place that says which stores there are. People edit it as well. */
export class UserConfigFile {
  readonly #options: UserConfigFileOptions;

  constructor(options: UserConfigFileOptions) {
    this.#options = options;
  }

  get file(): string {
    return this.#options.file;
  }

  /** Another text for every change of the file. Costs one `stat`. */
  version(): Promise<string> {
    return fileVersion(this.#options.file);
  }

  /** No file is the empty configuration. Errors: `config-broken` with its line, `unsafe-file`, `io`. */
  read(): Promise<Result<UserConfig, VaultError>> {
    const text = this.#text();
    if (!text.ok) return Promise.resolve(text);
    if (text.value === undefined) return Promise.resolve(ok(EMPTY_CONFIG));
    const config = parseUserConfig(text.value);
    return Promise.resolve(config.ok ? config : err(this.#broken(config.error)));
  }

  /**
   * Replaces the text by what `edit` makes of it, at once, while no other process of Keyward does so. A new file is this
   * user's alone; one that is there keeps its mode, and a link stays a link. Errors also: `store-exists`, `unknown-store`,
   * and `io` with CHANGED_MEANWHILE where an editor saved in between.
   */
  async update(edit: (text: string | undefined) => ConfigEdit): Promise<Result<void, VaultError>> {
    const { file, kernel, monotonic } = this.#options;
    try {
      await makeFolder(path.dirname(file), PRIVATE_FOLDER);
    } catch (error) {
      return err(writeFailure(file, error));
    }
    const busy: VaultError = { kind: 'io', file, code: 'EBUSY' };
    return withFileLock(`${file}.lock`, { kernel, timeoutMs: LOCK_TIMEOUT_MS, monotonic, busy }, async () => {
      const before = this.#text();
      if (!before.ok) return before;
      const after = edit(before.value);
      if (!after.ok) return err(this.#refusal(after.error));
      return this.#write(before.value, after.value);
    });
  }

  #text(): Result<string | undefined, VaultError> {
    const { file, uid } = this.#options;
    const text = readUserFile({ file, uid, maxBytes: MAX_BYTES });
    if (text.ok) return text;
    return err(text.error.kind === 'too-large' ? this.#broken({ reason: 'too-large' }) : text.error);
  }

  async #write(before: string | undefined, after: string): Promise<Result<void, VaultError>> {
    const { file, uid, operations, randomBytes } = this.#options;
    const bytes = Buffer.from(after, 'utf8');
    if (before === undefined) {
      const folder = new PrivateFolder({ directory: path.dirname(file), operations, uid, randomBytes });
      return folder.write(path.basename(file), bytes);
    }
    try {
      const suffix = Buffer.from(randomBytes(8)).toString('hex');
      const isCurrent = (now: Uint8Array): boolean => Buffer.from(now).equals(Buffer.from(before, 'utf8'));
      return replaceFile(await realpath(file), bytes, isCurrent, suffix) === 'replaced'
        ? ok() : err({ kind: 'io', file, code: CHANGED });
    } catch (error) {
      return err(writeFailure(file, error));
    }
  }

  #refusal(error: ConfigEditError): VaultError {
    return error.kind === 'broken' ? this.#broken(error.fault) : error;
  }

  #broken({ reason, line }: ConfigFault): VaultError {
    const { file } = this.#options;
    return line === undefined ? { kind: 'config-broken', file, reason } : { kind: 'config-broken', file, line, reason };
  }
}
