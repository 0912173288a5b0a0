import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { checkPath } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { relocate } from '../../../shared/src/flows/relocate';
import type { Relocation, RelocationOutcome } from '../../../shared/src/flows/relocate';
import { relocationNotice, relocationSentences } from '../../../shared/src/flows/relocation-notice';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { agreement } from '../prompts/agreement';
import type { CommandHost } from '../command-host';
import { withSession } from '../session';
import type { Session } from '../session';
import { storeArgument } from './secret-argument';
import type { NamedSecret } from './secret-argument';
import { addYesOption, secretCommand } from './secret-options';
import type { OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';
import { messageHere, relocatePorts, typedAgain } from './secret-ports';

interface MoveOptions extends OnSecretOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface TransferOptions extends MoveOptions {
  readonly to: string;
  readonly as?: string;
}

export function addSecretMoveCommands(secret: Command, { context, finish }: CommandHost): void {
  addMoveOptions(secretCommand(secret, 'rename'))
    .argument('<path>', 'its new path, such as shop/prod/stripe', pathArgument)
    .description('give a secret another path; the manifests of this repository and of approved folders go along')
    .addHelpText('after', RENAME_HELP)
    .action(async (named: NamedSecret, path: string, options: MoveOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) =>
        move(session, { kind: 'rename', from: ref, to: { store: ref.store, path } }, options))));
    });
  for (const kind of ['copy', 'move'] as const) {
    addMoveOptions(secretCommand(secret, kind))
      .description(DESCRIPTION[kind])
      .requiredOption('--to <store>', 'the store that it goes to', storeArgument)
      .option('--as <path>', 'its path there (default: the same)', pathArgument)
      .addHelpText('after', TRANSFER_HELP)
      .action(async (named: NamedSecret, options: TransferOptions) => {
        finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) =>
          move(session, { kind, from: ref, to: { store: options.to, path: options.as ?? ref.path } }, options))));
      });
  }
}

const DESCRIPTION = {
  copy: 'copy a secret\'s newest version to another store',
  move: 'move a secret to another store; the manifests of this repository and of approved folders go along',
} as const;

function addMoveOptions(command: Command): Command {
  return addYesOption(command).option('--json', 'say what was done as JSON');
}

async function move(session: Session, { kind, from, to }: Relocation, { yes, json }: MoveOptions): Promise<number> {
  const agreed = agreement(session, yes);
  if (agreed === undefined) return exitCode.usage;
  const relocation: Relocation = { kind, to, from: { store: from.store, path: from.path } };
  const ports = relocatePorts(session, agreed, (question) => agreed.ask(relocationSentences(question), QUESTION[kind]));
  const outcome = await relocate(relocation, ports);
  return report(session, outcome, json === true);
}

const QUESTION: Readonly<Record<Relocation['kind'], string>> = { rename: 'Rename it?', move: 'Move it?', copy: 'Copy it?' };

/** An old secret that had to be kept is no clean end: something is left to do. */
async function report(session: Session, outcome: RelocationOutcome, json: boolean): Promise<number> {
  const { context: { stdout, stderr } } = session;
  const message = messageHere(relocationNotice(outcome), outcome);
  if (outcome.kind !== 'relocated') {
    reportMessage(stderr, message);
    return exitCode.usage;
  }
  const { question: { from, to }, version, verified, manifests, old } = outcome;
  if (json) {
    const manifestNames = manifests.map(({ file, names, approval }) => ({ file, names, approval }));
    stdout.write(`${JSON.stringify({ from, to, version, verified, manifests: manifestNames, old: oldWords(outcome) }, null, 2)}\n`);
  } else {
    reportMessage(stderr, message, 'note');
  }
  if (old.kind === 'deleted' && old.undoable && !json) {
    stderr.write(`  "keyward secret undelete ${safeText(await typedAgain(session, from))}" brings the old one back.\n`);
  }
  return old.kind === 'deleted' || old.reason.kind === 'copy' ? exitCode.clean : exitCode.incomplete;
}

function oldWords({ old }: Extract<RelocationOutcome, { readonly kind: 'relocated' }>): Readonly<Record<string, unknown>> {
  return old.kind === 'deleted' ? { state: 'deleted', undoable: old.undoable } : { state: 'kept', reason: old.reason.kind };
}

function pathArgument(text: string): SecretRef['path'] {
  const path = text.normalize('NFC');
  if (checkPath(path) !== undefined) throw new InvalidArgumentError('A path is like shop/prod/stripe: no //, no .., none of ?, # and \\.');
  return path;
}

const RENAME_HELP = `
The newest version is copied, read back and compared; then each keyward.env is led to it; only then is the old secret
deleted, so that it can be brought back. Older versions stay at the old path. Where something stops it, both places work.

Examples:
  keyward secret rename shop/stripe shop/prod/stripe
`;

const TRANSFER_HELP = `
The value goes from store to store inside of Keyward and is shown to nobody. Where something stops it, both places work.

Examples:
  keyward secret copy shop/stripe --to team
  keyward secret move shop/stripe --to team --as web/stripe
`;
