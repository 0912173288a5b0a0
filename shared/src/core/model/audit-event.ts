/**
 * One line of the audit log. Every member is on this list, capped in length and escaped; none may hold a value or a
 * hash of one. Members and their order are the file format: see docs/adr on the audit chain.
 */
export interface AuditEvent {
  readonly event_type: AuditEventType;
  readonly agent_id: string;
  readonly secret_name: string;
  readonly action: string;
  readonly result: AuditResult;
  readonly permission_validation: string;
  readonly source_ip: string;
  readonly session_id: string;
  readonly correlation_id: string;
  readonly phase: 'intent' | 'outcome';
  readonly store: string;
  readonly secret_version: number | null;
  readonly component: 'cli' | 'editor' | 'mcp' | 'agent';
}

export type AuditEventType =
  | 'SECRET_READ' | 'SECRET_WRITE' | 'SECRET_LIST' | 'SECRET_DELETE' | 'SECRET_ROTATE' | 'SECRET_EXPORT'
  | 'ACCESS_DENIED' | 'UNLOCK' | 'LOCK' | 'PERMISSION_CHANGE' | 'CONFIG_CHANGE' | 'RUN' | 'APPROVAL' | 'SKILL_VERDICT'
  | 'LOG_RECOVERED' | 'LOG_OPENED' | 'ANCHOR';

export type AuditResult = 'pending' | 'success' | 'failure' | 'denied' | 'cancelled';
