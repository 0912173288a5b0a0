import type { VaultDocument, WrappedDataKey } from './format/vault-document';

/** When a new data key takes over, and how long the old one still decrypts. In milliseconds. */
export interface DataKeyPolicy {
  readonly rotateAfterMs: number;
  readonly keepMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
export const DEFAULT_DATA_KEY_POLICY: DataKeyPolicy = { rotateAfterMs: 90 * DAY_MS, keepMs: 30 * DAY_MS };
/** Half of what NIST SP 800-38D, 8.3 allows for random nonces. */
const MOST_SEALED = 2 ** 31;

/** The ring as the next commit finds it: with a new primary where the old one is due. `make` creates a key. */
export function rotateRing(
  ring: readonly WrappedDataKey[], now: number, policy: DataKeyPolicy, make: (id: number, created: string) => WrappedDataKey,
): readonly WrappedDataKey[] {
  const primary = primaryOf(ring);
  const due = now - Date.parse(primary.created) >= policy.rotateAfterMs || primary.sealed >= MOST_SEALED;
  if (!due) return ring;
  const retire = new Date(now + policy.keepMs).toISOString();
  const retired = ring.map((key): WrappedDataKey => (key === primary ? { ...key, state: 'decrypt', retire } : key));
  return [...retired, make((ring.at(-1)?.id ?? 0) + 1, new Date(now).toISOString())];
}

/** Keys whose time is over: what they still hold is sealed anew, then they go. */
export function expiredKeys(ring: readonly WrappedDataKey[], now: number): ReadonlySet<number> {
  return new Set(ring.filter((key) => key.retire !== null && Date.parse(key.retire) <= now).map((key) => key.id));
}

export function countSealed(ring: readonly WrappedDataKey[], sealed: number): readonly WrappedDataKey[] {
  return ring.map((key) => (key.state === 'primary' ? { ...key, sealed: key.sealed + sealed } : key));
}

export function primaryOf(ring: VaultDocument['keys']): WrappedDataKey {
  const primary = ring.find((key) => key.state === 'primary');
  if (primary === undefined) throw new Error('a ring without a primary key was let in');
  return primary;
}
