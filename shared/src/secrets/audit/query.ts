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
  /** Leaves out an intent whose outcome is in the log: it says nothing new. One that has none stays, and says a lot. */
  readonly hideFinishedIntents?: boolean;
  /** At most so many, the newest. */
  readonly limit?: number;
}

/** The wanted entries, oldest first. Lines that are no entries are passed over: `verifyAuditLog` is what speaks of them. */
export async function queryAuditLog(folder: string, filter: AuditFilter): Promise<Result<readonly AuditEntry[], VaultError>> {
  const found: AuditEntry[][] = [];
  let count = 0;
  const limit = filter.limit ?? Number.POSITIVE_INFINITY;
  const isNews = filter.hideFinishedIntents === true ? unfinishedOrOutcome() : () => true;
  for (const file of (await segmentFiles(folder)).toReversed()) {
    if (count >= limit) break;
    const segment = await readSegment(file);
    if (!segment.ok) return segment;
    // Backwards, so that an outcome is seen before its intent, also where that stands in an older segment.
    const matching = segment.value.lines.toReversed().flatMap((line) => {
      const entry = parseEntry(line.toString('utf8'));
      return entry !== undefined && isNews(entry) && matches(entry, filter) ? [entry] : [];
    });
    found.unshift(matching.reverse());
    count += matching.length;
  }
  const entries = found.flat();
  return ok(entries.length > limit ? entries.slice(entries.length - limit) : entries);
}

export function matches(entry: AuditEntry, filter: AuditFilter): boolean {
  const { from, to, eventTypes, results, agentId, store, name, correlationId } = filter;
  const time = Date.parse(entry.timestamp);
  return (from === undefined || time >= from.getTime())
    && (to === undefined || time < to.getTime())
    && (eventTypes === undefined || eventTypes.includes(entry.event_type))
    && (results === undefined || results.includes(entry.result))
    && (agentId === undefined || entry.agent_id === agentId)
    && (store === undefined || entry.store === store)
    && (correlationId === undefined || entry.correlation_id === correlationId)
    && (name === undefined || namesSecret(entry.secret_name, name));
}

/**
 * Asked about every entry, newest first: false for an intent whose outcome came by. An outcome counts whatever else is
 * asked for, since one of another kind or time ends the operation as well.
 */
function unfinishedOrOutcome(): (entry: AuditEntry) => boolean {
  const ended = new Set<string>();
  return ({ phase, correlation_id }) => {
    if (phase === 'intent') return !ended.delete(correlation_id);
    ended.add(correlation_id);
    return true;
  };
}

function namesSecret(secretName: string, wanted: string): boolean {
  return secretName === wanted || secretName.startsWith(`${wanted}#`) || secretName.startsWith(`${wanted.replace(/\/$/, '')}/`);
}
