import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { insertLookup } from '../../../shared/src/flows/insert-lookup';
import type { InsertOutcome, InsertPorts, InsertRequest, NameQuestion } from '../../../shared/src/flows/insert-lookup';
import { insertNotice } from '../../../shared/src/flows/insert-notice';
import type { CursorPlace } from '../../../shared/src/flows/ports';
import type { Log } from '../log';
import type { Notice } from '../prompts/dialogs';
import { messageText } from '../prompts/message-text';
import { nameProblem } from '../prompts/move-questions';
import type { Command } from './command';
import { onField } from './secret-target';
import type { TargetPorts } from './secret-target';

export interface InsertCommandPorts extends TargetPorts {
  readonly insert: Omit<InsertPorts, 'chooseName'>;
  /** The place in the text that the person worked in last; undefined where none is open. */
  readonly cursor: () => CursorPlace | undefined;
  /** The setting `keyward.lookup.style` for a document. */
  readonly style: (uri: string) => InsertRequest['style'];
  readonly log: Log;
}

/** Puts a lookup of a secret where the cursor is: from a line of the tree, or from the palette. Reads no value. */
export function insertLookupCommand(ports: InsertCommandPorts): Command {
  return onField('keyward.insertLookup', ports, async (ref) => {
    const { dialogs, t, log } = ports;
    const place = ports.cursor();
    if (place === undefined) {
      dialogs.notify({ level: 'information', text: t('Open a file and put the cursor where the lookup belongs first.') });
      return;
    }
    const chooseName = (question: NameQuestion): Promise<string | undefined> => askName(question, ports);
    const outcome = await insertLookup({ ref: unpinned(ref), place, style: ports.style(place.uri) }, { ...ports.insert, chooseName });
    log.event('insert.finished', { outcome: outcome.kind });
    if (outcome.kind === 'failed') dialogs.failed(outcome.error);
    else dialogs.notify(noticeOf(outcome));
  });
}

/** A line of an old version stands for its secret here: a program that is pinned by a click would miss every rotation. */
function unpinned({ store, path, field }: SecretRef): SecretRef {
  return { store, path, field };
}

function askName({ ref, proposed, taken }: NameQuestion, { dialogs, t }: TargetPorts): Promise<string | undefined> {
  return dialogs.askText({
    title: t('Insert a lookup'),
    prompt: t('The name by which programs read {0}. keyward.env gets a line for it.', ref.path),
    initial: proposed,
    problem: (text) => (taken.has(text) ? t('This name stands for another secret in keyward.env.') : nameProblem(text, t)),
  });
}

function noticeOf(outcome: Exclude<InsertOutcome, { readonly kind: 'failed' }>): Notice {
  const text = messageText(insertNotice(outcome));
  const isDone = outcome.kind === 'inserted' || outcome.kind === 'named';
  return isDone && outcome.secret.approval === 'approved' ? { level: 'information', text, passing: true } : { level: 'warning', text };
}
