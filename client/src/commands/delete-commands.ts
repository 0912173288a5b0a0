import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import { deleteSecret, destroySecret, undeleteSecret } from '../../../shared/src/flows/delete';
import type { DeletionOutcome, DeletionQuestion } from '../../../shared/src/flows/delete';
import { deletionNotice, deletionSentences } from '../../../shared/src/flows/relocation-notice';
import type { KnownManifests } from '../../../shared/src/flows/manifest-lines';
import type { SecretPlace, SecretService } from '../../../shared/src/secrets/service';
import { messageText } from '../prompts/message-text';
import type { Command } from './command';
import type { CommandId } from './command-id';
import { onPlace } from './secret-target';
import type { TargetPorts } from './secret-target';
import type { Touched } from './touched';

export interface DeleteCommandPorts extends TargetPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'browse' | 'describe' | 'delete' | 'undelete' | 'destroy' | 'record'>;
  readonly manifests: KnownManifests;
  readonly touched: Touched;
  readonly runCommand: (id: CommandId, argument?: unknown) => void;
}

/** Taking secrets away, and bringing them back where their store can. */
export function deleteCommands(ports: DeleteCommandPorts): readonly Command[] {
  return [
    onPlace('keyward.deleteSecret', ports, (place) => softly(place, ports)),
    onPlace('keyward.undeleteSecret', ports, (place) => bringBack(place, ports), 'deleted'),
    onPlace('keyward.destroySecret', ports, (place) => forGood(place, ports)),
  ];
}

async function softly(place: SecretPlace, ports: DeleteCommandPorts): Promise<void> {
  const outcome = await deleteSecret(place, { ...ports, agree: (question) => agree(question, ports) });
  ports.touched(place);
  say(outcome, ports);
}

function agree(question: DeletionQuestion, { dialogs, t }: DeleteCommandPorts): Promise<boolean> {
  const detail = detailOf(question);
  return question.undoable
    ? dialogs.confirm({ title: t('Delete this secret?'), detail, action: t('Delete') })
    : dialogs.confirm({ title: t('Delete this secret for good?'), detail, action: t('Delete for Good') });
}

function detailOf(question: DeletionQuestion): string {
  return deletionSentences(question).join('\n\n');
}

async function bringBack(place: SecretPlace, ports: DeleteCommandPorts): Promise<void> {
  const { dialogs, touched, t } = ports;
  const undeleted = await undeleteSecret(place, ports);
  touched(place);
  if (undeleted.ok) dialogs.notify({ level: 'information', text: t('{0} is there again.', place.path), passing: true });
  else dialogs.failed(undeleted.error);
}

/** Nothing but the name itself is a yes: a habit types no name. */
async function forGood(place: SecretPlace, ports: DeleteCommandPorts): Promise<void> {
  const { dialogs, t } = ports;
  const typeName = async (question: DeletionQuestion): Promise<string | undefined> => {
    const understood = await dialogs.confirm({
      title: t('Destroy this secret with all its versions?'),
      detail: `${detailOf(question)}\n\n${t('You are asked to type its name next.')}`,
      action: t('Go On'),
    });
    if (!understood) return undefined;
    return dialogs.askText({
      title: t('Destroy {0} of {1}', place.path, place.store), prompt: t('Type its whole name, {0}, to destroy it for good.', place.path),
      problem: (text) => (place.path.startsWith(text.normalize('NFC')) ? undefined : t('This is another name')),
    });
  };
  const outcome = await destroySecret(place, { ...ports, typeName });
  ports.touched(place);
  say(outcome, ports);
}

function say(outcome: DeletionOutcome, { dialogs, runCommand, t }: DeleteCommandPorts): void {
  switch (outcome.kind) {
    case 'deleted': {
      const { place, undoable, references } = outcome.question;
      const undo = { label: t('Undo'), run: () => { runCommand('keyward.undeleteSecret', { ref: { ...place, field: DEFAULT_FIELD } }); } };
      dialogs.notify({
        level: references.length === 0 ? 'information' : 'warning', text: messageText(deletionNotice(outcome)),
        ...(undoable ? { actions: [undo] } : {}),
      });
      return;
    }
    case 'cancelled': return;
    case 'name-differs':
      dialogs.notify({ level: 'warning', text: messageText(deletionNotice(outcome)) });
      return;
    case 'failed': dialogs.failed(outcome.error);
  }
}
