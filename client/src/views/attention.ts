import type { Listings } from '../vault/listings';
import { expiryOf } from './expiry';
import { isDeleted } from './secrets-tree/secret-view';
import type { FollowedStore } from './store-follower';

/**
 * How many secrets somebody should rotate now, as far as is known without a question: those that have expired, or will in
 * a day or two. `now` is in milliseconds since 1970.
 */
export function wantAttention(stores: readonly FollowedStore[], listings: Pick<Listings, 'seen'>, now: number): number {
  return stores.flatMap(({ identity, status }) => (status?.state === 'ready' ? listings.seen(identity.name).entries : []))
    .filter(({ meta }) => meta !== undefined && !isDeleted(meta) && URGENT.has(expiryOf(meta.expires, now)))
    .length;
}

const URGENT: ReadonlySet<string> = new Set(['overdue', 'expired']);
