import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { OpenedStore } from '../../../shared/src/flows/set-up';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
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

async function status({ context, paths, vault }: Session): Promise<number> {
  const { stdout } = context;
  for (const store of await vault.service.stores()) {
    stdout.write(`${stdout.paint('bold', store.name)} (${store.type}): ${STATE[store.state]}\n`);
    if (store.waysIn !== undefined) stdout.write(`  opens with: ${store.waysIn.join(', ')}\n`);
    if (store.waysIn?.length === 1) {
      stdout.write(`  ${stdout.paint('yellow', 'Only one way in:')} make a recovery code with "keyward secret recovery-code".\n`);
    }
    if (store.error !== undefined) reportMessage(stdout, describeHere(store.error));
  }
  stdout.write(`configuration: ${paths.configFolder}\ndata: ${paths.dataFolder}\n`);
  const agent = codingAgent(context.environment);
  if (agent !== undefined) stdout.write(`started by the coding agent "${agent.id}": values are refused, the policy decides on the rest\n`);
  return exitCode.clean;
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

const STATE: Readonly<Record<StoreStatus['state'], string>> = {
  'ready': 'open',
  'locked': 'locked',
  'missing': 'no vault yet; the first "keyward fix" or "keyward secret init" does it',
  'locked-out': 'closed for a while after too many wrong passwords',
  'damaged': 'damaged',
  'sealed': 'sealed',
  'unreachable': 'cannot be reached',
  'denied': 'access denied',
  'unauthenticated': 'not signed in',
};
