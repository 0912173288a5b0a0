import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, open, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../error-code';
import { readFailure, writeFailure } from './file-failure';
import type { FileOperations } from './file-operations';
import { makeFolder } from './make-folder';

export interface PrivateFolderOptions {
  readonly directory: string;
  readonly operations: FileOperations;
  /** Who must own every file (`process.getuid`); undefined on Windows, where access lists guard the user's folder. */
  readonly uid: number | undefined;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** Tells one state of a file from another without reading it: any writer of ours makes a new inode. */
export interface FileIdentity {
  readonly inode: number;
  readonly size: number;
  readonly modified: number;
}

export interface PrivateFile {
  readonly bytes: Buffer;
  readonly identity: FileIdentity;
}

type ReadBody = (handle: FileHandle, file: string, size: number) => Promise<Result<Buffer, VaultError>>;

/**
 * Windows lacks both flags, which are then undefined and count as 0. O_NONBLOCK: opening a FIFO that somebody put in
 * place of the file must not wait for its other end.
 */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;
const OTHERS = 0o077;
const TEMPORARY = /^\.[0-9a-f]{24}\.tmp$/;

/**
 * A directory of this user alone (0700, files 0600). What others could have changed or can read is refused, a symbolic
 * link is never followed, and a file is either its old bytes or its new ones, whenever the power goes.
 */
export class PrivateFolder {
  readonly directory: string;
  readonly #operations: FileOperations;
  readonly #uid: number | undefined;
  readonly #randomBytes: (size: number) => Uint8Array;

  constructor(options: PrivateFolderOptions) {
    this.directory = options.directory;
    this.#operations = options.operations;
    this.#uid = options.uid;
    this.#randomBytes = options.randomBytes;
  }

  pathOf(name: string): string {
    return path.join(this.directory, name);
  }

  /** Makes the folder where it is missing, with a `.gitignore` so that no repository takes it up. */
  async ensure(): Promise<Result<void, VaultError>> {
    try {
      await makeFolder(this.directory, DIRECTORY_MODE);
    } catch (error) {
      return err(writeFailure(this.directory, error));
    }
    const checked = await this.exists();
    if (!checked.ok) return checked;
    const ignore = await this.read('.gitignore', 1024);
    if (!ignore.ok || ignore.value !== undefined) return ignore.ok ? ok() : ignore;
    return this.write('.gitignore', Buffer.from('*\n'));
  }

  /** Whether the folder is there; an unsafe one is an error. */
  async exists(): Promise<Result<boolean, VaultError>> {
    try {
      const stats = await lstat(this.directory);
      const unsafe = this.#checkDirectory(stats);
      return unsafe === undefined ? ok(true) : err(unsafe);
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(false) : err(readFailure(this.directory, error));
    }
  }

