import path from 'node:path';
import type { Command } from 'commander';
import type { Message } from '../../../shared/src/core/messages/message';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { allow, withdrawApproval } from '../../../shared/src/flows/approve';
import type { ApprovalQuestion } from '../../../shared/src/flows/approve';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { brokenManifestMessage } from '../../../shared/src/flows/move-notice';
import { exitCode } from '../exit-code';
import { FileSideFiles } from '../files/file-side-files';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { codingAgent } from '../prompts/agent-environment';
import type { Dialogue } from '../prompts/dialogue';
import type { CommandHost } from '../command-host';
import { withSession } from '../session';
import type { Session } from '../session';

interface AllowOptions {
  readonly list?: boolean;
  readonly withdraw?: boolean;
}

export function addAllowCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('allow')
    .argument('[folder]', 'the folder whose keyward.env is meant', '.')
    .description('approve what a folder\'s manifest asks for, after it was shown')
    .option('--list', 'list what was approved, and where')
    .option('--withdraw', 'take the approval of this folder back')
    .addHelpText('after', HELP)
    .action(async (folder: string, options: AllowOptions) => {
      finish(await withSession(context, {}, (session) => act(session, folder, options)));
    });
}

const HELP = `
A manifest that came with a clone may name your secrets. Its programs get none of them before you agree, and you are
asked again when it asks for something else. The answer is kept in your own folder, never in the repository.

Examples:
  keyward allow
  keyward allow ../shop --withdraw
  keyward allow --list
`;

async function act(session: Session, folder: string, options: AllowOptions): Promise<number> {
  if (options.list === true) return list(session);
  const { context } = session;
  const sideFiles = new FileSideFiles(context);
  const manifest = await nearestManifest(path.resolve(context.cwd, folder, 'keyward.env'), sideFiles);
  const { approvals, service } = session.vault;
  if (options.withdraw === true) {
    const withdrawn = await withdrawApproval(manifest, { approvals, service, sideFiles });
    if (!withdrawn.ok) return failed(session, withdrawn.error);
    context.stderr.write(withdrawn.value ? 'The approval is withdrawn.\n' : 'There was no approval for this folder.\n');
    return exitCode.clean;
  }
  const outcome = await allow(manifest, { approvals, service, sideFiles, ask: asking(session) });
  switch (outcome.kind) {
    case 'allowed':
      context.stderr.write(`${context.stderr.paint('green', 'allowed')} ${safeText(outcome.question.folder)}\n`);
      return exitCode.clean;
    case 'already-allowed':
      context.stderr.write('This folder is approved already, for exactly what it asks for.\n');
      return exitCode.clean;
    case 'nothing-asked':
      context.stderr.write('There is no keyward.env here that asks for anything.\n');
      return exitCode.clean;
    case 'declined':
      context.stderr.write('Not allowed. Nothing was changed.\n');
      return exitCode.usage;
    case 'manifest-broken':
      reportMessage(context.stderr, brokenManifestMessage(outcome));
      return exitCode.usage;
    case 'failed':
      if (outcome.error.kind !== 'not-approved') return failed(session, outcome.error);
      reportMessage(context.stderr, nobodyToAsk(outcome.error));
      return exitCode.usage;
  }
}

/** Only a person can agree, and only at a terminal. */
export function asking({ dialogue, context }: Session): ((question: ApprovalQuestion) => Promise<boolean>) | undefined {
  if (dialogue === undefined || codingAgent(context.environment) !== undefined) return undefined;
  return (question) => askToAllow(dialogue, question);
}

/** The general advice is to run this very command. */
function nobodyToAsk(error: VaultError): Message {
  return {
    ...describeHere(error),
    next: 'Only a person can approve: run "keyward allow" yourself in a terminal; a pipe or a coding agent cannot answer.',
  };
}

async function askToAllow(dialogue: Dialogue, { folder, requests, state }: ApprovalQuestion): Promise<boolean> {
  dialogue.say(`Programs that are started in ${safeText(folder)} would get:`);
  const added = state.kind === 'changed' ? new Set(state.added) : undefined;
  for (const { name, ref } of requests) {
    const line = `${name}=${printReference(ref)}`;
    dialogue.say(`  ${safeText(name)}  from ${safeText(printReference(ref))}${added?.has(line) === true ? '   (new)' : ''}`);
  }
  if (state.kind === 'changed') for (const line of state.removed) dialogue.say(`  no longer: ${safeText(line)}`);
  return dialogue.confirm('Allow this?', 'no');
}

async function list(session: Session): Promise<number> {
  const { stdout } = session.context;
  const approvals = await session.vault.approvals.list();
  if (!approvals.ok) return failed(session, approvals.error);
  if (approvals.value.length === 0) stdout.write('Nothing is approved.\n');
  for (const { folder, approved, references } of approvals.value) {
    stdout.write(`${stdout.paint('bold', safeText(folder))}  ${stdout.paint('dim', `since ${approved.slice(0, 10)}`)}\n`);
    for (const line of references) stdout.write(`  ${safeText(line)}\n`);
  }
  return exitCode.clean;
}

function failed({ context: { stderr } }: Session, error: VaultError): number {
  reportMessage(stderr, describeHere(error));
  return exitCode.usage;
}
