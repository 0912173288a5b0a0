import type { Command } from 'commander';
import { Option } from 'commander';
import { AUTH_METHODS, LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { SignedIn, SignInMethod } from '../../../shared/src/secrets/sign-in';
import type { StoreIdentity } from '../../../shared/src/secrets/store';
import type { CommandHost } from '../command-host';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage, writeAdvice } from '../output/report-message';
import { problemJson } from '../output/store-report';
import type { GivenSources } from '../prompts/given-secrets';
import { withSignInWay } from '../prompts/sign-in-way';
import type { ChosenWay } from '../prompts/sign-in-way';
import { addPasswordOptions, descriptor, failed, withSession } from '../session';
import type { Session } from '../session';
import { storeArgument } from './secret-argument';

interface LoginOptions extends GivenSources {
  readonly method?: SignInMethod;
  readonly wrapped?: boolean;
  readonly json?: boolean;
}

interface LogoutOptions extends GivenSources {
  readonly json?: boolean;
}

export function addStoreSignInCommands(store: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(addCredentialOptions(store.command('login')))
    .argument('[store]', 'its name; the only store that wants a sign-in when it is left out', storeArgument)
    .description('sign in to a store, and remember it in the local vault')
    .addHelpText('after', LOGIN_HELP)
    .action(async (name: string | undefined, options: LoginOptions) => {
      finish(await withSession(context, options, (session) => login(session, name, options)));
    });
  addPasswordOptions(store.command('logout'))
    .argument('[store]', 'its name; the only store that wants a sign-in when it is left out', storeArgument)
    .description('sign out of a store, at the server and here')
    .option('--json', 'as JSON')
    .action(async (name: string | undefined, options: LogoutOptions) => {
      finish(await withSession(context, options, (session) => logout(session, name, options)));
    });
}

function addCredentialOptions(command: Command): Command {
  return command
    .addOption(new Option('--method <method>', 'how to sign in (default: what the store is configured with)').choices(AUTH_METHODS))
    .option('--token-stdin', 'read the token from standard input (a line)')
    .option('--token-fd <number>', 'read the token from this file descriptor', descriptor)
    .option('--role-id-stdin', 'read the role id from standard input (a line)')
    .option('--role-id-fd <number>', 'read the role id from this file descriptor', descriptor)
    .option('--secret-id-stdin', 'read the secret id from standard input (a line, behind the role id)')
    .option('--secret-id-fd <number>', 'read the secret id from this file descriptor', descriptor)
    .option('--wrapped', 'the secret id is a wrapping token, good for one use')
    .option('--json', 'as JSON');
}

const NEXT_AFTER_REFUSAL = 'Check that it is the right one, for this server, namespace and method, and that it has not expired.';

const LOGIN_HELP = `
Tokens and ids are asked for without echo, or read from where you say; they are never a part of the command line, nor taken
from the environment or from another program's files.

Examples:
  keyward store login team
  keyward store login team --token-stdin < token-file
  keyward store login ci --method approle --role-id-fd 3 --secret-id-stdin --wrapped 3<role-id-file < wrapping-token-file
`;

async function login(session: Session, name: string | undefined, options: LoginOptions): Promise<number> {
  const { context: { stdout }, vault: { service } } = session;
  const store = await signInStore(session, name);
  if (!store.ok) return refused(session, store.error);
  // Nobody types a token for a server that cannot be asked.
  const before = await service.status(store.value.name);
  const stopped = before?.state === 'unreachable' || before?.state === 'sealed' || before?.state === 'damaged' ? before.error : undefined;
  if (stopped !== undefined) return failed(session, stopped);
  const keeper = await session.open(LOCAL_STORE);
  if (!keeper.ok) return failed(session, keeper.error);
  const signedIn = await withSignInWay(session, await chosenWay(session, store.value.name, options), (way) => service.signIn(store.value.name, way));
  if (!signedIn.ok) {
    const message = describeHere(signedIn.error);
    return refused(session, signedIn.error.kind === 'unauthenticated' ? { ...message, next: NEXT_AFTER_REFUSAL } : message);
  }
  const after = await service.status(store.value.name);
  const problem = after?.state === 'ready' ? undefined : after?.error;
  if (options.json === true) {
    stdout.write(`${JSON.stringify({ store: store.value.name, ...signedIn.value, ...(problem === undefined ? {} : { problem: problemJson(problem) }) })}\n`);
  } else {
    report(session, store.value.name, signedIn.value);
    if (problem !== undefined) reportMessage(session.context.stderr, describeHere(problem), 'note');
  }
  return exitCode.clean;
}

function report({ context: { stderr } }: Session, store: string, { account, expires, remembered }: SignedIn): void {
  const until = expires === undefined ? 'It does not end by itself.' : `It ends at ${localTime(expires)}.`;
  stderr.write(`${stderr.paint('green', 'signed in')} to "${store}" as ${safeText(account)}. ${until}\n`);
  if (remembered) stderr.write('  It is remembered in your local vault, for this server alone.\n');
  else writeAdvice(stderr, { kept: 'It could not be remembered, so it ended with this command.', next: 'Look at the local vault with "keyward status" and sign in again.' }, '  ');
}

/** How to sign in: as was said, as what was given shows, or as the store is configured. */
async function chosenWay({ given, vault: { configuration } }: Session, store: string, { method, wrapped = false }: LoginOptions): Promise<ChosenWay> {
  if (method !== undefined) return { method, wrapped };
  if (given.roleId !== undefined || given.secretId !== undefined || wrapped) return { method: 'approle', wrapped };
  const configured = await configuration.read();
  const entry = configured.ok ? configured.value.stores.find(({ name }) => name === store) : undefined;
  return { method: given.token === undefined && entry?.type === 'hashicorp' ? entry.auth.method : 'token', wrapped };
}

async function logout(session: Session, name: string | undefined, { json }: LogoutOptions): Promise<number> {
  const { context: { stdout, stderr }, vault: { service } } = session;
  const store = await signInStore(session, name);
  if (!store.ok) return refused(session, store.error);
  const keeper = await service.status(LOCAL_STORE);
  const opened = keeper?.state === 'missing' ? ok() : await session.open(LOCAL_STORE);
  const signedOut = opened.ok ? await service.signOut(store.value.name) : opened;
  if (!signedOut.ok) return failed(session, signedOut.error);
  if (json === true) stdout.write(`${JSON.stringify({ store: store.value.name, signedOut: true })}\n`);
  else stderr.write(`signed out of "${store.value.name}"\n`);
  return exitCode.clean;
}

function refused({ context: { stderr } }: Session, message: Message): number {
  reportMessage(stderr, message);
  return exitCode.usage;
}

/** The store that is meant; without a name, the only one that wants a sign-in. */
async function signInStore({ vault: { stores } }: Session, name: string | undefined): Promise<Result<StoreIdentity, Message>> {
  const { stores: all, problem } = await stores.list();
  const wanting = all.filter(({ capabilities }) => capabilities.signIn);
  const [only, ...others] = name === undefined ? wanting : all.filter((store) => store.name === name);
  if (others.length > 0) return err({ what: 'Several stores want a sign-in.', next: `Say which one: ${wanting.map((store) => store.name).join(', ')}` });
  if (only !== undefined) {
    return only.capabilities.signIn ? ok(only) : err(describeHere({ kind: 'unsupported', store: only.name, operation: 'sign-in' }));
  }
  if (problem !== undefined) return err(describeHere(problem));
  return err(name === undefined
    ? { what: 'No store here wants a sign-in.', next: 'Add one with "keyward store add".' } : describeHere({ kind: 'unknown-store', store: name }));
}