  /** The whole file, or undefined where there is none. A file over `maxBytes` is refused with EFBIG before it is read. */
  read(name: string, maxBytes: number): Promise<Result<PrivateFile | undefined, VaultError>> {
    return this.#read(name, async (handle, file, size) => {
      if (size > maxBytes) return err({ kind: 'io', file, code: 'EFBIG' });
      return ok(await handle.readFile());
    });
  }

  /** At most the first `length` bytes of a file. */
  readStart(name: string, length: number): Promise<Result<PrivateFile | undefined, VaultError>> {
    return this.#read(name, async (handle) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length, 0);
      return ok(buffer.subarray(0, bytesRead));
    });
  }

  async #read(name: string, body: ReadBody): Promise<Result<PrivateFile | undefined, VaultError>> {
    const present = await this.exists();
    if (!present.ok) return present;
    if (!present.value) return ok(undefined);
    const file = this.pathOf(name);
    try {
      return await this.#readOpened(file, body);
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(undefined) : err(readFailure(file, error));
    }
  }

  /** What `read` would report as identity, without reading; undefined where there is no such file. */
  async identify(name: string): Promise<FileIdentity | undefined> {
    try {
      return identityOf(await lstat(this.pathOf(name)));
    } catch {
      return undefined;
    }
  }

  /** Replaces a file by `bytes`: written beside it, synced, renamed over it, directory synced. */
  async write(name: string, bytes: Uint8Array): Promise<Result<void, VaultError>> {
    const temporary = await this.writeTemporary(bytes);
    if (!temporary.ok) return temporary;
    const moved = await this.rename(temporary.value, name);
    if (!moved.ok) {
      await this.remove(temporary.value);
      return moved;
    }
    return this.sync();
  }

  /** Puts `bytes` on disk under a new name of its own, which is returned. */
  async writeTemporary(bytes: Uint8Array): Promise<Result<string, VaultError>> {
    const name = `.${Buffer.from(this.#randomBytes(12)).toString('hex')}.tmp`;
    const file = this.pathOf(name);
    try {
      const handle = await open(file, 'wx', FILE_MODE);
      try {
        for (let offset = 0; offset < bytes.length;) {
          const written = await this.#operations.write(handle, bytes, offset);
          // A write that takes nothing would never end; the kernel answers so only on a full device.
          if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
          offset += written;
        }
        await this.#operations.sync(handle);
      } finally {
        await handle.close();
      }
      return ok(name);
    } catch (error) {
      await this.remove(name);
      return err(writeFailure(file, error));
    }
  }

  async rename(from: string, to: string): Promise<Result<void, VaultError>> {
    try {
      await this.#operations.rename(this.pathOf(from), this.pathOf(to));
      return ok();
    } catch (error) {
      return err(writeFailure(this.pathOf(to), error));
    }
  }

  /** Gives a file a second name unless that is taken: false then. Of several that try, one gets true. */
  claim(existing: string, name: string): Promise<Result<boolean, VaultError>> {
    return this.linkFrom(this.pathOf(existing), name);
  }

  /** `claim` for a file of another folder, by its absolute path; both must lie on one file system. */
  async linkFrom(existing: string, name: string): Promise<Result<boolean, VaultError>> {
    try {
      await this.#operations.link(existing, this.pathOf(name));
      return ok(true);
    } catch (error) {
      return errorCode(error) === 'EEXIST' ? ok(false) : err(writeFailure(this.pathOf(name), error));
    }
  }

  async sync(): Promise<Result<void, VaultError>> {
    try {
      await this.#operations.syncDirectory(this.directory);
      return ok();
    } catch (error) {
      return err(writeFailure(this.directory, error));
    }
  }

  /** Removes a file if it can: what is left over is swept later. */
  async remove(name: string): Promise<void> {
    await unlink(this.pathOf(name)).catch(() => undefined);
  }

  async names(): Promise<readonly string[]> {
    return readdir(this.directory).catch(() => []);
  }

  /** Removes what killed writers left behind. `olderThan` is in milliseconds since 1970: a living writer is younger. */
  async sweep(olderThan: number): Promise<void> {
    for (const name of await this.names()) {
      if (!TEMPORARY.test(name)) continue;
      const identity = await this.identify(name);
      if (identity !== undefined && identity.modified < olderThan) await this.remove(name);
    }
  }

  async #readOpened(file: string, body: ReadBody): Promise<Result<PrivateFile, VaultError>> {
    const handle = await open(file, READ_FLAGS);
    try {
      const stats = await handle.stat();
      const unsafe = this.#checkFile(file, stats);
      if (unsafe !== undefined) return err(unsafe);
      const bytes = await body(handle, file, stats.size);
      return bytes.ok ? ok({ bytes: bytes.value, identity: identityOf(stats) }) : bytes;
    } finally {
      await handle.close();
    }
  }

  #checkDirectory(stats: Stats): VaultError | undefined {
    const file = this.directory;
    if (stats.isSymbolicLink()) return { kind: 'unsafe-file', file, reason: 'symlink' };
    if (!stats.isDirectory()) return { kind: 'unsafe-file', file, reason: 'not-a-file' };
    return this.#checkAccess(file, stats);
  }

  #checkFile(file: string, stats: Stats): VaultError | undefined {
    if (!stats.isFile()) return { kind: 'unsafe-file', file, reason: 'not-a-file' };
    return this.#checkAccess(file, stats);
  }

  #checkAccess(file: string, stats: Stats): VaultError | undefined {
    if (this.#uid === undefined) return undefined;
    if (stats.uid !== this.#uid) return { kind: 'unsafe-file', file, reason: 'owner' };
    return (stats.mode & OTHERS) === 0 ? undefined : { kind: 'unsafe-file', file, reason: 'permissions' };
  }
}

function identityOf(stats: Stats): FileIdentity {
  return { inode: stats.ino, size: stats.size, modified: stats.mtimeMs };
}
