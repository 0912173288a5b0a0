import type { AuditEvent } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import type { AuditHead } from './entry';

/** Where SecretService writes what it is about to do and what came of it. */
export interface AuditLog {
  /**
   * Puts one entry on disk. When it is ok, the entry survives a power cut; when it is not, no trace of it is left and
   * the caller must not go on.
   */
  append(event: AuditEvent): Promise<Result<AuditHead, VaultError>>;
}
