import { AUTH_METHODS, DEFAULT_APPROLE_MOUNT, DEFAULT_MOUNT, LOCAL_STORE, parseStoreEntry } from '../../../shared/src/core/config/user-config';
import type { AuthMethod, StoreEntry } from '../../../shared/src/core/config/user-config';
import { isStoreName } from '../../../shared/src/core/reference';
import type { Choice } from './dialogs';
import type { StepAnswer, StepBoxes, StepPlace } from './steps/step-boxes';
import { pickStep, textStep } from './steps/steps';
import type { Step } from './steps/steps';
import type { Translate } from './translate';

/** A store as far as the person has described it. Every member has an answer or its default, so that going back loses none. */
export interface StoreDraft {
  readonly type: StoreEntry['type'];
  readonly name: string;
  readonly address: string;
  /** Undefined: the CAs that this machine trusts. */
  readonly caFile: string | undefined;
  readonly mount: string;
  readonly namespace: string;
  readonly method: AuthMethod;
}

export const NEW_STORE: StoreDraft = {
  type: 'hashicorp', name: '', address: '', caFile: undefined, mount: DEFAULT_MOUNT, namespace: '', method: 'token',
};

export interface AddStoreQuestionPorts {
  readonly boxes: StepBoxes;
  readonly t: Translate;
}

/** What is asked of a store that is to be added, in this order. `taken` are the names that there are already. */
export function addStoreQuestions(taken: readonly string[], ports: AddStoreQuestionPorts): readonly Step<StoreDraft>[] {
  return [
    typeStep(ports), nameStep(taken, ports), addressStep(ports), caStep(ports), mountStep(ports), namespaceStep(ports), methodStep(ports),
  ];
}

/** The draft as an entry of config.yaml, by that file's own rules. Undefined where one of the answers breaks them. */
export function entryOf(draft: StoreDraft): StoreEntry | undefined {
  const parsed = parseStoreEntry(membersOf(draft));
  return parsed.ok ? parsed.value : undefined;
}

function membersOf({ type, name, address, caFile, mount, namespace, method }: StoreDraft): Readonly<Record<string, unknown>> {
  if (type === 'keychain') return { type, name };
  return {
    type, name, address, mount,
    ...(namespace === '' ? {} : { namespace }),
    ...(caFile === undefined ? {} : { ca_file: caFile }),
    auth: { method, mount: DEFAULT_APPROLE_MOUNT },
  };
}

function isServer({ type }: StoreDraft): boolean {
  return type === 'hashicorp';
}

function typeStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  const choices: readonly Choice<StoreDraft['type']>[] = [
    { label: t('HashiCorp Vault or OpenBao'), detail: t('A server of your team, with the key/value engine, version 2'), value: 'hashicorp' },
    { label: t('This machine\'s keychain'), detail: t('The one that you unlock when you log in'), value: 'keychain' },
  ];
  return pickStep<StoreDraft, StoreDraft['type']>(boxes, {
    question: ({ type }) => ({ prompt: t('Where are the secrets?'), choices, isChosen: (value) => value === type }),
    answered: (draft, type) => ({ ...draft, type }),
  });
}

function nameStep(taken: readonly string[], { boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  const problem = (name: string): string | undefined => {
    if (!isStoreName(name)) return t('Lower-case letters, digits and hyphens, beginning with a letter');
    return name === LOCAL_STORE || taken.includes(name) ? t('There is a store with this name already') : undefined;
  };
  return textStep(boxes, {
    question: ({ type, name }) => ({
      prompt: t('What do you call it? The name becomes a part of references, so choose what your team calls it as well.'),
      initial: name === '' ? freeName(type === 'keychain' ? 'keychain' : 'team', taken) : name,
      problem,
    }),
    answered: (draft, name) => ({ ...draft, name }),
  });
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.includes(name)) return name;
    name = `${wanted}-${number}`;
  }
}

function addressStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  return textStep(boxes, {
    name: 'address', applies: isServer,
    question: ({ address }) => ({
      prompt: t('Where is the server? Plain http is for this machine only.'),
      placeholder: 'https://vault.example.com:8200',
      initial: address,
      problem: (text) => memberProblem({ address: text }) ? t('Scheme, host and port, as https://vault.example.com:8200') : undefined,
    }),
    answered: (draft, address) => ({ ...draft, address }),
  });
}

type CaAnswer = { readonly kind: 'system' } | { readonly kind: 'file'; readonly file: string } | { readonly kind: 'other-file' };

/** The file is chosen in the editor's own dialog; turning away there leads back to the question. */
function caStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  const ask = async (draft: StoreDraft, place: StepPlace): Promise<StepAnswer<StoreDraft>> => {
    const { caFile } = draft;
    const choices: readonly Choice<CaAnswer>[] = [
      { label: t('One that this machine trusts already'), value: { kind: 'system' } },
      ...(caFile === undefined ? [] : [{ label: t('The one of a file'), detail: caFile, value: { kind: 'file', file: caFile } } as const]),
      { label: t('Choose a file…'), detail: t('A certificate in PEM form that your team gave you'), value: { kind: 'other-file' } },
    ];
    for (;;) {
      const answer = await boxes.pick({
        prompt: t('Which certificate authority vouches for the server?'), choices,
        isChosen: (value) => value.kind === (caFile === undefined ? 'system' : 'file'),
      }, place);
      if (answer.kind !== 'answer') return answer;
      if (answer.value.kind === 'system') return { kind: 'answer', value: { ...draft, caFile: undefined } };
      const file = answer.value.kind === 'file' ? answer.value.file : await boxes.file({ title: t('Certificate of the authority'), action: t('Use This File') });
      if (file !== undefined) return { kind: 'answer', value: { ...draft, caFile: file } };
    }
  };
  return { name: 'authority', applies: (draft) => isServer(draft) && !draft.address.toLowerCase().startsWith('http:'), ask };
}

function mountStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  return textStep(boxes, {
    name: 'mount', applies: isServer,
    question: ({ mount }) => ({
      prompt: t('Where is the key/value engine mounted?'),
      initial: mount,
      problem: (text) => memberProblem({ mount: text }) ? t('A path without slashes at its ends, as secret') : undefined,
    }),
    answered: (draft, mount) => ({ ...draft, mount }),
  });
}

function namespaceStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  return textStep(boxes, {
    applies: isServer,
    question: ({ namespace }) => ({
      prompt: t('In which namespace? Leave it empty where the server has none.'),
      initial: namespace,
      problem: (text) => text !== '' && memberProblem({ namespace: text }) ? t('A path without slashes at its ends, as team1') : undefined,
    }),
    answered: (draft, namespace) => ({ ...draft, namespace }),
  });
}

function methodStep({ boxes, t }: AddStoreQuestionPorts): Step<StoreDraft> {
  return pickStep<StoreDraft, AuthMethod>(boxes, {
    applies: isServer,
    question: ({ method }) => ({
      prompt: t('How do you sign in?'), choices: methodChoices(t), isChosen: (value) => value === method,
    }),
    answered: (draft, method) => ({ ...draft, method }),
  });
}

/** The ways to sign in, as people call them. */
export function methodChoices(t: Translate): readonly Choice<AuthMethod>[] {
  const texts: Readonly<Record<AuthMethod, Omit<Choice<AuthMethod>, 'value'>>> = {
    token: { label: t('With a token'), detail: t('As "vault login" or the server\'s own pages give one') },
    approle: { label: t('With an AppRole'), detail: t('A role id and a secret id') },
  };
  return AUTH_METHODS.map((value) => ({ ...texts[value], value }));
}

/** Whether config.yaml would refuse this member: the same rules hold for what is typed. */
function memberProblem(member: Readonly<Record<string, string>>): boolean {
  return !parseStoreEntry({ type: 'hashicorp', name: 'store', address: 'https://host', ...member }).ok;
}
