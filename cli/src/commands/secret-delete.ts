import type { Command } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { deleteSecret, destroySecret, undeleteSecret } from '../../../shared/src/flows/delete';
import type { DeletionOutcome, DeletionQuestion, DestroyPorts } from '../../../shared/src/flows/delete';
import { deletionNotice, deletionSentences } from '../../../shared/src/flows/relocation-notice';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage, writeAdvice } from '../output/report-message';
import { agreement } from '../prompts/agreement';
import type { CommandHost } from '../command-host';
import { withSession } from '../session';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { addYesOption, secretCommand } from './secret-options';
import type { OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';
import { existingStore, manifestPorts, messageHere, typedAgain } from './secret-ports';

interface DeleteOptions extends OnSecretOptions {
  readonly yes?: boolean;
}

export function addSecretDeleteCommands(secret: Command, { context, finish }: CommandHost): void {
  addYesOption(secretCommand(secret, 'delete'), 'also where it cannot be brought back, or a manifest asks for it')
    .description('delete a secret, where its store can so that it can be brought back')
    .action(async (named: NamedSecret, options: DeleteOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => remove(session, ref, options))));
    });
  secretCommand(secret, 'undelete')
    .description('bring a deleted secret back')
    .action(async (named: NamedSecret, options: OnSecretOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => bringBack(session, ref))));
    });
  secretCommand(secret, 'destroy')
    .description('destroy a secret with all its versions, for good, after its name was typed')
    .action(async (named: NamedSecret, options: OnSecretOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => destroy(session, ref))));
    });
}

/** What can be undone and is asked for nowhere needs no question. */
async function remove(session: Session, ref: SecretRef, { yes }: DeleteOptions): Promise<number> {
  const asked = { inVain: false };
  const outcome = await deleteSecret(ref, {
    ...manifestPorts(session), service: session.vault.service,
    agree: async (question) => {
      if (isHarmless(question)) return true;
      const agreed = agreement(session, yes);
      asked.inVain = agreed === undefined;
      return await agreed?.ask(deletionSentences(question), 'Delete it?') ?? false;
    },
  });
  return asked.inVain ? exitCode.usage : report(session, ref, outcome);
}

function isHarmless({ undoable, references, doubtful }: DeletionQuestion): boolean {
  return undoable && references.length === 0 && doubtful.length === 0;
}

async function destroy(session: Session, ref: SecretRef): Promise<number> {
  return report(session, ref, await destroySecret(ref, {
    ...manifestPorts(session), service: session.vault.service, typeName: typeName(session),
  }));
}

/** Nothing stands for the typed name: no option, and no password that was given. */
function typeName({ dialogue }: Session): DestroyPorts['typeName'] {
  if (dialogue === undefined) return undefined;
  return (question) => {
    for (const sentence of deletionSentences(question)) dialogue.say(sentence);
    return dialogue.askLine(`Type ${safeText(question.place.path)} to destroy it: `);
  };
}

async function report(session: Session, ref: SecretRef, outcome: DeletionOutcome): Promise<number> {
  const { context: { stderr } } = session;
  if (outcome.kind !== 'deleted') {
    reportMessage(stderr, messageHere(deletionNotice(outcome), outcome));
    return exitCode.usage;
  }
  const { undoable } = outcome.question;
  stderr.write(`deleted ${safeText(printReference(ref))}\n`);
  const back = undoable ? [`"keyward secret undelete ${safeText(await typedAgain(session, ref))}" brings it back.`] : [];
  writeAdvice(stderr, { next: [deletionNotice(outcome).next, ...back].join(' ') }, '  ');
  return exitCode.clean;
}

async function bringBack(session: Session, ref: SecretRef): Promise<number> {
  const { vault: { service }, context: { stderr } } = session;
  const done = await undeleteSecret(ref, { service, openStore: existingStore(session) });
  if (done.ok) {
    stderr.write(`brought back ${safeText(printReference(ref))}\n`);
    return exitCode.clean;
  }
  const message = describeHere(done.error);
  reportMessage(stderr, done.error.kind === 'already-exists'
    ? { ...message, next: 'It is not deleted, so there is nothing to bring back: "keyward secret versions" shows its versions.' } : message);
  return exitCode.usage;
}
