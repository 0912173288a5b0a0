import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { OpenedStore } from '../../../shared/src/flows/set-up';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { reportStatus } from '../output/store-report';
import { codingAgent } from '../prompts/agent-environment';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, isMissing, openExisting, withSession } from '../session';
import type { Session } from '../session';

export function addStatusCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('status')
    .description('show the stores, how they open, and where everything of yours lies')
    .action(async () => {
      finish(await withSession(context, {}, status));
    });
}

export function addUnlockCommand(program: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(program.command('unlock'))
    .description('open the vault once to see that it opens, and put its key back into a keychain that lost it')
    .addHelpText('after', '\nA command locks the vault again when it ends. The recovery code is asked for where nothing else opens it.\n')
    .action(async (options: GivenSources) => {
      finish(await withSession(context, options, unlock));
    });
}

export function addLockCommand(program: Command, { context, finish }: CommandHost): void {
  program.command('lock')
    .description('lock the vault')
    .action(async () => {
      finish(await withSession(context, {}, lock));
    });
}

async function status({ context, paths, vault: { service, stores } }: Session): Promise<number> {
  const { stdout } = context;
  const { defaultStore, problem } = await stores.list();
  for (const store of await service.stores()) reportStatus(stdout, { status: store, isDefault: store.name === defaultStore });
  if (problem !== undefined) reportMessage(stdout, describeHere(problem));
  stdout.write(`configuration: ${paths.configFolder}\ndata: ${paths.dataFolder}\n`);
  const agent = codingAgent(context.environment);
  if (agent !== undefined) stdout.write(`started by the coding agent "${agent.id}": values are refused, the policy decides on the rest\n`);
  return problem === undefined ? exitCode.clean : exitCode.usage;
}

async function unlock(session: Session): Promise<number> {
  const { stderr } = session.context;
  const opened = await openExisting(session, LOCAL_STORE);
  if (!opened.ok) {
    reportMessage(stderr, describeHere(opened.error));
    return exitCode.usage;
  }
  stderr.write(`${openedSentence(opened.value)}\n`);
  return exitCode.clean;
}

async function lock(session: Session): Promise<number> {
  const { context: { stderr }, vault } = session;
  if (await isMissing(session, LOCAL_STORE)) {
    reportMessage(stderr, describeHere({ kind: 'store-missing', store: LOCAL_STORE }));
    return exitCode.usage;
  }
  const locked = await vault.service.lock(LOCAL_STORE);
  if (!locked.ok) {
    reportMessage(stderr, describeHere(locked.error));
    return exitCode.usage;
  }
  stderr.write('The vault is locked. Each command opens it for itself only.\n');
  return exitCode.clean;
}

function openedSentence(opened: OpenedStore): string {
  if (opened.kind !== 'unlocked') return 'The vault is open.';
  return `The vault opens with the ${opened.by}.${opened.keychainRestored ? ' Its key is in the keychain again.' : ''}`;
}
