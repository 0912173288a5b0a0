import type { ManifestEntry } from '../core/manifest';
import type { SecretService } from '../secrets/service';
import type { MoveChoices, MovePorts } from './move';

/**
 * Where a new secret goes: to the store of the person's choice, else to the one that the folder's manifest uses most and
 * this machine has, else to the default. Where the manifest uses several alike the person is asked; undefined when he
 * turned away. `entries` are none where the manifest is somebody else's: it must not say where a value goes.
 */
export async function chooseStore(
  entries: readonly ManifestEntry[], choices: MoveChoices, ports: Pick<MovePorts, 'pickStore'> & { readonly service: Pick<SecretService, 'configured'> },
): Promise<string | undefined> {
  const chosen = choices.existing?.store ?? choices.store;
  if (chosen !== undefined || entries.length === 0) return chosen ?? choices.defaultStore;
  const here = new Set((await ports.service.configured()).map(({ name }) => name));
  const most = mostUsed(entries.map(({ ref }) => ref.store).filter((store) => here.has(store)));
  const [first = choices.defaultStore, ...others] = most;
  if (others.length === 0) return first;
  if (ports.pickStore !== undefined) return ports.pickStore(most);
  return most.includes(choices.defaultStore) ? choices.defaultStore : first;
}

/** Those that come most often, in the order of their first appearance. */
function mostUsed(stores: readonly string[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const store of stores) uses.set(store, (uses.get(store) ?? 0) + 1);
  const most = Math.max(...uses.values());
  return [...uses].filter(([, count]) => count === most).map(([store]) => store);
}
