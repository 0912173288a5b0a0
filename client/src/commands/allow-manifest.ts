import path from 'node:path';
import { printReference } from '../../../shared/src/core/reference';
import { allow } from '../../../shared/src/flows/approve';
import type { AllowOutcome, ApprovalPorts, ApprovalQuestion } from '../../../shared/src/flows/approve';
import type { ManifestFile } from '../../../shared/src/flows/manifest-file';
import { brokenManifestMessage } from '../../../shared/src/flows/move-notice';
import type { Dialogs, Notice } from '../prompts/dialogs';
import type { Translate } from '../prompts/translate';
import { folderArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';

export interface AllowCommandPorts {
  readonly approval: Omit<ApprovalPorts, 'ask'>;
  /** Manifests of the folders that are open, and of the folders below. */
  readonly manifests: () => Promise<readonly ManifestFile[]>;
  readonly dialogs: Dialogs;
  readonly t: Translate;
}

/** Shows what a folder's manifest asks for, and lets the person agree. The folder is the given one, or one he chooses. */
export function allowManifestCommand(ports: AllowCommandPorts): Command {
  return command({ id: 'keyward.allowManifest', trust: 'needed' }, folderArgument.optional(), async (argument) => {
    const all = await ports.manifests();
    const manifests = argument === undefined ? all : all.filter(({ folder }) => folder === argument.folder);
    const [first] = manifests;
    const manifest = manifests.length > 1
      ? await ports.dialogs.choose(ports.t('Choose a folder'), manifests.map((each) => ({ label: each.folder, value: each })))
      : first;
    if (manifest === undefined) {
      if (first === undefined) ports.dialogs.notify(nothingAsked(ports.t));
      return;
    }
    const ask = (question: ApprovalQuestion): Promise<boolean> => confirmRequests(question, ports);
    say(await allow(manifest, { ...ports.approval, ask }), ports);
  });
}

/** As many as a modal shows without hiding its buttons; the rest is counted, and the file shows it. */
const MAX_LISTED = 20;

function confirmRequests({ folder, requests, state }: ApprovalQuestion, { dialogs, t }: AllowCommandPorts): Promise<boolean> {
  const lines = requests.slice(0, MAX_LISTED).map(({ name, ref }) => `${name} ← ${printReference(ref)}`);
  const more = requests.length > MAX_LISTED ? [t('… and {0} more, see keyward.env.', requests.length - MAX_LISTED)] : [];
  const changes = state.kind === 'changed' && state.added.length > 0
    ? ['', t('New since you allowed it:'), ...state.added.slice(0, MAX_LISTED)]
    : [];
  return dialogs.confirm({
    title: t('May programs of {0} use these secrets of yours?', path.basename(folder)),
    detail: [folder, '', ...lines, ...more, ...changes, '', t('Allow it only if you trust the code of this folder: it gets the values.')].join('\n'),
    action: t('Allow'),
  });
}

function say(outcome: AllowOutcome, { dialogs, t }: AllowCommandPorts): void {
  switch (outcome.kind) {
    case 'allowed':
      dialogs.notify({ level: 'information', text: t('Allowed. "keyward run" may use them in this folder until its manifest changes.') });
      return;
    case 'already-allowed':
      dialogs.notify({ level: 'information', text: t('This manifest is allowed already.') });
      return;
    case 'nothing-asked':
      dialogs.notify(nothingAsked(t));
      return;
    case 'declined':
      dialogs.notify({ level: 'information', text: t('Not allowed: programs of this folder get none of your secrets.') });
      return;
    case 'manifest-broken': {
      const { what, kept, next } = brokenManifestMessage(outcome);
      dialogs.notify({ level: 'warning', text: [what, kept, next].filter((part) => part !== undefined).join(' ') });
      return;
    }
    case 'failed':
      dialogs.failed(outcome.error);
  }
}

function nothingAsked(t: Translate): Notice {
  return { level: 'information', text: t('No keyward.env of the open folders asks for a secret.') };
}
