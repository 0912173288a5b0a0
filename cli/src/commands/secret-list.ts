import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { MASK } from '../../../shared/src/core/redact/mask';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { localTime } from '../../../shared/src/core/text/local-time';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Listing, SecretEntry } from '../../../shared/src/secrets/store';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import type { GivenSources } from '../prompts/given-secrets';
import { failed, openExisting } from '../session';
import type { Session } from '../session';
import type { StoreOption } from './secret-place';
import { storeOrDefault } from './secret-place';

export interface ListOptions extends GivenSources, StoreOption {
  readonly long?: boolean;
  readonly deleted?: boolean;
  readonly json?: boolean;
}

/** A secret as far as the listing knows it: a server that tells names only is not asked for more unless somebody wants it. */
type ListedSecret = Pick<SecretEntry, 'path' | 'meta'>;

export async function listSecrets(session: Session, prefix: string, options: ListOptions): Promise<number> {
  const store = await storeOrDefault(session, options.store);
  const opened = await openExisting(session, store);
  const listed = opened.ok ? await session.vault.service.browse(store, folderOf(prefix)) : opened;
  if (!listed.ok) return failed(session, listed.error);
  const named = secretsOf(listed.value).filter(({ path }) => path.startsWith(prefix));
  const found = options.long === true ? await describeAll(named, store, session) : ok(named);
  if (!found.ok) return failed(session, found.error);
  const { stdout, stderr } = session.context;
  if (options.json === true) stdout.write(`${JSON.stringify(found.value.map(({ path, meta }) => meta ?? { path }), null, 2)}\n`);
  else print(session, found.value, { ...options, store, prefix });
  if (!listed.value.complete) {
    reportMessage(stderr, {
      what: `"${safeText(store)}" has more secrets than it lists at once.`, next: 'Name a folder, or the beginning of the names that are meant.',
    }, 'note');
  }
  return exitCode.clean;
}

function folderOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}

function secretsOf({ entries }: Listing): readonly ListedSecret[] {
  return entries.flatMap((entry) => (entry.kind === 'secret' ? [entry] : []));
}

/**
 * Each one is a question of its own to the store, and a line in the log. One that went away in between, or whose
 * description this sign-in may not see, keeps its name; every other failure ends it, so that a dead server is asked once.
 */
async function describeAll(
  secrets: readonly ListedSecret[], store: string, { vault: { service }, context: { interruption } }: Session,
): Promise<Result<readonly ListedSecret[], VaultError>> {
  const described: ListedSecret[] = [];
  for (const secret of secrets) {
    if (interruption.signal.aborted) return err({ kind: 'cancelled' });
    const meta = secret.meta === undefined ? await service.describe({ store, path: secret.path, field: DEFAULT_FIELD }) : ok(secret.meta);
    if (!meta.ok && meta.error.kind !== 'not-found' && meta.error.kind !== 'forbidden') return meta;
    described.push(meta.ok ? { path: secret.path, meta: meta.value } : secret);
  }
  return ok(described);
}

interface Printing {
  readonly store: string;
  readonly prefix: string;
  readonly deleted?: boolean;
}

/** A deleted secret is no answer to "what have I got", but it is said that there is something to bring back. */
function print({ context: { stdout } }: Session, all: readonly ListedSecret[], { store, prefix, deleted }: Printing): void {
  const shown = deleted === true ? all : all.filter((secret) => !isDeleted(secret));
  const hidden = all.length - shown.length;
  if (shown.length === 0) stdout.write(`No secret in "${safeText(store)}"${prefix === '' ? '' : ` has a name that begins with "${safeText(prefix)}"`}.\n`);
  else if (shown.every(({ meta }) => meta === undefined)) for (const { path } of shown) stdout.write(`${safeText(path)}\n`);
  else printTable(stdout, ['secret', 'value', 'type', 'version', 'changed'], shown.map(rowOf));
  if (hidden > 0) stdout.write(`${hidden} deleted (--deleted shows them)\n`);
}

function isDeleted({ meta }: ListedSecret): boolean {
  return meta !== undefined && !meta.versions.some(({ state }) => state === 'current');
}

function rowOf(secret: ListedSecret): readonly string[] {
  const { path, meta } = secret;
  if (meta === undefined) return [path, MASK, '', '', ''];
  const { fields, type, versions, updated } = meta;
  const current = versions.find(({ state }) => state === 'current') ?? versions.at(-1);
  const several = fields.length > 1 ? ` (${fields.join(', ')})` : '';
  const value = isDeleted(secret) ? 'deleted' : MASK;
  return [`${path}${several}`, value, type, current === undefined ? '' : String(current.version), localTime(updated)];
}
