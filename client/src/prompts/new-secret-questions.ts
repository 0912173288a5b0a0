import type { SecretType } from '../../../shared/src/core/model/secret-type';
import { DEFAULT_FIELD, isFieldName } from '../../../shared/src/core/reference';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import { currentVersion } from '../../../shared/src/flows/versions';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreIdentity } from '../../../shared/src/secrets/store';
import { storeTypeText } from '../views/store-type-text';
import type { Dialogs } from './dialogs';
import type { Patience } from './patience';
import { pathProblem } from './pick-secret';
import { secretTypeChoices } from './secret-type-choices';
import type { StepBoxes } from './steps/step-boxes';
import { pickStep, textStep } from './steps/steps';
import type { Step } from './steps/steps';
import type { Translate } from './translate';
import { NEW_VALUE } from './value-questions';
import type { ValueDraft } from './value-questions';

export interface NewSecretDraft extends ValueDraft {
  readonly store: string;
  readonly path: string;
  readonly field: string;
  readonly type: SecretType;
}

export interface NewSecretPorts {
  readonly service: Pick<SecretService, 'configured' | 'describe'>;
  readonly openStore: StoreOpener;
  readonly boxes: StepBoxes;
  readonly dialogs: Dialogs;
  readonly patience: Patience;
  /** Where new secrets go when nothing else says so. */
  readonly defaultStore: () => Promise<string>;
  readonly t: Translate;
}

/** What is asked of a new secret, around the questions for its value. */
export interface NewSecretQuestions {
  readonly first: NewSecretDraft;
  readonly before: readonly Step<NewSecretDraft>[];
  readonly after: readonly Step<NewSecretDraft>[];
  readonly keepsMetadata: (store: string) => boolean;
}

/** `where` is the line that the command was called on. */
export async function newSecretQuestions(
  where: { readonly store: string; readonly prefix?: string | undefined } | undefined, ports: NewSecretPorts,
): Promise<NewSecretQuestions> {
  const stores = await ports.service.configured();
  const store = where?.store ?? await ports.defaultStore();
  const capabilities = (name: string): StoreIdentity['capabilities'] | undefined => stores.find((each) => each.name === name)?.capabilities;
  return {
    first: { ...NEW_VALUE, store, path: where?.prefix ?? '', field: DEFAULT_FIELD, type: 'generic' },
    before: [
      storeStep(stores, where !== undefined, ports), openStep(ports), nameStep(ports),
      fieldStep((name) => capabilities(name)?.fields === true, ports),
    ],
    after: [typeStep((name) => capabilities(name)?.metadata === true, ports)],
    keepsMetadata: (name) => capabilities(name)?.metadata === true,
  };
}

function storeStep(stores: readonly StoreIdentity[], given: boolean, { boxes, t }: NewSecretPorts): Step<NewSecretDraft> {
  return pickStep<NewSecretDraft, string>(boxes, {
    applies: () => !given && stores.length > 1,
    question: ({ store }) => ({
      prompt: t('In which store?'), choices: stores.map(({ name, type }) => ({ label: name, description: storeTypeText(type, t), value: name })),
      isChosen: (name) => name === store,
    }),
    answered: (draft, store) => ({ ...draft, store }),
  });
}

/** Before the name is asked for: whether it is free shows only in an open store. */
function openStep({ openStore, dialogs }: NewSecretPorts): Step<NewSecretDraft> {
  return {
    silent: true,
    ask: async (draft) => {
      const opened = await openStore(draft.store);
      if (opened.ok) return { kind: 'answer', value: draft };
      dialogs.failed(opened.error);
      return { kind: 'left' };
    },
  };
}

function nameStep({ boxes, service, t }: NewSecretPorts): Step<NewSecretDraft> {
  const check = async (store: string, path: string): Promise<string | undefined> => {
    const described = await service.describe({ store, path, field: DEFAULT_FIELD });
    const isTaken = described.ok && (currentVersion(described.value) !== undefined || described.value.versions.length === 0);
    return isTaken ? t('There is a secret with this name already: give that one a new version') : undefined;
  };
  return textStep(boxes, {
    question: ({ store, path }) => ({
      prompt: t('What is it called? Slashes make folders.'), placeholder: 'shop/prod/stripe-key', initial: path, problem: pathProblem,
      check: (text) => check(store, text.normalize('NFC')),
    }),
    answered: (draft, path) => ({ ...draft, path: path.normalize('NFC') }),
  });
}

function fieldStep(hasFields: (store: string) => boolean, { boxes, t }: NewSecretPorts): Step<NewSecretDraft> {
  return textStep(boxes, {
    applies: ({ store }) => hasFields(store),
    question: ({ field }) => ({
      prompt: t('In which field? A secret with one value has it in "{0}".', DEFAULT_FIELD), initial: field,
      problem: (text) => (isFieldName(text) ? undefined : t('Letters, digits, dots, hyphens and underscores')),
    }),
    answered: (draft, field) => ({ ...draft, field }),
  });
}

function typeStep(keepsMetadata: (store: string) => boolean, { boxes, t }: NewSecretPorts): Step<NewSecretDraft> {
  return pickStep<NewSecretDraft, SecretType>(boxes, {
    applies: ({ store }) => keepsMetadata(store),
    question: ({ type }) => ({ prompt: t('What is it for?'), choices: secretTypeChoices(t), isChosen: (value) => value === type }),
    answered: (draft, type) => ({ ...draft, type }),
  });
}
