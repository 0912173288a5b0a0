import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import type { Message } from '../../shared/src/core/messages/message';
import type { SecretValue } from '../../shared/src/core/redact/secret-value';
import type { Result } from '../../shared/src/core/result';
import { err, ok } from '../../shared/src/core/result';
import { openStore } from '../../shared/src/flows/set-up';
import type { OpenedStore, OpeningPorts } from '../../shared/src/flows/set-up';
import { userPaths } from '../../shared/src/host/paths/user-paths';
import type { UserPaths, UserPathsError } from '../../shared/src/host/paths/user-paths';
import type { CliContext } from './context';
import { exitCode } from './exit-code';
import { SecretScreen } from './outlets/secret-screen';
import { reportMessage } from './output/report-message';
import { Dialogue } from './prompts/dialogue';
import { readGivenSecrets } from './prompts/given-secrets';
import type { GivenFailure, GivenSources } from './prompts/given-secrets';
import { isPause, TerminalPrompts } from './prompts/terminal-prompts';
import { reportNewVault } from './output/report-vault';
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
  readonly givenValue: SecretValue | undefined;
  /** A password was given for this very call. */
  readonly passwordGiven: boolean;
  readonly opening: OpeningPorts;
  /** Makes a store ready and says so where that is news. */
  readonly open: (store: string) => Promise<Result<OpenedStore, VaultError>>;
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
      context, paths, vault, dialogue, screen, givenValue: given.value.value, passwordGiven, opening,
      open: (store) => openAndSay(store, context, opening),
    });
  } finally {
    prompts.dispose();
    given.value.value?.dispose();
    vault.dispose();
    terminal?.dispose();
  }
}

/** For commands that have nothing to do in a store that does not exist: they make none. */
export async function openExisting(session: Session, store: string): Promise<Result<OpenedStore, VaultError>> {
  return await isMissing(session, store) ? err({ kind: 'store-missing', store }) : session.open(store);
}

export async function isMissing({ vault: { service } }: Pick<Session, 'vault'>, store: string): Promise<boolean> {
  return (await service.stores()).some(({ name, state }) => name === store && state === 'missing');
}

/** The shape that flows ask for. */
export function storeOpener({ open }: Session): (store: string) => Promise<Result<void, VaultError>> {
  return async (store) => {
    const opened = await open(store);
    return opened.ok ? ok() : opened;
  };
}

/** Undefined, and said, where this user's folders cannot be known. */
export function resolvePaths(context: CliContext): UserPaths | undefined {
  const paths = userPaths(context);
  if (paths.ok) return paths.value;
  reportMessage(context.stderr, pathsMessage(paths.error));
  return undefined;
}

export function descriptor(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A file descriptor is a number, such as 3.');
  return Number(text);
}

async function openAndSay(store: string, context: CliContext, opening: OpeningPorts): Promise<Result<OpenedStore, VaultError>> {
  const opened = await openStore(store, opening);
  if (opened.ok && opened.value.kind === 'created') reportNewVault(context.stderr, opened.value.vault);
  // Whoever pressed Ctrl-C does not want what the store was opened for, and knows why it is locked where it is.
  if (context.interruption.signal.aborted) return err({ kind: 'cancelled' });
  return opened.ok || !isPause(opened.error) ? opened : err(await pauseOf(store, opened.error, opening));
}

/** Until when the pause lasts, and whether a recovery code ends it. */
async function pauseOf(store: string, problem: VaultError, { service }: OpeningPorts): Promise<VaultError> {
  const status = (await service.stores()).find(({ name }) => name === store);
  const pause = status?.error?.kind === 'locked-out' ? status.error : problem;
  return pause.kind === 'locked-out' ? { ...pause, recoveryCode: status?.waysIn?.includes('recovery-code') === true } : pause;
}

function pathsMessage({ kind }: UserPathsError): Message {
  return kind === 'relative-home'
    ? { what: 'KEYWARD_HOME is not an absolute path.', kept: 'Nothing was read or written.', next: 'Give it in full, such as KEYWARD_HOME=/home/me/.keyward.' }
    : { what: 'Your home folder is not known.', kept: 'Nothing was read or written.', next: 'Set HOME, or set KEYWARD_HOME to a folder of yours.' };
}

const SAME_INPUT = 'From one input, the password is the first line and the value is what follows.';

function givenMessage(failure: GivenFailure, { passwordStdin, passwordFd, valueStdin, valueFd }: GivenSources): Message {
  const sameInput = (passwordStdin === true ? 0 : passwordFd) === (valueStdin === true ? 0 : valueFd);
  const where = failure.descriptor === 0 ? 'Standard input' : `File descriptor ${failure.descriptor}`;
  const kept = 'Nothing was changed.';
  switch (failure.kind) {
    case 'unreadable':
      return { what: `${where} cannot be read (${failure.code}).`, kept, next: 'Open it for this command, as in: --password-fd 3 3<password-file' };
    case 'too-large':
      return { what: `${where} gives more than ${failure.limit / 1024} KiB.`, kept, next: 'A password is its first line; keep larger values in a store that is made for them.' };
    case 'empty':
      return failure.what === 'password'
        ? { what: `${where} gives no password: its first line is empty.`, kept, next: 'Give it there, as in: --password-fd 3 3<password-file' }
        : { what: `${where} gives an empty value.`, kept, next: sameInput ? SAME_INPUT : 'Give the value there, as in: --value-stdin <value-file' };
  }
}
