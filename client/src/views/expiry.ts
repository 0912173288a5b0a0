export type Expiry = 'none' | 'due' | 'overdue' | 'expired';

const DAY_MS = 86_400_000;
/** So long before the end a new value should be thought of. */
export const DUE_DAYS = 14;
/** So long before the end it should be there already. */
export const OVERDUE_DAYS = 2;

/**
 * How near the end of a secret is at `now`, in milliseconds since 1970. What is `expired` does not work any more; what is
 * `overdue` will not in a day or two. A time that is none counts as none.
 */
export function expiryOf(expires: string | undefined, now: number): Expiry {
  const left = expires === undefined ? Number.NaN : Date.parse(expires) - now;
  if (Number.isNaN(left) || left > DUE_DAYS * DAY_MS) return 'none';
  if (left <= 0) return 'expired';
  return left <= OVERDUE_DAYS * DAY_MS ? 'overdue' : 'due';
}
