import type { Command } from 'commander';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { MASK } from '../../../shared/src/core/redact/mask';
import { printReference } from '../../../shared/src/core/reference';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { CommandHost } from '../command-host';
import { exitCode } from '../exit-code';
import { showSecret } from '../outlets/show-secret';
import { reportMessage } from '../output/report-message';
import type { GivenSources } from '../prompts/given-secrets';
import { addPasswordOptions, failed, openExisting, withSession } from '../session';
import type { Session } from '../session';
import { secretArgument } from './secret-argument';
import type { NamedSecret } from './secret-argument';
import { listSecrets } from './secret-list';
import type { ListOptions } from './secret-list';
import { addStoreOption, onSecret } from './secret-place';
import type { StoreOption } from './secret-place';
import { typedAgain } from './secret-ports';

interface GetOptions extends GivenSources, StoreOption {
  readonly show?: boolean;
  readonly json?: boolean;
}

export function addSecretReadCommands(secret: Command, { context, finish }: CommandHost): void {
  addStoreOption(addPasswordOptions(secret.command('list')))
    .alias('ls')
    .argument('[prefix]', 'only names that begin so', '')
    .description('list the names of secrets; values stay where they are')
    .option('-l, --long', 'ask for type, version and date of each, where the store lists names only')
    .option('--deleted', 'also those that were deleted')
    .option('--json', 'as JSON, with the deleted ones')
    .action(async (prefix: string, options: ListOptions) => {
      finish(await withSession(context, options, (session) => listSecrets(session, prefix, options)));
    });
  addStoreOption(addPasswordOptions(secret.command('get')))
    .argument('<secret>', 'shop/stripe, shop/db#password or a keyward:// reference', secretArgument)
    .description('show what is known of a secret, with its value masked')
    .option('--show', 'show the value: on this terminal after a question, or to standard output with a given password')
    .option('--json', 'as JSON')
    .action(async (named: NamedSecret, options: GetOptions) => {
      finish(await withSession(context, options, (session) =>
        onSecret(session, named, options, (ref) => (options.show === true ? show(session, ref) : get(session, ref, options)))));
    });
}

async function get(session: Session, ref: SecretRef, { json }: GetOptions): Promise<number> {
  const { context: { stdout } } = session;
  const opened = await openExisting(session, ref.store);
  const meta = opened.ok ? await session.vault.service.describe(ref) : opened;
  if (!meta.ok) return failed(session, meta.error);
  if (json === true) {
    stdout.write(`${JSON.stringify(meta.value, null, 2)}\n`);
    return codeOf(meta.value);
  }
  if (isDeleted(meta.value)) return deleted(session, ref);
  const { type, tags, owner, created, updated, expires, fields, versions } = meta.value;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['reference', printReference(ref)],
    ...fields.map((field): readonly [string, string] => [field, MASK]),
    ['type', type],
    ['tags', tags.length === 0 ? undefined : tags.join(', ')],
    ['owner', owner],
    ['created', localTime(created)],
    ['changed', localTime(updated)],
    ['expires', expires === undefined ? undefined : localTime(expires)],
    ['versions', versions.map(({ version, state }) => `${version} ${state}`).join(', ')],
  ];
  for (const [label, text] of lines) {
    if (text !== undefined) stdout.write(`${stdout.paint('dim', safeText(label).padEnd(10))} ${safeText(text)}\n`);
  }
  return exitCode.clean;
}

/** What was deleted has no value to mask. Its metadata is there for programs, with the same exit code. */
async function deleted(session: Session, ref: SecretRef): Promise<number> {
  reportMessage(session.context.stderr, {
    what: `${safeText(printReference(ref))} is deleted.`,
    next: `"keyward secret undelete ${safeText(await typedAgain(session, ref))}" brings it back, where its store kept it.`,
  });
  return exitCode.usage;
}

function codeOf(meta: SecretMeta): number {
  return isDeleted(meta) ? exitCode.usage : exitCode.clean;
}

function isDeleted({ versions }: SecretMeta): boolean {
  return versions.length > 0 && !versions.some(({ state }) => state === 'current');
}

async function show(session: Session, ref: SecretRef): Promise<number> {
  const shown = await showSecret(session, ref);
  return shown.ok ? exitCode.clean : failed(session, shown.error);
}
