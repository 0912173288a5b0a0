import { createHash } from 'node:crypto';
import type { AuditEvent, AuditEventType, AuditResult } from '../../core/model/audit-event';
import { safeText } from '../../core/text/safe-text';

/**
 * One line of the log. The members stand in this order, in JSON without spaces, and end with one line feed: a line has
 * exactly one spelling, so that its hash says everything about it. See docs/audit.md.
 */
export interface AuditEntry extends AuditEvent {
  readonly v: 1;
  /** Counts from 1 through all segments, without gaps. */
  readonly seq: number;
  /** SHA-256 of the line before, without its line feed, in hex; NO_HASH for the first. */
  readonly prev: string;
  /** ISO 8601 in UTC, of the moment of writing. */
  readonly timestamp: string;
}

/** A place in the chain: an entry's number and the hash of its line. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry there is nothing. */
export const NO_HASH = '0'.repeat(64);
export const START: AuditHead = { seq: 0, hash: NO_HASH };

/** Longer texts are cut. The sum keeps a line far below what a reader of tails takes in at once. */
const MAX_LENGTHS = {
  agent_id: 128, secret_name: 704, action: 160, permission_validation: 160, source_ip: 64, session_id: 64,
  correlation_id: 64, store: 64,
} as const;

/** Members that only come from closed lists. They are checked all the same: the log may not depend on its callers. */
const EVENT_TYPES = {
  SECRET_READ: true, SECRET_WRITE: true, SECRET_LIST: true, SECRET_DELETE: true, SECRET_ROTATE: true, SECRET_EXPORT: true,
  ACCESS_DENIED: true, UNLOCK: true, LOCK: true, PERMISSION_CHANGE: true, CONFIG_CHANGE: true, RUN: true, APPROVAL: true,
  SKILL_VERDICT: true, LOG_RECOVERED: true, LOG_OPENED: true, ANCHOR: true,
} as const satisfies Readonly<Record<AuditEventType, true>>;
const RESULTS = {
  pending: true, success: true, failure: true, denied: true, cancelled: true,
} as const satisfies Readonly<Record<AuditResult, true>>;
const PHASES = { intent: true, outcome: true } as const satisfies Readonly<Record<AuditEvent['phase'], true>>;
const COMPONENTS = {
  cli: true, editor: true, mcp: true, agent: true,
} as const satisfies Readonly<Record<AuditEvent['component'], true>>;

/** Prints the line for an event, without line feed. Only listed members get in; their text is made harmless and short. */
export function printEntry(event: AuditEvent, previous: AuditHead, now: Date): string {
  const entry: AuditEntry = {
    v: 1,
    seq: previous.seq + 1,
    prev: previous.hash,
    timestamp: now.toISOString(),
    ...cleaned(event),
  };
  return JSON.stringify(entry);
}

/** Reads a line that `printEntry` could have written, byte for byte; undefined for any other. */
export function parseEntry(line: string): AuditEntry | undefined {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isEntry(data)) return undefined;
  const { v, seq, prev, timestamp } = data;
  return JSON.stringify({ v, seq, prev, timestamp, ...cleaned(data) }) === line ? data : undefined;
}

/** The hash of a line's bytes, as the next entry's `prev`. */
export function hashLine(line: string | Uint8Array): string {
  return createHash('sha256').update(line).digest('hex');
}

/**
 * The `prev` of a LOG_RECOVERED: over the hash of the last whole entry and the torn bytes behind it, so that neither can
 * be exchanged.
 */
export function hashTorn(last: AuditHead, torn: Uint8Array): string {
  return createHash('sha256').update(`${last.hash}\n`).update(torn).digest('hex');
}

/** Builds the members anew in the order of the format: what a caller adds by mistake does not get in. */
function cleaned(event: AuditEvent): AuditEvent {
  const text = (member: keyof typeof MAX_LENGTHS): string => safeText(event[member], MAX_LENGTHS[member]);
  return {
    event_type: event.event_type,
    agent_id: text('agent_id'),
    secret_name: text('secret_name'),
    action: text('action'),
    result: event.result,
    permission_validation: text('permission_validation'),
    source_ip: text('source_ip'),
    session_id: text('session_id'),
    correlation_id: text('correlation_id'),
    phase: event.phase,
    store: text('store'),
    secret_version: event.secret_version,
    component: event.component,
  };
}

function isEntry(data: unknown): data is AuditEntry {
  if (!isRecord(data)) return false;
  return data['v'] === 1
    && isCount(data['seq']) && data['seq'] > 0
    && typeof data['prev'] === 'string' && /^[0-9a-f]{64}$/.test(data['prev'])
    && isTimestamp(data['timestamp'])
    && isOneOf(EVENT_TYPES, data['event_type']) && isOneOf(RESULTS, data['result'])
    && isOneOf(PHASES, data['phase']) && isOneOf(COMPONENTS, data['component'])
    && (data['secret_version'] === null || isCount(data['secret_version']))
    && Object.keys(MAX_LENGTHS).every((member) => typeof data[member] === 'string');
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= 0;
}

function isTimestamp(data: unknown): boolean {
  return typeof data === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(data) && !Number.isNaN(Date.parse(data));
}

function isOneOf(allowed: Readonly<Record<string, true>>, data: unknown): boolean {
  return typeof data === 'string' && Object.hasOwn(allowed, data);
}
