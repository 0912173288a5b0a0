import type { AuditEvent } from '../../shared/src/core/model/audit-event';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import type { Result } from '../../shared/src/core/result';
import { err, ok } from '../../shared/src/core/result';
import type { AuditLog } from '../../shared/src/secrets/audit/audit-log';
import type { AuditHead } from '../../shared/src/secrets/audit/entry';

/** A log in memory that can refuse an entry of the test's choice, as a full disk would. */
export class MemoryAuditLog implements AuditLog {
  readonly events: AuditEvent[] = [];
  /** Answers true for an entry that cannot be written. */
  refuses: (event: AuditEvent) => boolean = () => false;

  append(event: AuditEvent): Promise<Result<AuditHead, VaultError>> {
    if (this.refuses(event)) return Promise.resolve(err({ kind: 'audit-unavailable', file: 'audit.jsonl', code: 'ENOSPC' }));
    this.events.push(event);
    return Promise.resolve(ok({ seq: this.events.length, hash: '0'.repeat(64) }));
  }

  /** `phase event action result`, for comparing whole histories. */
  history(): readonly string[] {
    return this.events.map((event) => `${event.phase} ${event.event_type} ${event.action} ${event.result}`);
  }
}
