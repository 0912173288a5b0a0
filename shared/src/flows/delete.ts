import type { SecretMeta } from '../core/model/secret-meta';
import type { VaultError } from '../core/model/vault-error';
import { DEFAULT_FIELD } from '../core/reference';
import type { Result } from '../core/result';
import type { SecretPlace, SecretService } from '../secrets/service';
import type { KnownManifests, ManifestLine } from './manifest-lines';
import { doubtfulFor, linesTo } from './manifest-lines';
import type { StoreOpener } from './ports';
import { refuse } from './refusal';
import { describePlace } from './roll-back';

interface DeletingPorts {
  readonly openStore: StoreOpener;
  readonly manifests: KnownManifests;
}

export interface DeletePorts extends DeletingPorts {
  readonly service: Pick<SecretService, 'status' | 'describe' | 'delete'>;
  readonly agree: (question: DeletionQuestion) => Promise<boolean>;
}

export interface DestroyPorts extends DeletingPorts {
  readonly service: Pick<SecretService, 'describe' | 'destroy' | 'record'>;
  /** Asks the person to type the secret's name. Undefined where nobody can be asked: then nothing is ever destroyed. */
  readonly typeName: ((question: DeletionQuestion) => Promise<string | undefined>) | undefined;
}

/** What a person must know before he agrees. */
export interface DeletionQuestion {
  readonly place: SecretPlace;
  readonly meta: SecretMeta;
  /** Whether it can be brought back. */
  readonly undoable: boolean;
  /** Lines of manifests that will lead nowhere. */
  readonly references: readonly ManifestLine[];
  /** Manifests that may lead to the secret and cannot be understood. */
  readonly doubtful: readonly string[];
}

export type DeletionOutcome =
  | { readonly kind: 'deleted'; readonly question: DeletionQuestion }
  | { readonly kind: 'cancelled' }
  /** Another name was typed: nothing was destroyed. */
  | { readonly kind: 'name-differs'; readonly place: SecretPlace }
  | { readonly kind: 'failed'; readonly error: VaultError };

/** Deletes so that it can be brought back, where the store can do that; the question says whether it can. */
export async function deleteSecret(place: SecretPlace, ports: DeletePorts): Promise<DeletionOutcome> {
  const meta = await describePlace(place, ports);
  if (!meta.ok) return { kind: 'failed', error: meta.error };
  const status = await ports.service.status(place.store);
  const question = await questionOf(place, meta.value, status?.capabilities.undelete === true, ports);
  if (!await ports.agree(question)) return { kind: 'cancelled' };
  const receipt = await ports.service.delete({ ...place, field: DEFAULT_FIELD });
  if (!receipt.ok) return { kind: 'failed', error: receipt.error };
  return { kind: 'deleted', question: { ...question, undoable: receipt.value.undoable } };
}

export async function undeleteSecret(
  place: SecretPlace, { service, openStore }: Pick<DeletingPorts, 'openStore'> & { readonly service: Pick<SecretService, 'undelete'> },
): Promise<Result<void, VaultError>> {
  const opened = await openStore(place.store);
  return opened.ok ? service.undelete({ ...place, field: DEFAULT_FIELD }) : opened;
}

/**
 * Destroys a secret with every version, for good. The name is typed after the intent is on disk: a yes that a habit gives
 * is not enough, and a question that was left open is in the log.
 */
export async function destroySecret(place: SecretPlace, ports: DestroyPorts): Promise<DeletionOutcome> {
  const { service, typeName } = ports;
  const ref = { ...place, field: DEFAULT_FIELD };
  if (typeName === undefined) {
    const refused = await refuse('destroy', [ref], { kind: 'confirmation-needed', reason: 'its name has to be typed by a person' }, service);
    return { kind: 'failed', error: refused.error };
  }
  const meta = await describePlace(place, ports);
  if (!meta.ok) return { kind: 'failed', error: meta.error };
  const question = await questionOf(place, meta.value, false, ports);
  let typed: string | undefined;
  const destroyed = await service.destroy(ref, async () => {
    typed = await typeName(question);
    return typed?.trim().normalize('NFC') === place.path.normalize('NFC');
  });
  if (destroyed.ok) return { kind: 'deleted', question };
  if (destroyed.error.kind !== 'cancelled') return { kind: 'failed', error: destroyed.error };
  return typed === undefined || typed.trim() === '' ? { kind: 'cancelled' } : { kind: 'name-differs', place };
}

async function questionOf(place: SecretPlace, meta: SecretMeta, undoable: boolean, ports: DeletingPorts): Promise<DeletionQuestion> {
  const found = await ports.manifests();
  return { place, meta, undoable, references: linesTo(place, found), doubtful: doubtfulFor(place, found) };
}
