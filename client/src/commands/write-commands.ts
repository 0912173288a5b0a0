import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { DEFAULT_FIELD, isFieldName } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import { newestVersion } from '../../../shared/src/flows/versions';
import type { PutOptions, PutReceipt, SecretPlace, SecretService } from '../../../shared/src/secrets/service';
import type { NoticeAction } from '../prompts/dialogs';
import { newSecretQuestions } from '../prompts/new-secret-questions';
import type { NewSecretDraft, NewSecretPorts } from '../prompts/new-secret-questions';
import type { Busy } from '../prompts/patience';
import { askInSteps, textStep } from '../prompts/steps/steps';
import type { Step } from '../prompts/steps/steps';
import { TypedSecrets } from '../prompts/steps/typed-secrets';
import { NEW_VALUE, valueQuestions, withValue } from '../prompts/value-questions';
import type { TypedValue, ValueDraft, ValueQuestionPorts } from '../prompts/value-questions';
import { placeArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import { onField, onPlace } from './secret-target';
import type { TargetPorts } from './secret-target';
import type { Touched } from './touched';

export interface WriteCommandPorts extends TargetPorts, NewSecretPorts, ValueQuestionPorts {
  readonly service: Pick<SecretService, 'stores' | 'browse' | 'describe' | 'configured' | 'put'>;
  readonly busy: Busy;
  readonly touched: Touched;
  /** For texts that are no secret. */
  readonly copyText: (text: string) => Promise<void>;
}

/** What puts a value into a store that a person types, fetches or lets be made. */
export function writeCommands(ports: WriteCommandPorts): readonly Command[] {
  return [
    command({ id: 'keyward.newSecret', trust: 'needed' }, placeArgument.optional(), (argument) => ports.turns.run(() => newSecret(argument, ports))),
    onField('keyward.editSecret', ports, (ref) => newVersion(ref, ports)),
    onPlace('keyward.addField', ports, (place) => addField(place, ports)),
  ];
}

async function newSecret(where: { readonly store: string; readonly prefix?: string | undefined } | undefined, ports: WriteCommandPorts): Promise<void> {
  const { first, before, after, keepsMetadata } = await newSecretQuestions(where, ports);
  await withTyped(async (typed) => {
    const steps: readonly Step<NewSecretDraft>[] = [...before, ...valueQuestions<NewSecretDraft>(typed, ports), ...after];
    const draft = await askInSteps(ports.t('New secret'), first, steps);
    if (draft === undefined) return;
    const { store, path, field, type } = draft;
    await put({ store, path, field }, { expected: 'new', meta: keepsMetadata(store) ? { type } : {} }, { draft, typed }, ports);
  });
}

/** A new value for one field. The versions before it stay, where the store keeps any. */
async function newVersion({ store, path, field }: SecretRef, ports: WriteCommandPorts): Promise<void> {
  const meta = await describe({ store, path, field }, ports);
  if (meta === undefined) return;
  await withTyped(async (typed) => {
    const draft = await askInSteps<ValueDraft>(ports.t('New version of {0}', path), NEW_VALUE, valueQuestions(typed, ports));
    if (draft === undefined) return;
    await put({ store, path, field }, { expected: await expectedOf(store, meta, ports), meta: {} }, { draft, typed }, ports);
  });
}

type FieldDraft = ValueDraft & { readonly field: string };

async function addField(place: SecretPlace, ports: WriteCommandPorts): Promise<void> {
  const { boxes, t } = ports;
  const meta = await describe({ ...place, field: DEFAULT_FIELD }, ports);
  if (meta === undefined) return;
  const fieldStep: Step<FieldDraft> = textStep(boxes, {
    question: ({ field }) => ({
      prompt: t('What is the new field called? Such as user or password.'), initial: field,
      problem: (text) => {
        if (!isFieldName(text)) return t('Letters, digits, dots, hyphens and underscores');
        return meta.fields.includes(text) ? t('It has this field already: give that one a new version') : undefined;
      },
    }),
    answered: (draft, field) => ({ ...draft, field }),
  });
  await withTyped(async (typed) => {
    const steps = [fieldStep, ...valueQuestions<FieldDraft>(typed, ports)];
    const draft = await askInSteps<FieldDraft>(t('New field of {0}', place.path), { ...NEW_VALUE, field: '' }, steps);
    if (draft !== undefined) await put({ ...place, field: draft.field }, { expected: 'new', meta: {} }, { draft, typed }, ports);
  });
}

async function withTyped(work: (typed: TypedValue) => Promise<void>): Promise<void> {
  const typed: TypedValue = new TypedSecrets();
  try {
    await work(typed);
  } finally {
    typed.dispose();
  }
}

async function describe(ref: SecretRef, { service, dialogs, patience, openStore, t }: WriteCommandPorts): Promise<SecretMeta | undefined> {
  const opened = await openStore(ref.store);
  const described = opened.ok ? await patience(t('Asking {0}', ref.store), () => service.describe(ref)) : opened;
  if (described?.ok === false) dialogs.failed(described.error);
  return described?.ok === true ? described.value : undefined;
}

/** The version that was there when the person began: what somebody else wrote meanwhile is not covered unseen. */
async function expectedOf(store: string, meta: SecretMeta, { service }: WriteCommandPorts): Promise<PutOptions['expected']> {
  const known = (await service.configured()).find(({ name }) => name === store);
  return known?.capabilities.compareAndSwap === true ? newestVersion(meta) : 'any';
}

interface Answers {
  readonly draft: ValueDraft;
  readonly typed: TypedValue;
}

async function put(ref: SecretRef, options: PutOptions, { draft, typed }: Answers, ports: WriteCommandPorts): Promise<void> {
  const { service, busy, touched, t } = ports;
  const stored = await withValue(draft, typed, ports, async ({ value, publicKey }): Promise<Result<Stored, VaultError>> => {
    const receipt = await busy(t('Storing in {0}', ref.store), () => service.put(ref, value, options));
    return receipt.ok ? ok({ ...receipt.value, publicKey }) : receipt;
  });
  if (stored === undefined) return;
  touched({ store: ref.store, path: ref.path });
  if (stored.ok) sayStored(ref, stored.value, await keepsVersions(ref.store, ports), ports);
  else ports.dialogs.failed(stored.error);
}

interface Stored extends PutReceipt {
  readonly publicKey: string | undefined;
}

async function keepsVersions(store: string, { service }: WriteCommandPorts): Promise<boolean> {
  return (await service.configured()).some(({ name, capabilities }) => name === store && capabilities.versions !== 'none');
}

function sayStored(ref: SecretRef, { version, verified, publicKey }: Stored, numbered: boolean, { dialogs, copyText, t }: WriteCommandPorts): void {
  const what = numbered ? t('{0} is stored in {1} as version {2}.', ref.path, ref.store, version) : t('{0} is stored in {1}.', ref.path, ref.store);
  const actions: readonly NoticeAction[] = publicKey === undefined ? [] : [{ label: t('Copy Public Key'), run: () => void copyText(publicKey) }];
  if (verified) dialogs.notify({ level: 'information', text: what, ...(actions.length === 0 ? { passing: true } : { actions }) });
  else dialogs.notify({ level: 'warning', text: `${what} ${t('It could not be read back for comparison: your sign-in may write there, but not read.')}`, actions });
}
