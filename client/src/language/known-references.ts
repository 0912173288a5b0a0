import type { KnownSecret, KnownStore, ReferencesParams } from '../../../shared/src/core/protocol/references';
import type { Listings } from '../vault/listings';

/** Names and metadata of the stores that are open, for the server's answers about references. Reads no value. */
export async function knownReferences(listings: Pick<Listings, 'stores' | 'list'>): Promise<ReferencesParams> {
  const stores: KnownStore[] = [];
  const secrets: KnownSecret[] = [];
  for (const { name, state } of await listings.stores()) {
    const listed = state === 'ready' ? await listings.list(name) : undefined;
    stores.push({ name, listed: listed?.ok === true });
    if (listed?.ok !== true) continue;
    for (const entry of listed.value.entries) {
      if (entry.kind !== 'secret' || entry.meta === undefined) continue;
      const { store, path, fields, type } = entry.meta;
      secrets.push({ store, path, fields, type, fingerprints: [] });
    }
  }
  return { stores, secrets };
}
