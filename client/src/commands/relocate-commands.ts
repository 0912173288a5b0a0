import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { KnownManifests } from '../../../shared/src/flows/manifest-lines';
import type { Approvals, SideFiles } from '../../../shared/src/flows/ports';
import { relocate } from '../../../shared/src/flows/relocate';
import type { Relocation, RelocationOutcome } from '../../../shared/src/flows/relocate';
import { relocationNotice } from '../../../shared/src/flows/relocation-notice';
import type { SecretPlace, SecretService } from '../../../shared/src/secrets/service';
import type { NoticeAction } from '../prompts/dialogs';
import { messageText } from '../prompts/message-text';
import type { Busy } from '../prompts/patience';
import { pathProblem } from '../prompts/pick-secret';
import { relocationQuestions } from '../prompts/relocation-questions';
import type { StepBoxes } from '../prompts/steps/step-boxes';
import { askInSteps, pickStep, textStep } from '../prompts/steps/steps';
import type { Step } from '../prompts/steps/steps';
import { storeTypeText } from '../views/store-type-text';
import type { Command } from './command';
import type { CommandId } from './command-id';
import { onPlace } from './secret-target';
import type { TargetPorts } from './secret-target';
import type { Touched } from './touched';

export interface RelocateCommandPorts extends TargetPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'configured' | 'browse' | 'describe' | 'copy' | 'delete' | 'record' | 'recordAround'>;
  readonly manifests: KnownManifests;
  readonly sideFiles: Pick<SideFiles, 'read' | 'write' | 'realFolder'>;
  readonly approvals: Approvals;
  readonly boxes: StepBoxes;
  readonly busy: Busy;
  readonly touched: Touched;
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
}

/** Bringing a secret to another name or another store. The values never pass through here. */
export function relocateCommands(ports: RelocateCommandPorts): readonly Command[] {
  return [
    onPlace('keyward.renameSecret', ports, (from) => bring('rename', from, ports)),
    onPlace('keyward.copyToStore', ports, (from) => bring('copy', from, ports)),
    onPlace('keyward.moveToStore', ports, (from) => bring('move', from, ports)),
  ];
}

async function bring(kind: Relocation['kind'], from: SecretPlace, ports: RelocateCommandPorts): Promise<void> {
  const { touched } = ports;
  const to = await askWhere(kind, from, ports);
  if (to === undefined || !await isReady(to.store, ports)) return;
  const outcome = await relocate({ kind, from, to }, { ...ports, ...relocationQuestions(ports) });
  touched(from);
  if (outcome.kind !== 'cancelled') touched(to);
  say(outcome, ports);
}

function say(outcome: RelocationOutcome, { dialogs, runCommand, t }: RelocateCommandPorts): void {
  if (outcome.kind === 'cancelled') return;
  const text = messageText(relocationNotice(outcome));
  if (outcome.kind !== 'relocated') {
    dialogs.notify({ level: outcome.kind === 'failed' ? 'error' : 'information', text });
    return;
  }
  const { question: { from }, old, manifests, verified } = outcome;
  const isWaiting = manifests.some(({ approval }) => approval === 'needs-allow');
  const ref = { ...from, field: DEFAULT_FIELD };
  const actions: readonly NoticeAction[] = [
    ...(isWaiting ? [{ label: t('Review…'), run: () => { runCommand('keyward.allowManifest'); } }] : []),
    ...(old.kind === 'deleted' && old.undoable ? [{ label: t('Bring the Old One Back'), run: () => { runCommand('keyward.undeleteSecret', { ref }); } }] : []),
  ];
  const isAsMeant = verified && !isWaiting && (old.kind === 'deleted' || old.reason.kind === 'copy');
  dialogs.notify({ level: isAsMeant ? 'information' : 'warning', text, actions });
}

/** The other store is opened before the questions about it: a locked one would otherwise stop the work half-way. */
async function isReady(store: string, { openStore, dialogs }: RelocateCommandPorts): Promise<boolean> {
  const opened = await openStore(store);
  if (!opened.ok) dialogs.failed(opened.error);
  return opened.ok;
}

async function askWhere(kind: Relocation['kind'], from: SecretPlace, ports: RelocateCommandPorts): Promise<SecretPlace | undefined> {
  const { dialogs, service, t } = ports;
  if (kind === 'rename') return askInSteps(t('Rename {0}', from.path), from, [pathStep(from, ports)]);
  const others = (await service.configured()).filter(({ name }) => name !== from.store);
  const [first] = others;
  if (first === undefined) {
    dialogs.notify({
      level: 'information', text: t('There is no other store yet.'),
      actions: [{ label: t('Add Store…'), run: () => { ports.runCommand('keyward.addStore'); } }],
    });
    return undefined;
  }
  const title = kind === 'copy' ? t('Copy {0} to another store', from.path) : t('Move {0} to another store', from.path);
  const storeStep: Step<SecretPlace> = pickStep<SecretPlace, string>(ports.boxes, {
    question: ({ store }) => ({
      prompt: t('To which store?'), choices: others.map(({ name, type }) => ({ label: name, description: storeTypeText(type, t), value: name })),
      isChosen: (name) => name === store,
    }),
    answered: (draft, store) => ({ ...draft, store }),
  });
  return askInSteps(title, { ...from, store: first.name }, [storeStep, pathStep(from, ports)]);
}

function pathStep(from: SecretPlace, { boxes, t }: RelocateCommandPorts): Step<SecretPlace> {
  return textStep(boxes, {
    question: ({ store, path }) => ({
      prompt: t('Which name shall it have in {0}? Slashes make folders.', store), initial: path,
      problem: (text) => pathProblem(text) ?? (store === from.store && text === from.path ? t('This is the name that it has') : undefined),
    }),
    answered: (draft, path) => ({ ...draft, path: path.normalize('NFC') }),
  });
}
