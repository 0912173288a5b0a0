import type { Command } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { requestsOf } from '../../../shared/src/flows/manifest-file';
import { rotateSecret } from '../../../shared/src/flows/rotate';
import type { Rotated, RotationOutcome } from '../../../shared/src/flows/rotate';
import { rotationNotice } from '../../../shared/src/flows/rotation-notice';
import { createValueMaker } from '../../../shared/src/secrets/rotation/create-value-maker';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { RotationAnswers } from '../prompts/rotation-answers';
import type { RotationOptions } from '../prompts/rotation-answers';
import { vendorOf } from '../scan/vendor-of';
import type { CommandHost } from '../command-host';
import { addValueOptions, withSession } from '../session';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { addGenerateOption, addYesOption, secretCommand } from './secret-options';
import type { OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';
import { manifestPorts, messageHere, typedAgain } from './secret-ports';

interface RotateOptions extends OnSecretOptions, RotationOptions {
  readonly json?: boolean;
}

export function addRotateCommand(program: Command, { context, finish }: CommandHost): void {
  addGenerateOption(addYesOption(addValueOptions(secretCommand(program, 'rotate')), 'take what is proposed, without asking'))
    .description('give a secret a new value; the old one is kept as an earlier version')
    .option('--json', 'say what was done as JSON')
    .addHelpText('after', HELP)
    .action(async (named: NamedSecret, options: RotateOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => rotate(session, ref, options))));
    });
}

const HELP = `
Where you issue the secret yourself, a value of the same kind is made. A vendor's key is made at the vendor: Keyward says
where, takes the new one without echo, and never makes one up. Of two rotations at once, one is refused. What is made is
shown to nobody; of a key pair the public half goes to standard output.

Examples:
  keyward rotate shop/session
  keyward rotate shop/session --generate token
  keyward rotate shop/stripe --value-stdin < new-key
  keyward secret rollback shop/session 3
`;

async function rotate(session: Session, ref: SecretRef, options: RotateOptions): Promise<number> {
  const answers = new RotationAnswers(session, options);
  const { service } = session.vault;
  const outcome = await rotateSecret(ref, {
    ...manifestPorts(session), service, values: createValueMaker(session.context.randomBytes), consoleOf: (rule) => Promise.resolve(vendorOf(rule)),
    ...answers.ports(),
  });
  if (answers.refusal === undefined) return report(session, ref, outcome, options.json === true);
  reportMessage(session.context.stderr, answers.refusal);
  return exitCode.usage;
}

async function report(session: Session, ref: SecretRef, outcome: RotationOutcome, json: boolean): Promise<number> {
  const { context: { stdout, stderr } } = session;
  const message = messageHere(rotationNotice(outcome), outcome);
  if (outcome.kind !== 'rotated') {
    const elsewhere = outcome.kind === 'failed' && NOT_THERE.has(outcome.error.kind) ? await inAnotherStore(session, ref) : undefined;
    reportMessage(stderr, elsewhere === undefined ? message : { ...message, next: elsewhere });
    return exitCode.usage;
  }
  if (json) {
    stdout.write(`${JSON.stringify(jsonOf(outcome), null, 2)}\n`);
    return exitCode.clean;
  }
  reportMessage(stderr, message, 'note');
  const { previous, publicKey } = outcome;
  if (previous !== undefined) stderr.write(`  "keyward secret rollback ${safeText(await typedAgain(session, ref))} ${previous}" goes back to the old value.\n`);
  if (publicKey !== undefined) stdout.write(publicKey);
  return exitCode.clean;
}

const NOT_THERE: ReadonlySet<string> = new Set<VaultError['kind']>(['not-found', 'store-missing']);

/** A name that this folder's manifest has in another store than the one that was taken for it. */
async function inAnotherStore(session: Session, { store, path }: SecretRef): Promise<string | undefined> {
  const { manifests } = await manifestPorts(session).manifests();
  const meant = manifests.flatMap(requestsOf).find(({ ref }) => ref.path === path && ref.store !== store);
  return meant && `keyward.env has a secret of this name in "${safeText(meant.ref.store)}": "keyward rotate ${safeText(printReference(meant.ref))}".`;
}

function jsonOf({ plan: { ref, pinned }, choice, version, previous, verified, publicKey }: Rotated): Readonly<Record<string, unknown>> {
  return {
    reference: printReference(ref), version, previous, verified, publicKey,
    how: choice.kind === 'generate' ? choice.valueKind.kind : 'entered',
    pinned: pinned.map(({ file, name }) => ({ file, name })),
  };
}
