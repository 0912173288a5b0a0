import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { StoreConfiguration } from '../../../shared/src/secrets/config/store-configuration';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { addStoreQuestions, entryOf, NEW_STORE } from '../prompts/add-store-questions';
import { lookStep } from '../prompts/look-at-server';
import type { LookPorts } from '../prompts/look-at-server';
import type { Busy } from '../prompts/patience';
import { pickStore } from '../prompts/pick-secret';
import type { StepBoxes } from '../prompts/steps/step-boxes';
import { askInSteps } from '../prompts/steps/steps';
import { noArgument, storeArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import type { CommandId } from './command-id';
import type { TargetPorts } from './secret-target';
import { signIn } from './sign-in';
import type { Touched } from './touched';

/** The user's config.yaml, as far as commands read and change it. */
export type StoreConfig = Pick<StoreConfiguration, 'file' | 'read' | 'add' | 'remove' | 'setDefault' | 'look' | 'authorities'>;

export interface StoreCommandPorts extends TargetPorts, LookPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'browse' | 'describe' | 'signIn' | 'signOut'>;
  readonly config: StoreConfig;
  readonly boxes: StepBoxes;
  readonly busy: Busy;
  readonly date: (iso: string) => string;
  readonly touched: Touched;
  /** Which stores there are may have changed. */
  readonly changed: () => void;
  readonly openFile: (file: string) => Promise<boolean>;
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
}

/** Which stores there are, and who is signed in to them. None of these reads or changes a secret. */
export function storeCommands(ports: StoreCommandPorts): readonly Command[] {
  return [
    command({ id: 'keyward.addStore', trust: 'needed' }, noArgument, () => ports.turns.run(() => addStore(ports))),
    onStore('keyward.removeStore', isConfigured, ports, (store) => removeStore(store, ports)),
    onStore('keyward.signIn', wantsSignIn, ports, async (store) => { await signIn(store, ports); }),
    onStore('keyward.signOut', isSignedIn, ports, (store) => signOut(store, ports)),
    onStore('keyward.setDefaultStore', () => true, ports, (store) => setDefaultStore(store, ports)),
    command({ id: 'keyward.refreshStore', trust: 'needed' }, storeArgument.optional(), (argument) => {
      if (argument === undefined) ports.changed();
      else ports.touched(argument);
      return Promise.resolve();
    }),
    command({ id: 'keyward.openConfig', trust: 'needed' }, noArgument, () => openConfig(ports)),
  ];
}

/** A command on the given store, or on the one that suits. */
function onStore(
  id: CommandId, suits: (status: StoreStatus) => boolean, ports: StoreCommandPorts, run: (store: string) => Promise<void>,
): Command {
  return command({ id, trust: 'needed' }, storeArgument.optional(), (argument) => ports.turns.run(async () => {
    const store = argument?.store ?? await pickStore(suits, ports);
    if (store !== undefined) await run(store);
  }));
}

function isConfigured({ name }: StoreStatus): boolean {
  return name !== LOCAL_STORE;
}

function wantsSignIn({ capabilities }: StoreStatus): boolean {
  return capabilities.signIn;
}

function isSignedIn({ capabilities, state }: StoreStatus): boolean {
  return capabilities.signIn && state !== 'unauthenticated';
}

/** Questions, a look at the server and a yes to it; only then config.yaml is written. Signing in comes after. */
async function addStore(ports: StoreCommandPorts): Promise<void> {
  const { config, boxes, dialogs, t } = ports;
  const known = await config.read();
  if (!known.ok) {
    dialogs.failed(known.error);
    return;
  }
  const taken = known.value.stores.map(({ name }) => name);
  const draft = await askInSteps(t('Add store'), NEW_STORE, [...addStoreQuestions(taken, { boxes, t }), lookStep(ports)]);
  const entry = draft === undefined ? undefined : entryOf(draft);
  if (entry === undefined) return;
  const added = await config.add(entry);
  if (!added.ok) {
    dialogs.failed(added.error);
    return;
  }
  ports.changed();
  if (entry.type === 'hashicorp' && !await signIn(entry.name, ports, entry.auth.method)) return;
  await offerAsDefault(entry.name, known.value.defaultStore, ports);
}

async function offerAsDefault(store: string, before: string, ports: StoreCommandPorts): Promise<void> {
  const { dialogs, t } = ports;
  const chosen = await dialogs.choose(t('Where do new secrets go from now on?'), [
    { label: before, description: t('as before'), value: before },
    { label: store, detail: t('Unless a folder\'s manifest names another store. What is elsewhere stays there.'), value: store },
  ]);
  if (chosen === store) await writeDefault(store, ports);
  dialogs.notify({ level: 'information', text: t('{0} is among your stores now.', store), passing: true });
}

function wantsDefault(store: string, { dialogs, t }: StoreCommandPorts): Promise<boolean> {
  return dialogs.confirm({
    title: t('Put new secrets into {0} from now on?', store),
    detail: t('"Move to vault" stores there when a folder\'s manifest names no other store. Secrets that are elsewhere stay there.'),
    action: t('Use as Default'),
  });
}

async function writeDefault(store: string, { config, dialogs, changed }: StoreCommandPorts): Promise<boolean> {
  const set = await config.setDefault(store);
  if (set.ok) changed();
  else dialogs.failed(set.error);
  return set.ok;
}

async function removeStore(store: string, ports: StoreCommandPorts): Promise<void> {
  const { config, dialogs, service, changed, busy, t } = ports;
  if (store === LOCAL_STORE) {
    dialogs.failed({ kind: 'unsupported', store, operation: 'remove' });
    return;
  }
  const wanted = await dialogs.confirm({
    title: t('Take this store out of Keyward?'),
    detail: t('Store: {0}\n\nIts secrets stay where they are. Keyward signs out and forgets the address; programs whose keyward.env names this store do not start on this machine any more.', store),
    action: t('Remove Store'),
  });
  if (!wanted) return;
  const status = await service.status(store);
  // A server that cannot be reached keeps nobody from forgetting it.
  if (status !== undefined && isSignedIn(status)) await busy(t('Signing out of {0}', store), () => service.signOut(store));
  const removed = await config.remove(store);
  if (!removed.ok) {
    dialogs.failed(removed.error);
    return;
  }
  changed();
  dialogs.notify({ level: 'information', text: t('{0} is no longer among your stores. Its secrets are untouched.', store) });
}

async function signOut(store: string, { service, dialogs, touched, busy, t }: StoreCommandPorts): Promise<void> {
  const signedOut = await busy(t('Signing out of {0}', store), () => service.signOut(store));
  touched({ store });
  if (!signedOut.ok) dialogs.failed(signedOut.error);
  else dialogs.notify({ level: 'information', text: t('Signed out of {0}.', store), passing: true });
}

/** Asked also of those who called it on a line: where new secrets go is not for other extensions to say. */
async function setDefaultStore(store: string, ports: StoreCommandPorts): Promise<void> {
  const { dialogs, t } = ports;
  if (!await wantsDefault(store, ports) || !await writeDefault(store, ports)) return;
  dialogs.notify({ level: 'information', text: t('New secrets go to {0} from now on.', store), passing: true });
}

async function openConfig({ config, openFile, dialogs, runCommand, t }: StoreCommandPorts): Promise<void> {
  if (await openFile(config.file)) return;
  dialogs.notify({
    level: 'information',
    text: t('There is no config.yaml yet: the first store that you add makes it.'),
    actions: [{ label: t('Add Store…'), run: () => { runCommand('keyward.addStore'); } }],
  });
}
