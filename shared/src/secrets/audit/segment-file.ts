import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { FileOperations } from '../../host/files/file-operations';
import { hashLine, parseEntry } from './entry';
import type { AuditEntry, AuditHead } from './entry';

/** How a segment ends. `torn` is what a crash left behind the last whole entry; usually nothing. */
export interface SegmentTail {
  readonly entry: AuditEntry | undefined;
  readonly head: AuditHead;
  readonly torn: Buffer;
}

/** More than any line can be: the length caps of an entry add up to less than 8 KiB of UTF-8. */
const TAIL_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;
const OTHERS = 0o077;
const FILE_MODE = 0o600;

/** Opens a segment for reading and appending, made with mode 0600 where it is missing. Never follows a symbolic link. */
export async function openForAppending(file: string): Promise<FileHandle> {
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;
  return open(file, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK, FILE_MODE);
}

/** Why a file cannot be the log: others could have written it, or it is none. `uid` is undefined on Windows. */
export function unsafeReason(stats: Stats, uid: number | undefined): 'not-a-file' | 'owner' | 'permissions' | undefined {
  if (!stats.isFile()) return 'not-a-file';
  if (uid === undefined) return undefined;
  if (stats.uid !== uid) return 'owner';
  return (stats.mode & OTHERS) === 0 ? undefined : 'permissions';
}

/**
 * Reads how a segment of `size` bytes ends. A last line that is whole but no entry of ours is damage; a last line
 * without its line feed is what a crash leaves, together with earlier remains right before it.
 * `previous` is where the chain stood before this segment.
 */
export async function readTail(
  handle: FileHandle, size: number, previous: AuditHead,
): Promise<Result<SegmentTail, 'damaged'>> {
  const start = Math.max(0, size - TAIL_BYTES);
  const chunk = Buffer.alloc(size - start);
  await readFully(handle, chunk, start);
  const torn = chunk.length > 0 && chunk.at(-1) !== LINE_FEED;
  let end = chunk.lastIndexOf(LINE_FEED) + 1;
  while (end > 0) {
    const lineStart = chunk.subarray(0, end - 1).lastIndexOf(LINE_FEED) + 1;
    const line = chunk.subarray(lineStart, end - 1);
    const entry = parseEntry(line.toString('utf8'));
    if (entry !== undefined) {
      return ok({ entry, head: { seq: entry.seq, hash: hashLine(line) }, torn: chunk.subarray(end) });
    }
    if (!torn) return err('damaged');
    end = lineStart;
  }
  return start === 0 ? ok({ entry: undefined, head: previous, torn: chunk }) : err('damaged');
}

/** The first entry of a segment, or undefined where it has none. */
export async function readFirst(handle: FileHandle, size: number): Promise<{ entry: AuditEntry; hash: string } | undefined> {
  const chunk = Buffer.alloc(Math.min(size, TAIL_BYTES));
  await readFully(handle, chunk, 0);
  const end = chunk.indexOf(LINE_FEED);
  const line = chunk.subarray(0, Math.max(end, 0));
  const entry = parseEntry(line.toString('utf8'));
  return entry === undefined ? undefined : { entry, hash: hashLine(line) };
}

/**
 * Appends with one write and makes it durable. A full disk may take a part of it without any error; a part is taken
 * back, so that the file ends with a whole entry again, and the append fails. Answers the code of what went wrong.
 */
export async function appendDurably(
  handle: FileHandle, bytes: Uint8Array, sizeBefore: number, operations: Pick<FileOperations, 'write'>,
): Promise<Result<void, AppendFailure>> {
  const failed = await writeAndSync(handle, bytes, operations);
  if (failed === undefined) return ok();
  try {
    await handle.truncate(sizeBefore);
    await handle.datasync();
    return err({ error: failed, takenBack: true });
  } catch {
    return err({ error: failed, takenBack: false });
  }
}

export interface AppendFailure {
  readonly error: unknown;
  /** False when even that failed: a torn tail is left, which the next append closes. */
  readonly takenBack: boolean;
}

async function writeAndSync(
  handle: FileHandle, bytes: Uint8Array, operations: Pick<FileOperations, 'write'>,
): Promise<unknown> {
  try {
    const written = await operations.write(handle, bytes, 0);
    if (written < bytes.length) return Object.assign(new Error('short write'), { code: 'ENOSPC' });
    await handle.datasync();
    return undefined;
  } catch (error) {
    return error;
  }
}

async function readFully(handle: FileHandle, target: Buffer, position: number): Promise<void> {
  for (let offset = 0; offset < target.length;) {
    const { bytesRead } = await handle.read(target, offset, target.length - offset, position + offset);
    if (bytesRead === 0) throw Object.assign(new Error('the file became shorter while it was read'), { code: 'EIO' });
    offset += bytesRead;
  }
}

/** What `audit-damaged` and the rest of the program say about a failed system call on the log. */
export function auditUnavailable(file: string, code: string): VaultError {
  return { kind: 'audit-unavailable', file, code };
}

