import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { CommandHost } from '../command-host';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage, writeAdvice } from '../output/report-message';
import { agreement } from '../prompts/agreement';
import type { GivenSources } from '../prompts/given-secrets';
import { addPasswordOptions, failed, withSession } from '../session';
import type { Session } from '../session';
import { storeArgument } from './secret-argument';

interface RemoveOptions extends GivenSources {
  readonly yes?: boolean;
  readonly json?: boolean;
}

interface DefaultOptions {
  readonly json?: boolean;
}

export function addStoreChangeCommands(store: Command, { context, finish }: CommandHost): void {
  store.command('default')
    .argument('[store]', 'where new secrets go from now on', storeArgument)
    .description('print, or choose, the store for new secrets')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nA folder whose keyward.env uses another store goes on with that one.\n')
    .action(async (name: string | undefined, options: DefaultOptions) => {
      finish(await withSession(context, {}, (session) => chooseDefault(session, name, options)));
    });
  addPasswordOptions(store.command('remove'))
    .argument('<store>', 'its name', storeArgument)
    .description('take a store out of the configuration; what it keeps stays there')
    .option('-y, --yes', 'without a question')
    .option('--json', 'as JSON')
    .action(async (name: string, options: RemoveOptions) => {
      finish(await withSession(context, options, (session) => remove(session, name, options)));
    });
}

async function chooseDefault(session: Session, name: string | undefined, { json }: DefaultOptions): Promise<number> {
  const { context: { stdout, stderr }, vault: { stores, configuration } } = session;
  if (name === undefined) {
    const { defaultStore, problem } = await stores.list();
    if (problem !== undefined) reportMessage(stderr, describeHere(problem));
    stdout.write(json === true ? `${JSON.stringify({ default: defaultStore })}\n` : `${defaultStore}\n`);
    return problem === undefined ? exitCode.clean : exitCode.usage;
  }
  const chosen = await configuration.setDefault(name);
  if (!chosen.ok) return failed(session, chosen.error);
  if (json === true) stdout.write(`${JSON.stringify({ default: name })}\n`);
  else stderr.write(`New secrets go to "${name}" from now on.\n`);
  return exitCode.clean;
}

async function remove(session: Session, name: string, { yes, json }: RemoveOptions): Promise<number> {
  const { context: { stdout, stderr }, vault: { configuration, stores } } = session;
  if (name === LOCAL_STORE) return failed(session, { kind: 'unsupported', store: name, operation: 'remove the built-in store' });
  const { stores: all, problem } = await stores.list();
  const store = all.find((each) => each.name === name);
  if (store === undefined) return failed(session, problem ?? { kind: 'unknown-store', store: name });
  const agreed = agreement(session, yes);
  if (agreed === undefined) return exitCode.usage;
  if (!await agreed.ask([`Its secrets stay where they are. Programs whose keyward.env names "${name}" do not start on this machine any more.`], `Remove "${name}"?`)) {
    return failed(session, { kind: 'cancelled' });
  }
  const signedOut = store.capabilities.signIn ? await forgetSignIn(session, name, yes === true) : undefined;
  if (signedOut?.ok === false && signedOut.error.kind === 'cancelled') return failed(session, signedOut.error);
  const removed = await configuration.remove(name);
  if (!removed.ok) return failed(session, removed.error);
  if (json === true) stdout.write(`${JSON.stringify({ store: name, removed: true, signedOut: signedOut?.ok === true })}\n`);
  else stderr.write(`removed "${name}" from ${safeText(configuration.file)}\n`);
  if (signedOut?.ok === false) {
    writeAdvice(stderr, {
      kept: `If you were signed in, your local vault still has that sign-in: ${whyKept(signedOut.error)}. It is bound to that address and goes nowhere else.`,
      next: 'Have it revoked at the server if it must not be used any more.',
    }, '  ');
  }
  return exitCode.clean;
}

/**
 * The sign-in is of no use to anybody any more. A server that cannot be reached keeps nobody from forgetting it; a vault
 * that stays locked does, and where there is no vault there is no sign-in.
 */
async function forgetSignIn(session: Session, name: string, withoutQuestions: boolean): Promise<Result<void, VaultError>> {
  const { vault: { service }, dialogue } = session;
  if ((await service.status(LOCAL_STORE))?.state === 'missing') return ok();
  if (withoutQuestions || dialogue === undefined) {
    await session.openSilently();
  } else {
    const opened = await session.open(LOCAL_STORE);
    if (!opened.ok) return opened;
  }
  return service.signOut(name);
}

function whyKept(error: VaultError): string {
  return error.kind === 'locked' ? 'the vault is locked, and its password was not given' : 'the vault could not be opened or changed';
}
