import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditEvent } from '../../shared/src/core/model/audit-event';
import type { KernelLock } from '../../shared/src/host/files/file-lock';
import type { FileOperations } from '../../shared/src/host/files/file-operations';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../shared/src/host/files/kernel-lock';
import { FileAuditLog } from '../../shared/src/secrets/audit/file-audit-log';
import { ACTIVE_SEGMENT } from '../../shared/src/secrets/audit/segments';
import type { Witness } from '../../shared/src/secrets/audit/witness';

/** A real log in a temporary folder, with a clock and file operations that a test can turn. */
export class AuditFolder {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'keyward-audit-'));
  readonly file = path.join(this.folder, ACTIVE_SEGMENT);
  readonly operations: { -readonly [Name in keyof FileOperations]: FileOperations[Name] } = { ...nodeFileOperations(process.platform) };
  readonly witnesses: Witness[] = [];
  time = new Date('2026-01-02T03:04:05.000Z');

  /** A log as one process has it. Several of one folder are several processes, as far as the lock is concerned. */
  async open(kernel: Promise<KernelLock | undefined> = loadKernelLock()): Promise<FileAuditLog> {
    return new FileAuditLog({
      folder: this.folder,
      kernel: await kernel,
      operations: this.operations,
      uid: process.getuid?.(),
      witnesses: this.witnesses,
      now: () => this.time,
      monotonic: () => performance.now(),
      ids: randomUUID,
    });
  }

  lines(): readonly string[] {
    return readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
  }

  /** Puts a changed log in the place of the real one: what an intruder with the user's rights can do. */
  tamper(change: (lines: string[]) => readonly string[]): void {
    writeFileSync(this.file, change([...this.lines()]).map((line) => `${line}\n`).join(''));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function auditEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    event_type: 'SECRET_READ', agent_id: 'me', secret_name: 'shop/key#value', action: 'inject:KEY', result: 'success',
    permission_validation: 'allow default/person', source_ip: 'local', session_id: 's1', correlation_id: 'c1', phase: 'outcome',
    store: 'local', secret_version: 1, component: 'cli', ...changes,
  };
}
