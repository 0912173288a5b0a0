import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { Choice, Dialogs } from './dialogs';
import type { Translate } from './translate';

export interface PickPorts {
  readonly service: Pick<SecretService, 'stores' | 'browse'>;
  readonly openStore: StoreOpener;
  readonly dialogs: Dialogs;
  readonly t: Translate;
}

/** A secret chosen from a list, for a command that was called without one; undefined when the person turned away. */
export async function pickSecret(ports: PickPorts): Promise<SecretRef | undefined> {
  const store = await pickStore(({ state }) => state !== 'missing', ports);
  if (store === undefined) return undefined;
  const opened = await ports.openStore(store);
  const listed = opened.ok ? await ports.service.browse(store) : opened;
  if (!listed.ok) {
    ports.dialogs.failed(listed.error);
    return undefined;
  }
  return ports.dialogs.choose(ports.t('Choose a secret of {0}', store), listed.value.entries.flatMap((entry) => (entry.kind === 'secret' && entry.meta !== undefined ? choices(entry.meta) : [])));
}

/** The one store that `suits`, or the one that the person picks of several. */
export async function pickStore(suits: (status: StoreStatus) => boolean, ports: Omit<PickPorts, 'openStore'>): Promise<string | undefined> {
  const stores = (await ports.service.stores()).filter(suits);
  const [first, second] = stores;
  if (second === undefined) {
    if (first === undefined) ports.dialogs.notify({ level: 'information', text: ports.t('There is no vault for this yet.') });
    return first?.name;
  }
  return ports.dialogs.choose(ports.t('Choose a store'), stores.map(({ name, type }) => ({ label: name, description: type, value: name })));
}

function choices(meta: SecretMeta): readonly Choice<SecretRef>[] {
  return meta.fields.map((field) => ({
    label: meta.path,
    description: meta.fields.length > 1 ? `${field} · ${meta.type}` : meta.type,
    value: { store: meta.store, path: meta.path, field },
  }));
}
