import type { AuditEventType, AuditResult } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import { parseEntry } from './entry';
import type { AuditEntry } from './entry';
import { readSegment } from './read-segment';
import { segmentFiles } from './segments';

/** Which entries are wanted. What is not given is not asked about. */
export interface AuditFilter {
  /** From this moment on. */
  readonly from?: Date;
  /** Before this moment. */
  readonly to?: Date;
  readonly eventTypes?: readonly AuditEventType[];
  readonly results?: readonly AuditResult[];
  readonly agentId?: string;
  readonly store?: string;
  /** A secret's path: with or without `#field`, and everything below it. */
  readonly name?: string;
  readonly correlationId?: string;
  /** Leaves out what was only begun: an intent whose outcome follows says nothing new. */
  readonly outcomesOnly?: boolean;
  /** At most so many, the newest. */
  readonly limit?: number;
}

/** The wanted entries, oldest first. Lines that are no entries are passed over: `verifyAuditLog` is what speaks of them. */
export async function queryAuditLog(folder: string, filter: AuditFilter): Promise<Result<readonly AuditEntry[], VaultError>> {
  const found: AuditEntry[][] = [];
  let count = 0;
  const limit = filter.limit ?? Number.POSITIVE_INFINITY;
  for (const file of (await segmentFiles(folder)).toReversed()) {
    if (count >= limit) break;
    const segment = await readSegment(file);
    if (!segment.ok) return segment;
    const matching = segment.value.lines.flatMap((line) => {
      const entry = parseEntry(line.toString('utf8'));
      return entry !== undefined && matches(entry, filter) ? [entry] : [];
    });
    found.unshift(matching);
    count += matching.length;
  }
  const entries = found.flat();
  return ok(entries.length > limit ? entries.slice(entries.length - limit) : entries);
}

export function matches(entry: AuditEntry, filter: AuditFilter): boolean {
  const { from, to, eventTypes, results, agentId, store, name, correlationId, outcomesOnly } = filter;
  const time = Date.parse(entry.timestamp);
  return (from === undefined || time >= from.getTime())
    && (to === undefined || time < to.getTime())
    && (eventTypes === undefined || eventTypes.includes(entry.event_type))
    && (results === undefined || results.includes(entry.result))
    && (agentId === undefined || entry.agent_id === agentId)
    && (store === undefined || entry.store === store)
    && (correlationId === undefined || entry.correlation_id === correlationId)
    && (name === undefined || namesSecret(entry.secret_name, name))
    && (outcomesOnly !== true || entry.phase === 'outcome');
}

function namesSecret(secretName: string, wanted: string): boolean {
  return secretName === wanted || secretName.startsWith(`${wanted}#`) || secretName.startsWith(`${wanted.replace(/\/$/, '')}/`);
}
