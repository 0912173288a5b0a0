import type { KnownSecret, KnownStore, ReferencesParams } from '../../../shared/src/core/protocol/references';
import type { Fingerprint } from '../../../shared/src/core/model/finding';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { KnownValues } from '../../../shared/src/flows/ports';
import { isNear } from '../vault/listings';
import type { Listings } from '../vault/listings';
import type { FollowedStore } from '../views/store-follower';

/**
 * Names and metadata for the server's answers about references. Reads no value, and asks no store behind a network: of
 * such a one the server hears what somebody has looked at, and that there may be more. Beside the names go fingerprints of
 * the values that Keyward itself stored: also of secrets that nobody has looked at, or that lie in a store that is closed.
 */
export async function knownReferences(
  stores: readonly FollowedStore[], listings: Pick<Listings, 'everything' | 'seen'>, values: Pick<KnownValues, 'all'>,
): Promise<ReferencesParams> {
  const known: KnownStore[] = [];
  const secrets: KnownSecret[] = [];
  const fingerprints = await fingerprintsBySecret(values);
  for (const { identity, status } of stores) {
    const { name } = identity;
    const isOpen = status?.state === 'ready';
    if (isOpen && isNear(identity)) await listings.everything(name);
    const { entries, whole } = listings.seen(name);
    known.push({ name, listed: isOpen && whole });
    const unseen = new Map(fingerprints.get(name));
    for (const { path, meta } of isOpen ? entries : []) {
      if (meta !== undefined) secrets.push({ store: name, path, fields: meta.fields, type: meta.type, fingerprints: unseen.get(path) ?? [] });
      if (meta !== undefined) unseen.delete(path);
    }
    // A store that was listed in full has none of these any more.
    if (!isOpen || !whole) for (const [path, own] of unseen) secrets.push({ store: name, path, fields: [DEFAULT_FIELD], type: 'generic', fingerprints: own });
  }
  return { stores: known, secrets };
}

/** By store and path; a secret's fields share one list, which only says where to look. */
async function fingerprintsBySecret(values: Pick<KnownValues, 'all'>): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Fingerprint[]>>> {
  const byStore = new Map<string, Map<string, readonly Fingerprint[]>>();
  for (const { ref: { store, path }, fingerprints } of await values.all()) {
    const byPath = byStore.get(store) ?? new Map<string, readonly Fingerprint[]>();
    byPath.set(path, [...byPath.get(path) ?? [], ...fingerprints]);
    byStore.set(store, byPath);
  }
  return byStore;
}
