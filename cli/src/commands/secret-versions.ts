import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { describePlace, rollBackSecret } from '../../../shared/src/flows/roll-back';
import { rollBackNotice, rollBackSentences } from '../../../shared/src/flows/rotation-notice';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import { agreement } from '../prompts/agreement';
import type { CommandHost } from '../command-host';
import { failed, withSession } from '../session';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { addYesOption, secretCommand } from './secret-options';
import type { OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';
import { existingStore, manifestPorts, messageHere } from './secret-ports';

interface VersionsOptions extends OnSecretOptions {
  readonly json?: boolean;
}

interface RollBackOptions extends OnSecretOptions {
  readonly yes?: boolean;
}

export function addSecretVersionCommands(secret: Command, { context, finish }: CommandHost): void {
  secretCommand(secret, 'versions')
    .description('list the versions of a secret; values stay where they are')
    .option('--json', 'as JSON')
    .action(async (named: NamedSecret, options: VersionsOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => versions(session, ref, options))));
    });
  addYesOption(secretCommand(secret, 'rollback'))
    .argument('<version>', 'the version whose value comes back', versionNumber)
    .description('write the value of an old version once more, as the newest')
    .addHelpText('after', ROLL_BACK_HELP)
    .action(async (named: NamedSecret, version: number, options: RollBackOptions) => {
      finish(await withSession(context, options, (session) =>
        onSecret(session, named, options, (ref) => rollBack(session, ref, { ...options, version }))));
    });
}

const ROLL_BACK_HELP = `
Nothing is taken away: every version stays. A value that was revoked where it was issued does not work again.

Examples:
  keyward secret versions shop/stripe
  keyward secret rollback shop/stripe 2
`;

async function versions(session: Session, ref: SecretRef, { json }: VersionsOptions): Promise<number> {
  const { context: { stdout }, vault: { service } } = session;
  const meta = await describePlace(ref, { service, openStore: existingStore(session) });
  if (!meta.ok) return failed(session, meta.error);
  const newestFirst = meta.value.versions.toSorted((a, b) => b.version - a.version);
  if (json === true) stdout.write(`${JSON.stringify(newestFirst, null, 2)}\n`);
  else if (newestFirst.length === 0) stdout.write(`"${safeText(ref.store)}" keeps no versions.\n`);
  else printTable(stdout, ['version', 'state', 'made'], newestFirst.map(({ version, state, created }) => [String(version), state, localTime(created)]));
  return exitCode.clean;
}

async function rollBack(session: Session, ref: SecretRef, { version, yes }: RollBackOptions & { readonly version: number }): Promise<number> {
  const agreed = agreement(session, yes);
  if (agreed === undefined) return exitCode.usage;
  const outcome = await rollBackSecret(ref, version, {
    ...manifestPorts(session), service: session.vault.service, agree: (plan) => agreed.ask(rollBackSentences(plan), 'Go back to it?'),
  });
  const done = outcome.kind === 'rolled-back';
  reportMessage(session.context.stderr, messageHere(rollBackNotice(outcome), outcome), done ? 'note' : 'error');
  return done ? exitCode.clean : exitCode.usage;
}

function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A version is a number, such as 2: "keyward secret versions" lists them.');
  return Number(text);
}
