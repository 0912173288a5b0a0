import type { Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { AuditEvent, AuditEventType } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../../host/error-code';
import type { FileOperations } from '../../host/files/file-operations';
import { hashLine, hashTorn, printEntry, START } from './entry';
import type { AuditHead } from './entry';
import { appendDurably, auditUnavailable, openForAppending, readFirst, readTail, unsafeReason } from './segment-file';
import { ACTIVE_SEGMENT, closedSegmentName, MAX_SEGMENT_BYTES, segmentFiles } from './segments';

export interface SegmentWriterOptions {
  readonly folder: string;
  readonly operations: FileOperations;
  readonly uid: number | undefined;
  readonly now: () => Date;
  readonly ids: () => string;
}

/** What one batch became: the head behind each event, and which log it is (the hash of its first entry). */
export interface Written {
  readonly heads: readonly AuditHead[];
  readonly log: string;
  /** The number of the first entry that was written: the log's own opening or recovery where one was needed. */
  readonly firstSeq: number;
}

/** What is known of the active segment after reading or writing it; holds as long as inode and size are the same. */
interface Known {
  readonly inode: number;
  readonly size: number;
  readonly head: AuditHead;
  readonly torn: Buffer;
  /** `YYYY-MM` of the first entry; undefined while there is none. */
  readonly month: string | undefined;
  readonly log: string | undefined;
}

/**
 * Writes batches of entries to the active segment and closes it when it is full or a month has passed. Its caller holds
 * the log's lock for the whole of `write`.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  readonly #file: string;
  #known: Known | undefined;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
    this.#file = path.join(options.folder, ACTIVE_SEGMENT);
  }

  async write(events: readonly AuditEvent[]): Promise<Result<Written, VaultError>> {
    try {
      return await this.#write(events);
    } catch (error) {
      this.#known = undefined;
      const code = errorCode(error);
      if (code === 'UNKNOWN') throw error;
      if (code === 'ELOOP' || code === 'EMLINK') return err({ kind: 'unsafe-file', file: this.#file, reason: 'symlink' });
      return err(auditUnavailable(this.#file, code));
    }
  }

  async #write(events: readonly AuditEvent[]): Promise<Result<Written, VaultError>> {
    const handle = await openForAppending(this.#file);
    try {
      const known = await this.#look(handle);
      if (!known.ok) return known;
      if (!this.#isFull(known.value)) return await this.#append(handle, known.value, events);
      await this.#close(known.value);
    } finally {
      await handle.close();
    }
    return this.#write(events);
  }

  /** What the active segment is, read only where another process wrote to it since. */
  async #look(handle: FileHandle): Promise<Result<Known, VaultError>> {
    const stats = await handle.stat();
    const unsafe = unsafeReason(stats, this.#options.uid);
    if (unsafe !== undefined) return err({ kind: 'unsafe-file', file: this.#file, reason: unsafe });
    const before = this.#known;
    if (before?.inode === stats.ino && before.size === stats.size) return ok(before);
    // The log only grows: what was there a moment ago and is gone was cut off.
    if (before?.inode === stats.ino && stats.size < before.size) return err(this.#damaged(before.head.seq));
    const read = await this.#read(handle, stats);
    if (read.ok) this.#known = read.value;
    return read;
  }

  async #read(handle: FileHandle, stats: Stats): Promise<Result<Known, VaultError>> {
    const previous = await this.#lastClosed();
    if (!previous.ok) return previous;
    const tail = await readTail(handle, stats.size, previous.value.head);
    if (!tail.ok) return err(this.#damaged(await lineCount(handle)));
    const first = await readFirst(handle, stats.size);
    const { head, torn } = tail.value;
    const month = first?.entry.timestamp.slice(0, 7);
    const log = previous.value.log ?? first?.hash;
    return ok({ inode: stats.ino, size: stats.size, head, torn, month, log });
  }

  /** Where the chain stood when the last segment was closed, and the log's identity, which its very first entry gives. */
  async #lastClosed(): Promise<Result<{ readonly head: AuditHead; readonly log: string | undefined }, VaultError>> {
    const closed = (await segmentFiles(this.#options.folder)).filter((file) => file !== this.#file);
    const [first, last] = [closed[0], closed.at(-1)];
    if (first === undefined || last === undefined) return ok({ head: START, log: undefined });
    const head = await inspect(last, async (handle, size) => {
      const tail = await readTail(handle, size, START);
      return tail.ok && tail.value.torn.length === 0 ? tail.value.head : undefined;
    });
    const log = await inspect(first, async (handle, size) => (await readFirst(handle, size))?.hash);
    return head === undefined ? err({ kind: 'audit-damaged', file: last, line: 0 }) : ok({ head, log });
  }

  async #append(handle: FileHandle, known: Known, events: readonly AuditEvent[]): Promise<Result<Written, VaultError>> {
    const now = this.#options.now();
    const { lines, heads } = this.#chain(known, events, now);
    const bytes = Buffer.from(`${known.torn.length > 0 ? '\n' : ''}${lines.join('\n')}\n`, 'utf8');
    if (known.size === 0) await this.#options.operations.syncDirectory(this.#options.folder);
    const appended = await appendDurably(handle, bytes, known.size, this.#options.operations);
    if (!appended.ok) {
      this.#known = undefined;
      return err(auditUnavailable(this.#file, errorCode(appended.error.error)));
    }
    // Only whoever ignored the lock can have written in between. The chain has forked then, and that is no success.
    const { size } = await handle.stat();
    if (size !== known.size + bytes.length) {
      this.#known = undefined;
      return err(auditUnavailable(this.#file, 'EBUSY'));
    }
    const log = known.log ?? hashLine(lines[0] ?? '');
    const head = heads.at(-1) ?? known.head;
    const month = known.month ?? now.toISOString().slice(0, 7);
    this.#known = { inode: known.inode, size, head, torn: Buffer.alloc(0), month, log };
    return ok({ heads: heads.slice(-events.length), log, firstSeq: known.head.seq + 1 });
  }

  /** Prints the events as links of the chain, with what must come before them: the log's opening, the end of a torn line. */
  #chain(known: Known, events: readonly AuditEvent[], now: Date): { readonly lines: string[]; readonly heads: AuditHead[] } {
    const [first] = events;
    const lines: string[] = [];
    const heads: AuditHead[] = [];
    let head = known.head;
    const add = (event: AuditEvent, previous: AuditHead): void => {
      const line = printEntry(event, previous, now);
      head = { seq: previous.seq + 1, hash: hashLine(line) };
      lines.push(line);
      heads.push(head);
    };
    if (first !== undefined && known.torn.length > 0) {
      const previous = { seq: head.seq, hash: hashTorn(head, known.torn) };
      add(this.#ownEvent('LOG_RECOVERED', `torn:${known.torn.length}`, first), previous);
    } else if (first !== undefined && known.size === 0) {
      add(this.#ownEvent('LOG_OPENED', head.seq === 0 ? 'new' : 'continued', first), head);
    }
    for (const event of events) add(event, head);
    return { lines, heads };
  }

  #ownEvent(type: AuditEventType, action: string, cause: AuditEvent): AuditEvent {
    return {
      event_type: type, agent_id: 'keyward', secret_name: '', action, result: 'success', permission_validation: 'none',
      source_ip: cause.source_ip, session_id: cause.session_id, correlation_id: this.#options.ids(), phase: 'outcome',
      store: '', secret_version: null, component: cause.component,
    };
  }

  #isFull(known: Known): boolean {
    if (known.month === undefined || known.torn.length > 0) return false;
    return known.size >= MAX_SEGMENT_BYTES || known.month < this.#options.now().toISOString().slice(0, 7);
  }

  /** Gives the active segment its final name. The next one goes on with the same numbers and the same chain. */
  async #close(known: Known): Promise<void> {
    const { folder, operations } = this.#options;
    const target = path.join(folder, closedSegmentName(known.head.seq));
    if (await exists(target)) throw Object.assign(new Error('a closed segment has this name already'), { code: 'EEXIST' });
    await operations.rename(this.#file, target);
    await operations.syncDirectory(folder);
    this.#known = undefined;
  }

  #damaged(line: number): VaultError {
    return { kind: 'audit-damaged', file: this.#file, line };
  }
}

async function inspect<T>(file: string, read: (handle: FileHandle, size: number) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await read(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function lineCount(handle: FileHandle): Promise<number> {
  let count = 0;
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    for (const byte of chunk as Buffer) if (byte === 0x0a) count += 1;
  }
  return count;
}
