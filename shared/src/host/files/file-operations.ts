import type { FileHandle } from 'node:fs/promises';
import { link, open, rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../error-code';

/**
 * The system calls on which durability rests, each in a place of its own: a test stops a process inside any of them.
 */
export interface FileOperations {
  /** Writes from `offset` on and returns how many bytes were taken, which may be fewer than there are. */
  readonly write: (handle: FileHandle, bytes: Uint8Array, offset: number) => Promise<number>;
  readonly sync: (handle: FileHandle) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name; fails with EEXIST where that name is taken. Atomic, on every file system that can do it. */
  readonly link: (existing: string, created: string) => Promise<void>;
  /** A new name is on disk only after its directory was synced: see fsync(2). */
  readonly syncDirectory: (directory: string) => Promise<void>;
}

const RENAME_TRIES = 10;
const RENAME_PAUSE_MS = 20;
/** What Windows answers while a virus scanner or an indexer has the target open. */
const PASSING_CODES: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

export function nodeFileOperations(platform: NodeJS.Platform): FileOperations {
  return {
    write: async (handle, bytes, offset) => (await handle.write(bytes, offset, bytes.length - offset)).bytesWritten,
    sync: (handle) => handle.sync(),
    rename: platform === 'win32' ? renamePatiently : rename,
    link,
    // Windows cannot open a directory for syncing; NTFS journals its names by itself.
    syncDirectory: platform === 'win32' ? async () => {} : syncDirectory,
  };
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (tries >= RENAME_TRIES || !PASSING_CODES.has(errorCode(error))) throw error;
      await delay(tries * RENAME_PAUSE_MS);
    }
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
