import path from 'node:path';
import type { AuditEvent } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { errorCode } from '../../host/error-code';
import type { KernelLock } from '../../host/files/file-lock';
import { withFileLock } from '../../host/files/file-lock';
import type { FileOperations } from '../../host/files/file-operations';
import { makePrivateFolder } from '../../host/paths/user-paths';
import type { AuditLog } from './audit-log';
import { withClaim } from './claim-lock';
import type { AuditHead } from './entry';
import { auditUnavailable } from './segment-file';
import { SegmentWriter } from './segment-writer';
import { ENTRIES_PER_ANCHOR, needsAnchor } from './witness';
import type { Witness } from './witness';

export interface FileAuditLogOptions {
  /** The folder of the log: user scope, never a setting of a workspace. */
  readonly folder: string;
  readonly kernel: KernelLock | undefined;
  readonly operations: FileOperations;
  readonly uid: number | undefined;
  readonly witnesses: readonly Witness[];
  readonly now: () => Date;
  readonly monotonic: () => number;
  /** A fresh random text for each call, such as a UUID. */
  readonly ids: () => string;
}

/** Entries that wait while another batch is written share its successor: one write and one sync for all of them. */
const MAX_BATCH = 64;
const LOCK_TIMEOUT_MS = 10_000;

interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (result: Result<AuditHead, VaultError>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The log as files: append-only, hash-chained, shared by all processes of a user. See docs/audit.md for the format and
 * docs/adr/0003-audit-chain.md for why it is so.
 */
export class FileAuditLog implements AuditLog {
  readonly #options: FileAuditLogOptions;
  readonly #writer: SegmentWriter;
  readonly #waiting: Waiting[] = [];
  #writing = false;
  #sinceAnchor = 0;

  constructor(options: FileAuditLogOptions) {
    this.#options = options;
    this.#writer = new SegmentWriter(options);
  }

  append(event: AuditEvent): Promise<Result<AuditHead, VaultError>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event, resolve, reject });
      if (!this.#writing) void this.#writeWaiting();
    });
  }

  async #writeWaiting(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      try {
        const written = await this.#writeBatch(batch.map(({ event }) => event));
        for (const [index, { resolve }] of batch.entries()) resolve(resultFor(written, index));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = false;
  }

  async #writeBatch(events: readonly AuditEvent[]): Promise<Result<readonly AuditHead[], VaultError>> {
    const { folder } = this.#options;
    try {
      await makePrivateFolder(folder);
    } catch (error) {
      return err(auditUnavailable(folder, errorCode(error)));
    }
    const written = await this.#exclusively(() => this.#writer.write(events));
    if (!written.ok) return err(asAuditError(written.error));
    await this.#anchor(events, written.value.heads.at(-1), written.value.log);
    return ok(written.value.heads);
  }

  /**
   * Shows the newest head to the witnesses, after the log's own lock was released: a witness may be a vault with a lock of
   * its own, and locks are taken in one order. One that does not answer stops nothing; `audit verify` says how far each is.
   */
  async #anchor(events: readonly AuditEvent[], head: AuditHead | undefined, log: string): Promise<void> {
    this.#sinceAnchor += events.length;
    if (head === undefined || (this.#sinceAnchor < ENTRIES_PER_ANCHOR && !events.some(needsAnchor))) return;
    this.#sinceAnchor = 0;
    const anchored = { ...head, log, timestamp: this.#options.now().toISOString() };
    await Promise.all(this.#options.witnesses.map((witness) => witness.remember(anchored)));
  }

  /** One writer of all processes at a time: two would write two successors of one entry. */
  async #exclusively<T>(body: () => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
    const { folder, kernel, monotonic, now, ids } = this.#options;
    const file = path.join(folder, kernel === undefined ? 'audit.claim' : 'audit.lock');
    const options = { monotonic, timeoutMs: LOCK_TIMEOUT_MS, busy: auditUnavailable(file, 'EBUSY') };
    try {
      return kernel === undefined
        ? await withClaim(file, { ...options, now: () => now().getTime(), ids }, body)
        : await withFileLock(file, { ...options, kernel }, body);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'UNKNOWN') throw error;
      return err(auditUnavailable(file, code));
    }
  }
}

function resultFor(written: Result<readonly AuditHead[], VaultError>, index: number): Result<AuditHead, VaultError> {
  if (!written.ok) return written;
  const head = written.value[index];
  if (head === undefined) throw new Error('a batch has a head for each of its entries');
  return ok(head);
}

/** The lock's own failures are the log's to its callers. */
function asAuditError(error: VaultError): VaultError {
  if (error.kind === 'read-only') return auditUnavailable(error.file, 'EACCES');
  if (error.kind === 'disk-full') return auditUnavailable(error.file, 'ENOSPC');
  return error.kind === 'io' ? auditUnavailable(error.file, error.code) : error;
}
