import type { RelocatePorts, Relocation, RelocationQuestion } from '../../../shared/src/flows/relocate';
import { relocationSentences } from '../../../shared/src/flows/relocation-notice';
import type { SecretPlace } from '../../../shared/src/secrets/service';
import type { Confirmation, Dialogs } from './dialogs';
import { detailText } from './message-text';
import type { Translate } from './translate';

export interface RelocationQuestionPorts {
  readonly dialogs: Dialogs;
  readonly t: Translate;
}

/** What renaming, moving and copying ask of the person. */
export function relocationQuestions(ports: RelocationQuestionPorts): Pick<RelocatePorts, 'agree' | 'acceptUnverified'> {
  return { agree: (question) => agree(question, ports), acceptUnverified: (to) => acceptUnverified(to, ports) };
}

function agree(question: RelocationQuestion, { dialogs, t }: RelocationQuestionPorts): Promise<boolean> {
  // The first of these names both places.
  return dialogs.confirm({ ...titleOf(question.kind, t), detail: relocationSentences(question).join('\n\n') });
}

function titleOf(kind: Relocation['kind'], t: Translate): Omit<Confirmation, 'detail'> {
  switch (kind) {
    case 'rename': return { title: t('Rename this secret?'), action: t('Rename') };
    case 'move': return { title: t('Move this secret to another store?'), action: t('Move') };
    case 'copy': return { title: t('Copy this secret to another store?'), action: t('Copy Secret') };
  }
}

function acceptUnverified({ store, path }: SecretPlace, { dialogs, t }: RelocationQuestionPorts): Promise<boolean> {
  return dialogs.confirm({
    title: t('The copy could not be read back. Go on all the same?'),
    detail: detailText(t('Secret: {0}\nStore: {1}', path, store), [
      t('The store confirmed the write, but your sign-in may not read there, so nothing could be compared.'),
      t('Without a yes, the old one stays and no manifest is changed.'),
    ]),
    action: t('Go On'),
  });
}
