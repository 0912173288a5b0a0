import { describe } from '../../../shared/src/core/messages/describe';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { checkPath, DEFAULT_FIELD, isFieldName, isReserved } from '../../../shared/src/core/reference';
import { currentVersion } from '../../../shared/src/flows/versions';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import type { SecretPlace, SecretService } from '../../../shared/src/secrets/service';
import type { SecretEntry, StoreStatus } from '../../../shared/src/secrets/store';
import { secretTypeText } from '../views/secret-type-text';
import { storeTypeText } from '../views/store-type-text';
import type { Choice, Dialogs } from './dialogs';
import type { Patience } from './patience';
import type { Translate } from './translate';

export interface PickPorts {
  readonly service: Pick<SecretService, 'stores' | 'browse' | 'describe'>;
  readonly openStore: StoreOpener;
  readonly dialogs: Dialogs;
  readonly patience: Patience;
  readonly t: Translate;
}

/** A secret that somebody picked; `meta` where the list told it without a further question. */
export interface PickedSecret extends SecretPlace {
  readonly meta?: SecretMeta;
}

/** A field of a secret, for a command that was called without one; undefined when the person turned away. */
export async function pickSecret(ports: PickPorts): Promise<SecretRef | undefined> {
  const picked = await pickPlace(ports);
  if (picked === undefined) return undefined;
  const { store, path, meta } = picked;
  return meta === undefined ? pickField({ store, path }, ports) : fieldOf({ store, path }, meta.fields, ports);
}

/** A whole secret: of those that are there, or of those that are deleted and can be brought back. */
export async function pickPlace(ports: PickPorts, which: 'living' | 'deleted' = 'living'): Promise<PickedSecret | undefined> {
  const { dialogs, service, patience, t } = ports;
  const store = await pickStore(({ state, capabilities }) => state !== 'missing' && (which === 'living' || capabilities.undelete), ports);
  if (store === undefined) return undefined;
  const opened = await ports.openStore(store);
  const listed = opened.ok ? await patience(t('Asking {0} for its names', store), () => service.browse(store)) : opened;
  if (listed === undefined) return undefined;
  // Whoever may not list may still use what he can name.
  if (!listed.ok && listed.error.kind === 'forbidden') return typedPlace(store, ports);
  if (!listed.ok) {
    dialogs.failed(listed.error);
    return undefined;
  }
  const secrets = listed.value.entries.filter((entry) => entry.kind === 'secret').filter((entry) => isDeleted(entry) === (which === 'deleted'));
  return pickListed(store, secrets, listed.value.complete, ports);
}

/** The one store that `suits`, or the one that the person picks of several. */
export async function pickStore(
  suits: (status: StoreStatus) => boolean, { service, dialogs, patience, t }: Omit<PickPorts, 'openStore'>,
): Promise<string | undefined> {
  const stores = (await patience(t('Asking the stores for their state'), () => service.stores()))?.filter(suits);
  if (stores === undefined) return undefined;
  const [first, second] = stores;
  if (second === undefined) {
    if (first === undefined) dialogs.notify({ level: 'information', text: t('There is no store for this yet.') });
    return first?.name;
  }
  return dialogs.choose(t('Choose a store'), stores.map(({ name, type }) => ({ label: name, description: storeTypeText(type, t), value: name })));
}

/** The field that is meant: the only one, or the one that the person picks. */
export async function pickField(place: SecretPlace, ports: Omit<PickPorts, 'openStore'>): Promise<SecretRef | undefined> {
  const { service, dialogs, patience, t } = ports;
  const described = await patience(t('Asking {0}', place.store), () => service.describe({ ...place, field: DEFAULT_FIELD }));
  if (described === undefined) return undefined;
  if (described.ok) return fieldOf(place, described.value.fields, ports);
  if (described.error.kind !== 'forbidden') {
    dialogs.failed(described.error);
    return undefined;
  }
  const field = await dialogs.askText({
    title: t('Which field?'), prompt: t('Your sign-in does not show which fields this secret has.'), initial: DEFAULT_FIELD,
    problem: (text) => (isFieldName(text) ? undefined : t('Letters, digits, dots, hyphens and underscores')),
  });
  return field === undefined ? undefined : { ...place, field };
}

/** A secret without any field is asked for its usual one: the store then says what is wrong. */
export async function fieldOf(
  place: SecretPlace, fields: readonly string[], { dialogs, t }: Pick<PickPorts, 'dialogs' | 't'>,
): Promise<SecretRef | undefined> {
  const [first = DEFAULT_FIELD, second] = fields;
  const field = second === undefined ? first : await dialogs.choose(t('Choose a field of {0}', place.path), fields.map((each) => ({ label: each, value: each })));
  return field === undefined ? undefined : { ...place, field };
}

/** Why a path cannot name a secret of a person's. */
export function pathProblem(path: string): string | undefined {
  const reason = checkPath(path.normalize('NFC')) ?? (isReserved(path) ? 'reserved' : undefined);
  return reason === undefined ? undefined : describe({ kind: 'invalid-name', reason }).what;
}

/** Names without metadata count as living: the store names what it has. */
function isDeleted({ meta }: SecretEntry): boolean {
  return meta !== undefined && meta.versions.length > 0 && currentVersion(meta) === undefined;
}

async function pickListed(
  store: string, secrets: readonly SecretEntry[], complete: boolean, ports: PickPorts,
): Promise<PickedSecret | undefined> {
  const { dialogs, t } = ports;
  const choices: readonly Choice<PickedSecret | 'typed'>[] = [
    ...secrets.map(({ path, meta }) => ({
      label: path, ...(meta === undefined ? {} : { description: secretTypeText(meta.type, t) }), value: { store, path, ...(meta === undefined ? {} : { meta }) },
    })),
    ...(complete ? [] : [{ label: t('Type a name…'), detail: t('{0} has more than it lists at once', store), value: 'typed' as const }]),
  ];
  if (choices.length === 0) {
    dialogs.notify({ level: 'information', text: t('{0} has none.', store) });
    return undefined;
  }
  const chosen = await dialogs.choose(t('Choose a secret of {0}', store), choices);
  return chosen === 'typed' ? typedPlace(store, ports) : chosen;
}

async function typedPlace(store: string, { dialogs, t }: PickPorts): Promise<PickedSecret | undefined> {
  const path = await dialogs.askText({
    title: t('Which secret of {0}?', store), prompt: t('Folder and name, as shop/prod/stripe-key'), problem: pathProblem,
  });
  return path === undefined ? undefined : { store, path: path.normalize('NFC') };
}
