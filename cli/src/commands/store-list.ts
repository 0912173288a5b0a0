import type { Command } from 'commander';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { CommandHost } from '../command-host';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { placeOf, problemJson, reportStatus, statusJson } from '../output/store-report';
import { printTable } from '../output/table';
import type { GivenSources } from '../prompts/given-secrets';
import { addPasswordOptions, failed, withSession } from '../session';
import type { Session } from '../session';
import { storeArgument } from './secret-argument';

interface JsonOption {
  readonly json?: boolean;
}

export function addStoreListCommands(store: Command, { context, finish }: CommandHost): void {
  store.command('list')
    .alias('ls')
    .description('list the stores of this machine; no server is asked')
    .option('--json', 'as JSON')
    .action(async (options: JsonOption) => {
      finish(await withSession(context, {}, (session) => list(session, options)));
    });
  addPasswordOptions(store.command('status'))
    .argument('[store]', 'one store; all of them when it is left out', storeArgument)
    .description('ask each store how it is: connection, sign-in and what to do next')
    .option('--json', 'as JSON')
    .addHelpText('after', STATUS_HELP)
    .action(async (name: string | undefined, options: GivenSources & JsonOption) => {
      finish(await withSession(context, options, (session) => status(session, name, options)));
    });
}

const STATUS_HELP = `
Where one store is named, at a terminal, the password of the local vault is asked for: it keeps the sign-in.
A server that does not answer is given up after some seconds. Exit codes: 0 all that were asked can be used, or are only
locked; 3 one of them cannot.
`;

async function list({ context: { stdout, stderr }, vault: { stores, configuration } }: Session, { json }: JsonOption): Promise<number> {
  const { defaultStore, problem } = await stores.list();
  const config = await configuration.read();
  const entries = config.ok ? config.value.stores : [];
  const rows = [
    { name: LOCAL_STORE, type: 'local', place: 'an encrypted file of your user' },
    ...entries.map((entry) => ({ name: entry.name, type: entry.type, place: placeOf(entry) })),
  ];
  if (json === true) {
    const listed = [{ name: LOCAL_STORE, type: 'local' }, ...entries].map((entry) => ({ ...entry, default: entry.name === defaultStore }));
    stdout.write(`${JSON.stringify({ config: configuration.file, stores: listed, ...(problem === undefined ? {} : { problem: problemJson(problem) }) }, null, 2)}\n`);
  } else {
    printTable(stdout, ['store', 'type', 'where', ''], rows.map(({ name, type, place }) => [name, type, place, name === defaultStore ? 'default' : '']));
  }
  if (problem === undefined) return exitCode.clean;
  if (json !== true) reportMessage(stderr, describeHere(problem));
  return exitCode.usage;
}

async function status(session: Session, name: string | undefined, { json }: JsonOption): Promise<number> {
  const { context: { stdout, stderr }, vault: { service, stores } } = session;
  const { stores: all, defaultStore, problem } = await stores.list();
  const wanted = all.filter((store) => name === undefined || store.name === name);
  if (name !== undefined && wanted.length === 0) return failed(session, problem ?? { kind: 'unknown-store', store: name });
  if (wanted.some(({ capabilities }) => capabilities.signIn)) {
    const opened = await openKeeper(session, name !== undefined && json !== true);
    if (!opened.ok && opened.error.kind === 'cancelled') return failed(session, opened.error);
  }
  const statuses = (await Promise.all(wanted.map((store) => service.status(store.name)))).filter((found) => found !== undefined);
  const reports = statuses.map((found) => ({ status: found, isDefault: found.name === defaultStore }));
  if (json === true) {
    stdout.write(`${JSON.stringify({ stores: reports.map(statusJson), ...(problem === undefined ? {} : { problem: problemJson(problem) }) }, null, 2)}\n`);
  } else {
    for (const report of reports) reportStatus(stdout, report);
    if (problem !== undefined) reportMessage(stderr, describeHere(problem));
  }
  return problem === undefined ? codeOf(statuses) : exitCode.usage;
}

/**
 * A sign-in rests in the local store: without it, no server could be asked who we are. Only whoever names one store is asked
 * for the password; where the local store stays closed, the state of the other one says so.
 */
async function openKeeper({ open, openSilently, dialogue, vault: { service } }: Session, mayAsk: boolean): Promise<Result<unknown, VaultError>> {
  if (mayAsk && dialogue !== undefined && (await service.status(LOCAL_STORE))?.state === 'locked') return open(LOCAL_STORE);
  await openSilently();
  return ok();
}

function codeOf(statuses: readonly StoreStatus[]): number {
  const usable: ReadonlySet<StoreStatus['state']> = new Set(['ready', 'locked', 'missing']);
  return statuses.every(({ state }) => usable.has(state)) ? exitCode.clean : exitCode.incomplete;
}
