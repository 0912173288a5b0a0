import type { Command } from 'commander';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { MASK } from '../../../shared/src/core/redact/mask';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import { showSecret } from '../outlets/show-secret';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../program';
import { addPasswordOptions, withSession } from '../session';
import type { Session } from '../session';
import { DEFAULT_STORE } from '../vault';
import { secretArgument } from './secret-argument';

interface GetOptions extends GivenSources {
  readonly show?: boolean;
  readonly json?: boolean;
}

export function addSecretReadCommands(secret: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(secret.command('list'))
    .alias('ls')
    .argument('[prefix]', 'only names that begin so', '')
    .description('list the names of secrets; values stay where they are')
    .option('--store <name>', 'the store', DEFAULT_STORE)
    .option('--json', 'as JSON')
    .action(async (prefix: string, options: GivenSources & { readonly store: string; readonly json?: boolean }) => {
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

async function list(
  session: Session, prefix: string, options: { readonly store: string; readonly json?: boolean },
): Promise<number> {
  const { context: { stdout } } = session;
  const listed = await opened(session, options.store, () => session.vault.service.list(options.store, prefix));
  if (!listed.ok) return failed(session, listed.error);
  if (options.json === true) stdout.write(`${JSON.stringify(listed.value.map(jsonOf), null, 2)}\n`);
  else if (listed.value.length === 0) stdout.write(`No secrets in "${safeText(options.store)}".\n`);
  else printTable(stdout, ['secret', 'value', 'type', 'version', 'changed'], listed.value.map(rowOf));
  return exitCode.clean;
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
  const ready = await session.open(store);
  return ready.ok ? work() : ready;
}

function failed({ context: { stderr } }: Session, error: VaultError): number {
  reportMessage(stderr, describeHere(error));
  return exitCode.usage;
}

function rowOf({ path, fields, type, versions, updated }: SecretMeta): readonly string[] {
  const current = versions.find(({ state }) => state === 'current') ?? versions.at(-1);
  const several = fields.length > 1 ? ` (${fields.join(', ')})` : '';
  return [`${path}${several}`, MASK, type, current === undefined ? '' : String(current.version), updated.slice(0, 16).replace('T', ' ')];
}

function jsonOf(meta: SecretMeta): Record<string, unknown> {
  return { ...meta };
}
