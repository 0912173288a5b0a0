import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { KnownManifests } from '../../../shared/src/flows/manifest-lines';
import { describePlace, rollBackSecret } from '../../../shared/src/flows/roll-back';
import type { RollBackOutcome, RollBackPlan } from '../../../shared/src/flows/roll-back';
import { rotateSecret } from '../../../shared/src/flows/rotate';
import type { RotatePorts, RotationOutcome } from '../../../shared/src/flows/rotate';
import { rollBackNotice, rollBackSentences, rotationNotice } from '../../../shared/src/flows/rotation-notice';
import { earlierVersions } from '../../../shared/src/flows/versions';
import type { ValueMaker } from '../../../shared/src/secrets/rotation/value-maker';
import type { SecretPlace, SecretService } from '../../../shared/src/secrets/service';
import type { NoticeAction } from '../prompts/dialogs';
import { detailText, messageText } from '../prompts/message-text';
import { pickPlace } from '../prompts/pick-secret';
import { rotationQuestions } from '../prompts/rotation-questions';
import type { RotationQuestionPorts } from '../prompts/rotation-questions';
import { versionArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import { onField } from './secret-target';
import type { TargetPorts } from './secret-target';
import type { Touched } from './touched';

export interface VersionCommandPorts extends TargetPorts, RotationQuestionPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'browse' | 'describe' | 'use' | 'put' | 'rollBack'>;
  readonly maker: ValueMaker;
  readonly manifests: KnownManifests;
  readonly consoleOf: RotatePorts['consoleOf'];
  readonly touched: Touched;
  readonly copyText: (text: string) => Promise<void>;
  /** Day and time as people write them where the editor runs. */
  readonly date: (iso: string) => string;
}

/** Going forward and back in a secret's versions. */
export function versionCommands(ports: VersionCommandPorts): readonly Command[] {
  return [
    onField('keyward.rotate', ports, (ref) => rotate(ref, ports)),
    command({ id: 'keyward.rollBack', trust: 'needed' }, versionArgument.optional(), (argument) => ports.turns.run(async () => {
      const chosen = argument?.ref ?? await pickVersion(ports);
      if (chosen !== undefined) await rollBack(chosen, chosen.version, ports);
    })),
  ];
}

async function rotate({ store, path, field }: SecretRef, ports: VersionCommandPorts): Promise<void> {
  const outcome = await rotateSecret({ store, path, field }, { ...ports, values: ports.maker, ...rotationQuestions(ports) });
  ports.touched({ store, path });
  sayRotated(outcome, ports);
}

function sayRotated(outcome: RotationOutcome, { dialogs, copyText, openExternal, t }: VersionCommandPorts): void {
  if (outcome.kind === 'cancelled') return;
  if (outcome.kind === 'failed') {
    dialogs.failed(outcome.error);
    return;
  }
  const text = messageText(rotationNotice(outcome));
  if (outcome.kind !== 'rotated') {
    dialogs.notify({ level: 'warning', text });
    return;
  }
  const { plan: { vendorConsole }, publicKey, verified } = outcome;
  const actions: readonly NoticeAction[] = [
    ...(publicKey === undefined ? [] : [{ label: t('Copy Public Key'), run: () => void copyText(publicKey) }]),
    ...(vendorConsole === undefined ? [] : [{ label: t('Open Vendor\'s Page'), run: () => void openExternal(vendorConsole.documentation) }]),
  ];
  dialogs.notify({ level: verified ? 'information' : 'warning', text, actions });
}

type PinnedRef = SecretPlace & { readonly version: number };

async function pickVersion(ports: VersionCommandPorts): Promise<PinnedRef | undefined> {
  const { dialogs, t, date } = ports;
  const place = await pickPlace(ports);
  if (place === undefined) return undefined;
  const meta = await describePlace(place, ports);
  if (!meta.ok) {
    dialogs.failed(meta.error);
    return undefined;
  }
  const earlier = earlierVersions(meta.value);
  if (earlier.length === 0) {
    dialogs.notify({ level: 'information', text: t('{0} has no earlier version that could be gone back to.', place.path) });
    return undefined;
  }
  const version = await dialogs.choose(t('Go back to which version of {0}?', place.path), earlier.map((each) => ({
    label: t('Version {0}', each.version), description: date(each.created), value: each.version,
  })));
  return version === undefined ? undefined : { store: place.store, path: place.path, version };
}

async function rollBack({ store, path }: SecretPlace, version: number, ports: VersionCommandPorts): Promise<void> {
  const outcome = await rollBackSecret({ store, path }, version, { ...ports, agree: (plan) => agreeToRollBack(plan, ports) });
  ports.touched({ store, path });
  sayRolledBack(outcome, ports);
}

function agreeToRollBack(plan: RollBackPlan, { dialogs, date, t }: VersionCommandPorts): Promise<boolean> {
  const { place } = plan;
  const from = { ...plan.from, created: date(plan.from.created) };
  return dialogs.confirm({
    title: t('Go back to version {0}?', from.version),
    detail: detailText(t('Secret: {0}\nStore: {1}', place.path, place.store), rollBackSentences({ ...plan, from })),
    action: t('Roll Back'),
  });
}

function sayRolledBack(outcome: RollBackOutcome, { dialogs }: VersionCommandPorts): void {
  if (outcome.kind === 'cancelled') return;
  if (outcome.kind === 'failed') {
    dialogs.failed(outcome.error);
    return;
  }
  const isFine = outcome.kind === 'is-current' || (outcome.kind === 'rolled-back' && outcome.verified);
  dialogs.notify({ level: isFine ? 'information' : 'warning', text: messageText(rollBackNotice(outcome)) });
}
