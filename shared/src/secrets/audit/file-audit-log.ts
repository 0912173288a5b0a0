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
import type { Written } from './segment-writer';
import type { AnchoredHead, Witness } from './witness';
import { needsAnchor, reachesAnchor } from './witness';

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
  /** Witnesses that did not take the last head that they were shown. */
  readonly #behind = new Set<Witness>();

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
    await this.#anchor(events, written.value);
    return ok(written.value.heads);
  }

  /**
   * Shows the newest head to the witnesses, after the log's own lock was released: a witness may have a lock of its own,
   * and locks are taken in one order. One that does not take it stops nothing, but that is in the log itself, and it is
   * asked again after every entry until it does.
   */
  async #anchor(events: readonly AuditEvent[], { heads, log, firstSeq }: Written): Promise<void> {
    const [last, event] = [heads.at(-1), events.at(-1)];
    if (last === undefined || event === undefined) return;
    const due = events.some(needsAnchor) || reachesAnchor(firstSeq, last.seq);
    const asked = this.#options.witnesses.filter((witness) => due || this.#behind.has(witness));
    const anchored = { ...last, log, timestamp: this.#options.now().toISOString() };
    const failed = await Promise.all(asked.map((witness) => this.#show(witness, anchored)));
    const news = failed.flatMap((name) => (name === undefined ? [] : [anchorFailure(name, event, this.#options.ids())]));
    // Where this cannot be written either, the next entry cannot, and that one says so.
    if (news.length > 0) await this.#exclusively(() => this.#writer.write(news));
  }

  /** Gives the witness's name when it has begun to fail. */
  async #show(witness: Witness, head: AnchoredHead): Promise<string | undefined> {
    const remembered = await witness.remember(head);
    if (remembered.ok) {
      this.#behind.delete(witness);
      return undefined;
    }
    const known = this.#behind.has(witness);
    this.#behind.add(witness);
    return known ? undefined : witness.name;
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

/** The entry for a witness that did not take a head, written on behalf of whoever caused the head. */
function anchorFailure(witness: string, cause: AuditEvent, correlationId: string): AuditEvent {
  return {
    ...cause, event_type: 'ANCHOR', secret_name: '', action: `witness:${witness}`, result: 'failure', permission_validation: 'none',
    correlation_id: correlationId, phase: 'outcome', store: '', secret_version: null,
  };
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
