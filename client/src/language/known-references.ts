import type { KnownSecret, KnownStore, ReferencesParams } from '../../../shared/src/core/protocol/references';
import type { SecretService } from '../../../shared/src/secrets/service';

/** Names and metadata of the stores that are open, for the server's answers about references. Reads no value. */
export async function knownReferences(service: Pick<SecretService, 'stores' | 'list'>): Promise<ReferencesParams> {
  const stores: KnownStore[] = [];
  const secrets: KnownSecret[] = [];
  for (const { name, state } of await service.stores()) {
    const listed = state === 'ready' ? await service.list(name) : undefined;
    stores.push({ name, listed: listed?.ok === true });
    if (listed?.ok !== true) continue;
    secrets.push(...listed.value.map(({ store, path, fields, type }) => ({ store, path, fields, type, fingerprints: [] })));
  }
  return { stores, secrets };
}
