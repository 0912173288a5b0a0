import type { KnownSecret, KnownStore, ReferencesParams } from '../../../shared/src/core/protocol/references';
import { isNear } from '../vault/listings';
import type { Listings } from '../vault/listings';
import type { FollowedStore } from '../views/store-follower';

/**
 * Names and metadata for the server's answers about references. Reads no value, and asks no store behind a network: of
 * such a one the server hears what somebody has looked at, and that there may be more.
 */
export async function knownReferences(
  stores: readonly FollowedStore[], listings: Pick<Listings, 'everything' | 'seen'>,
): Promise<ReferencesParams> {
  const known: KnownStore[] = [];
  const secrets: KnownSecret[] = [];
  for (const { identity, status } of stores) {
    const { name } = identity;
    const isOpen = status?.state === 'ready';
    if (isOpen && isNear(identity)) await listings.everything(name);
    const { entries, whole } = listings.seen(name);
    known.push({ name, listed: isOpen && whole });
    for (const { path, meta } of isOpen ? entries : []) {
      if (meta !== undefined) secrets.push({ store: name, path, fields: meta.fields, type: meta.type, fingerprints: [] });
    }
  }
  return { stores: known, secrets };
}
