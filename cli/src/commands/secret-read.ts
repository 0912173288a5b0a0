import type { Command } from 'commander';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { MASK } from '../../../shared/src/core/redact/mask';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import type { Listing } from '../../../shared/src/secrets/store';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { TextOutput } from '../context';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import { showSecret } from '../outlets/show-secret';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, openExisting, withSession } from '../session';
import type { Session } from '../session';
import { DEFAULT_STORE } from '../vault';
import { secretArgument } from './secret-argument';

interface GetOptions extends GivenSources {
  readonly show?: boolean;
  readonly json?: boolean;
}

interface ListOptions extends GivenSources {
  readonly store: string;
  readonly deleted?: boolean;
  readonly json?: boolean;
}

export function addSecretReadCommands(secret: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(secret.command('list'))
    .alias('ls')
    .argument('[prefix]', 'only names that begin so', '')
    .description('list the names of secrets; values stay where they are')
    .option('--store <name>', 'the store', DEFAULT_STORE)
    .option('--deleted', 'also those that were deleted')
    .option('--json', 'as JSON, with the deleted ones')
    .action(async (prefix: string, options: ListOptions) => {
      finish(await withSession(context, options, (session) => list(session, prefix, options)));
    });
  addPasswordOptions(secret.command('get'))
    .argument('<secret>', 'shop/stripe, shop/db#password or a keyward:// reference', secretArgument)
    .description('show what is known of a secret, with its value masked')
    .option('--show', 'show the value: on this terminal after a question, or to standard output with a given password')
    .option('--json', 'as JSON')
    .action(async (ref: SecretRef, options: GetOptions) => {
      finish(await withSession(context, options, (session) => (options.show === true ? show(session, ref) : get(session, ref, options))));
    });
}

async function list(session: Session, prefix: string, options: ListOptions): Promise<number> {
  const { context: { stdout } } = session;
  const listed = await opened(session, options.store, () => session.vault.service.browse(options.store, folderOf(prefix)));
  if (!listed.ok) return failed(session, listed.error);
  const found = secretsOf(listed.value).filter(({ path }) => path.startsWith(prefix));
  if (options.json === true) stdout.write(`${JSON.stringify(found.map(jsonOf), null, 2)}\n`);
  else printNames(stdout, found, prefix, options);
  return exitCode.clean;
}

function folderOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}

function secretsOf({ entries }: Listing): readonly SecretMeta[] {
  return entries.flatMap((entry) => (entry.kind === 'secret' && entry.meta !== undefined ? [entry.meta] : []));
}

/** A deleted secret is no answer to "what have I got", but it is said that there is something to bring back. */
function printNames(stdout: TextOutput, all: readonly SecretMeta[], prefix: string, { store, deleted }: ListOptions): void {
  const shown = deleted === true ? all : all.filter((meta) => !isDeleted(meta));
  const hidden = all.length - shown.length;
  if (shown.length > 0) printTable(stdout, ['secret', 'value', 'type', 'version', 'changed'], shown.map(rowOf));
  else stdout.write(`No secret in "${safeText(store)}"${prefix === '' ? '' : ` has a name that begins with "${safeText(prefix)}"`}.\n`);
  if (hidden > 0) stdout.write(`${hidden} deleted (--deleted shows them)\n`);
}

function isDeleted({ versions }: SecretMeta): boolean {
  return !versions.some(({ state }) => state === 'current');
}

async function get(session: Session, ref: SecretRef, { json }: GetOptions): Promise<number> {
  const { context: { stdout } } = session;
  const meta = await opened(session, ref.store, () => session.vault.service.describe(ref));
  if (!meta.ok) return failed(session, meta.error);
  if (json === true) {
    stdout.write(`${JSON.stringify(jsonOf(meta.value), null, 2)}\n`);
    return exitCode.clean;
  }
  const { type, tags, owner, created, updated, expires, fields, versions } = meta.value;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['reference', printReference(ref)],
    ...fields.map((field): readonly [string, string] => [field, MASK]),
    ['type', type],
    ['tags', tags.length === 0 ? undefined : tags.join(', ')],
    ['owner', owner],
    ['created', created],
    ['changed', updated],
    ['expires', expires],
    ['versions', versions.map(({ version, state }) => `${version} ${state}`).join(', ')],
  ];
  for (const [label, text] of lines) {
    if (text !== undefined) stdout.write(`${stdout.paint('dim', safeText(label).padEnd(10))} ${safeText(text)}\n`);
  }
  return exitCode.clean;
}

async function show(session: Session, ref: SecretRef): Promise<number> {
  const shown = await showSecret(session, ref);
  return shown.ok ? exitCode.clean : failed(session, shown.error);
}

async function opened<T>(session: Session, store: string, work: () => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
  const ready = await openExisting(session, store);
  return ready.ok ? work() : ready;
}

function failed({ context: { stderr } }: Session, error: VaultError): number {
  reportMessage(stderr, describeHere(error));
  return exitCode.usage;
}

function rowOf(meta: SecretMeta): readonly string[] {
  const { path, fields, type, versions, updated } = meta;
  const current = versions.find(({ state }) => state === 'current') ?? versions.at(-1);
  const several = fields.length > 1 ? ` (${fields.join(', ')})` : '';
  const value = isDeleted(meta) ? 'deleted' : MASK;
  return [`${path}${several}`, value, type, current === undefined ? '' : String(current.version), updated.slice(0, 16).replace('T', ' ')];
}

function jsonOf(meta: SecretMeta): Record<string, unknown> {
  return { ...meta };
}
