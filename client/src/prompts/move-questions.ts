import type { Fingerprint } from '../../../shared/src/core/model/finding';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { ProposedTarget } from '../../../shared/src/flows/move';
import type { KnownValues } from '../../../shared/src/flows/ports';
import { isUsableName } from '../../../shared/src/flows/propose-name';
import type { SecretService } from '../../../shared/src/secrets/service';
import { storeTypeText } from '../views/store-type-text';
import type { Dialogs } from './dialogs';
import { plainLabel } from './plain-label';
import type { StepBoxes } from './steps/step-boxes';
import { askInSteps, pickStep, textStep } from './steps/steps';
import type { Translate } from './translate';

export interface NameAndStore {
  readonly name: string;
  readonly store: string;
}

export interface MoveQuestionPorts {
  readonly service: Pick<SecretService, 'configured'>;
  readonly boxes: Pick<StepBoxes, 'text' | 'pick'>;
  readonly dialogs: Dialogs;
  readonly t: Translate;
}

/**
 * Under which name, and in which store. What a move would choose itself is filled in. A name that the source fixes is not
 * asked for, nor a store where there is one only.
 */
export async function askNameAndStore({ name, store }: ProposedTarget, ports: MoveQuestionPorts): Promise<NameAndStore | undefined> {
  const { boxes, t, service } = ports;
  const stores = await service.configured();
  return askInSteps<NameAndStore>(t('Move to vault'), { name: name.name, store }, [
    textStep(boxes, {
      applies: () => !name.fixed,
      question: (draft) => ({
        prompt: t('The variable\'s name. Programs read the value by it, and keyward.env names the secret by it.'), initial: draft.name,
        problem: (text) => nameProblem(text, t),
      }),
      answered: (draft, text) => ({ ...draft, name: text }),
    }),
    pickStep<NameAndStore, string>(boxes, {
      applies: () => stores.length > 1,
      question: (draft) => ({
        prompt: t('The store that keeps the value.'),
        choices: stores.map((each) => ({ label: each.name, description: storeTypeText(each.type, t), value: each.name })),
        isChosen: (value) => value === draft.store,
      }),
      answered: (draft, value) => ({ ...draft, store: value }),
    }),
  ]);
}

/** Why no program can be given a secret by this name. */
export function nameProblem(text: string, t: Translate): string | undefined {
  return isUsableName(text) ? undefined : t('Letters, digits and underscores, no digit first, and no name that programs use otherwise.');
}

/** Where the folder's manifest uses several stores alike. */
export function pickStoreOf(stores: readonly string[], { dialogs, t }: Pick<MoveQuestionPorts, 'dialogs' | 't'>): Promise<string | undefined> {
  return dialogs.choose(t('keyward.env uses several stores: choose the one for this value'), stores.map((name) => ({ label: name, value: name })));
}

/**
 * One of the secrets that Keyward once gave this value to. Always picked by the person, also where there is one only: it
 * is he who says that the code shall share it.
 */
export async function pickExisting(
  fingerprint: Fingerprint, known: Pick<KnownValues, 'find'>, { service, dialogs, t }: MoveQuestionPorts,
): Promise<SecretRef | undefined> {
  const stores = new Set((await service.configured()).map(({ name }) => name));
  const refs = (await known.find(fingerprint)).filter(({ store }) => stores.has(store));
  if (refs.length > 0) return dialogs.choose(t('Read this value from'), refs.map((ref) => ({ ...labelOf(ref), value: ref })));
  dialogs.notify({ level: 'information', text: t('No store of this machine was given this value by Keyward.') });
  return undefined;
}

function labelOf({ store, path, field }: SecretRef): { readonly label: string; readonly description: string } {
  return { label: plainLabel(path), description: field === DEFAULT_FIELD ? store : `${store} · ${plainLabel(field)}` };
}
