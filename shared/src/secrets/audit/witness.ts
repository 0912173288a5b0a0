import type { AuditEvent } from '../../core/model/audit-event';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import type { AuditHead } from './entry';

/** A head as it was seen at a time. `log` is the hash of the log's first entry: it tells one log from another. */
export interface AnchoredHead extends AuditHead {
  readonly log: string;
  readonly timestamp: string;
}

/**
 * A place outside the log that remembers heads. The chain has no key: who can write the file can compute a new one, but
 * not what a witness already holds. The further a witness is from the log (keychain, another machine), the more it proves.
 */
export interface Witness {
  readonly name: string;
  remember(head: AnchoredHead): Promise<Result<void, VaultError>>;
  /** All heads that it still knows, oldest first. */
  heads(): Promise<Result<readonly AnchoredHead[], VaultError>>;
}

/**
 * The head is shown to the witnesses whenever the log reaches a multiple of this, whichever process brings it there: the
 * number is in the log itself, while no process knows what the others have anchored.
 */
const ENTRIES_PER_ANCHOR = 100;

/** Whether an entry from number `first` to `last` is one that is always anchored. */
export function reachesAnchor(first: number, last: number): boolean {
  return Math.floor(last / ENTRIES_PER_ANCHOR) > Math.floor((first - 1) / ENTRIES_PER_ANCHOR);
}

/** After these a head is anchored at once: they are what an intruder would most like to be forgotten. */
export function needsAnchor(event: AuditEvent): boolean {
  if (event.phase !== 'outcome') return false;
  switch (event.event_type) {
    case 'UNLOCK':
    case 'LOCK':
    case 'SECRET_DELETE':
    case 'SECRET_EXPORT':
      return true;
    case 'SECRET_READ':
      return event.action === 'reveal' || event.action === 'copy';
    default:
      return false;
  }
}

export function isAnchoredHead(data: unknown): data is AnchoredHead {
  if (typeof data !== 'object' || data === null) return false;
  return 'seq' in data && typeof data.seq === 'number' && Number.isSafeInteger(data.seq) && data.seq > 0
    && 'hash' in data && isHash(data.hash) && 'log' in data && isHash(data.log)
    && 'timestamp' in data && typeof data.timestamp === 'string';
}

function isHash(data: unknown): boolean {
  return typeof data === 'string' && /^[0-9a-f]{64}$/.test(data);
}
