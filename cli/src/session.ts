import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import type { Result } from '../../shared/src/core/result';
import { err, ok } from '../../shared/src/core/result';
import type { OpenedStore, OpeningPorts } from '../../shared/src/flows/set-up';
import type { UserPaths } from '../../shared/src/host/paths/user-paths';
import type { CliContext } from './context';
import { exitCode } from './exit-code';
import { openForUse, openSilently } from './open-store';
import { SecretScreen } from './outlets/secret-screen';
import { describeHere } from './output/describe-here';
import { givenMessage } from './output/given-message';
import { reportMessage } from './output/report-message';
import { Dialogue } from './prompts/dialogue';
import { disposeGiven, readGivenSecrets } from './prompts/given-secrets';
import type { GivenSecrets, GivenSources } from './prompts/given-secrets';
import { TerminalPrompts } from './prompts/terminal-prompts';
import { resolvePaths } from './user-folders';
import { openVault } from './vault';
import type { Vault } from './vault';

/** One command's time with the user's secrets. */
export interface Session {
  readonly context: CliContext;
  readonly paths: UserPaths;
  readonly vault: Vault;
  /** Undefined where nobody can be asked. */
  readonly dialogue: Dialogue | undefined;
  readonly screen: SecretScreen | undefined;
  /** What came by standard input or by descriptors. The session disposes of it. */
  readonly given: GivenSecrets;
  /** A password was given for this very call. */
  readonly passwordGiven: boolean;
  readonly opening: OpeningPorts;
  /** Makes a store ready and says so where that is news. */
  readonly open: (store: string) => Promise<Result<OpenedStore, VaultError>>;
  /** Opens the local store where that needs no question: with a given password, or with the keychain. */
  readonly openSilently: () => Promise<void>;
}

export function addPasswordOptions(command: Command): Command {
  return command
    .option('--password-stdin', 'read the vault\'s password from standard input (its first line)')
    .option('--password-fd <number>', 'read the vault\'s password from this file descriptor', descriptor);
}

export function addValueOptions(command: Command): Command {
  return command
    .option('--value-stdin', 'read the value from standard input (what follows the password, when both come from there)')
    .option('--value-fd <number>', 'read the value from this file descriptor', descriptor)
    .option('--keep-line-end', 'keep a line end at the value\'s end, which is left out otherwise');
}

/** Gives `use` a session and lets go of everything afterwards. `failure` is the exit code when none can be had. */
export async function withSession(
  context: CliContext, sources: GivenSources, use: (session: Session) => Promise<number>, failure: number = exitCode.usage,
): Promise<number> {
  const paths = resolvePaths(context);
  if (paths === undefined) return failure;
  const given = await readGivenSecrets(sources);
  if (!given.ok) {
    reportMessage(context.stderr, givenMessage(given.error, sources));
    return failure;
  }
  const terminal = context.openTerminal();
  const dialogue = terminal === undefined ? undefined : new Dialogue(terminal, context.interruption);
  const screen = terminal === undefined || dialogue === undefined ? undefined : new SecretScreen(terminal, dialogue);
  const prompts = new TerminalPrompts({ dialogue, screen, givenPassword: given.value.password });
  const vault = await openVault(context, paths);
  const passwordGiven = given.value.password !== undefined;
  const opening: OpeningPorts = { service: vault.service, prompts, passwordGiven };
  try {
    return await use({
      context: handingOver(context, dialogue), paths, vault, dialogue, screen, given: given.value, passwordGiven, opening,
      open: (store) => openForUse(store, { context, vault, opening }),
      openSilently: () => openSilently(opening),
    });
  } finally {
    prompts.dispose();
    disposeGiven(given.value);
    vault.dispose();
    dialogue?.dispose();
    terminal?.dispose();
  }
}

/** A child program gets the terminal as it was: with echo, and with nobody else reading. */
function handingOver(context: CliContext, dialogue: Dialogue | undefined): CliContext {
  const { interruption } = context;
  return {
    ...context,
    interruption: {
      signal: interruption.signal,
      interrupt: () => { interruption.interrupt(); },
      handOver: () => {
        dialogue?.dispose();
        interruption.handOver();
      },
    },
  };
}

/** For commands that have nothing to do in a store that does not exist: they make none. */
export async function openExisting(session: Session, store: string): Promise<Result<OpenedStore, VaultError>> {
  return await isMissing(session, store) ? err({ kind: 'store-missing', store }) : session.open(store);
}

/** Only what lies behind a root key of ours is made by us, so that no server is asked for this. */
export async function isMissing({ vault: { service, stores } }: Pick<Session, 'vault'>, store: string): Promise<boolean> {
  const found = (await stores.current()).find(({ name }) => name === store);
  return found?.capabilities.lockable === true && (await service.status(store))?.state === 'missing';
}

/** Says what went wrong, as this program says it, and gives the exit code. */
export function failed({ context: { stderr } }: Pick<Session, 'context'>, error: VaultError): number {
  reportMessage(stderr, describeHere(error));
  return exitCode.usage;
}

/** The shape that flows ask for. */
export function storeOpener({ open }: Session): (store: string) => Promise<Result<void, VaultError>> {
  return async (store) => {
    const opened = await open(store);
    return opened.ok ? ok() : opened;
  };
}

export function descriptor(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A file descriptor is a number, such as 3.');
  return Number(text);
}
