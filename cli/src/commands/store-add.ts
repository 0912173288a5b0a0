import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { AUTH_METHODS, LOCAL_STORE, MIN_TLS, parseStoreEntry, STORE_TYPES } from '../../../shared/src/core/config/user-config';
import type { AuthMethod, MinTls, StoreEntry } from '../../../shared/src/core/config/user-config';
import type { Message } from '../../../shared/src/core/messages/message';
import type { TlsProblem, VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { AuthorityCertificate } from '../../../shared/src/secrets/config/ca-file';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import { parseEndpoint } from '../../../shared/src/host/http/endpoint';
import type { CommandHost } from '../command-host';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage, writeAdvice } from '../output/report-message';
import { reportConnection, statusJson } from '../output/store-report';
import { askStore, isDescribed } from '../prompts/store-questions';
import type { StoreDraft } from '../prompts/store-questions';
import { failed, withSession } from '../session';
import type { Session } from '../session';
import { storeArgument } from './secret-argument';

interface AddOptions {
  readonly type?: StoreEntry['type'];
  readonly address?: string;
  readonly node?: readonly string[];
  readonly namespace?: string;
  readonly mount?: string;
  readonly prefix?: string;
  readonly caFile?: string;
  readonly minTls?: MinTls;
  readonly proxy?: string;
  readonly auth?: AuthMethod;
  readonly authMount?: string;
  readonly default?: boolean;
  readonly check: boolean;
  readonly json?: boolean;
}

export function addStoreAddCommand(store: Command, { context, finish }: CommandHost): void {
  store.command('add')
    .argument('[name]', 'what you call it; it becomes a part of references', storeArgument)
    .description('add a store to your configuration, after a look at it')
    .addOption(new Option('--type <type>', 'where the secrets are (default: hashicorp, where an address is given)').choices(STORE_TYPES))
    .option('--address <url>', 'scheme, host and port of the server')
    .option('--node <url>', 'another node of the same cluster; may be repeated', (url: string, urls: readonly string[] | undefined) => [...urls ?? [], url])
    .option('--namespace <path>', 'namespace of the server')
    .option('--mount <path>', 'where the key/value engine is mounted (default: secret)')
    .option('--prefix <path>', 'a folder of the engine that is the store\'s root')
    .option('--ca-file <file>', 'certificate authority that vouches for the server, in PEM; nobody else is trusted then')
    .addOption(new Option('--min-tls <version>', 'the oldest TLS version that is spoken (default: 1.2)').choices(MIN_TLS))
    .option('--proxy <url>', 'a proxy that takes CONNECT')
    .addOption(new Option('--auth <method>', 'how you sign in (default: token)').choices(AUTH_METHODS))
    .option('--auth-mount <path>', 'where AppRole is mounted (default: approle)')
    .option('--default', 'new secrets go there from now on')
    .option('--no-check', 'add it without a look at the server')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP)
    .action(async (name: string | undefined, options: AddOptions) => {
      finish(await withSession(context, {}, (session) => add(session, name, options)));
    });
}

const HELP = `
At a terminal it asks for what is not given. Nobody is signed in by it, and no sign-in is ever written to config.yaml.

Examples:
  keyward store add
  keyward store add team --address https://vault.example.com:8200 --ca-file team-ca.pem
  keyward store add ci --address https://vault.example.com:8200 --namespace shop --mount kv --auth approle --default
  keyward store add keys --type keychain
`;

async function add(session: Session, name: string | undefined, options: AddOptions): Promise<number> {
  const { context: { stderr }, vault: { configuration } } = session;
  const config = await configuration.read();
  if (!config.ok) return failed(session, config.error);
  const taken = [LOCAL_STORE, ...config.value.stores.map((each) => each.name)];
  const draft = draftOf(session, name, options);
  const described = await describeStore(session, draft, taken);
  if (!described.ok) {
    reportMessage(stderr, described.error);
    return exitCode.usage;
  }
  const entry = described.value;
  if (taken.includes(entry.name)) return failed(session, { kind: 'store-exists', store: entry.name });
  const plain = unsafeAddress(entry);
  const looked = plain === undefined ? options.check ? await look(session, entry) : ok(undefined) : err(plain);
  if (!looked.ok) return notReached(session, looked.error);
  if (options.json !== true && looked.value !== undefined) reportLook(session, looked.value);
  if (!isDescribed(draft) && !await isRightServer(session, looked.value)) return failed(session, { kind: 'cancelled' });
  const added = await configuration.add(entry);
  const chosen = added.ok && options.default === true ? await configuration.setDefault(entry.name) : added;
  if (!chosen.ok) return failed(session, chosen.error);
  reportAdded(session, entry, looked.value, options);
  return exitCode.clean;
}

function draftOf({ context: { cwd } }: Session, name: string | undefined, options: AddOptions): StoreDraft {
  const { type, address, node, namespace, mount, prefix, caFile, minTls, proxy, auth, authMount } = options;
  const given = {
    name, type: type ?? (address === undefined ? undefined : 'hashicorp'), address, cluster: node, namespace, mount, prefix,
    ca_file: caFile === undefined ? undefined : path.resolve(cwd, caFile), min_tls: minTls, proxy,
    auth: auth === undefined && authMount === undefined ? undefined
      : { ...(auth === undefined ? {} : { method: auth }), ...(authMount === undefined ? {} : { mount: authMount }) },
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The store as config.yaml takes it, asked for where somebody can be asked. */
async function describeStore({ dialogue }: Session, draft: StoreDraft, taken: readonly string[]): Promise<Result<StoreEntry, Message>> {
  const full = isDescribed(draft) ? draft : dialogue === undefined ? undefined : await askStore(draft, taken, dialogue);
  if (full === undefined) return err(dialogue === undefined ? NOT_DESCRIBED : describeHere({ kind: 'cancelled' }));
  const parsed = parseStoreEntry(full);
  if (parsed.ok) return parsed;
  const { member, reason } = parsed.error;
  return err({
    what: reason === 'reserved-name' ? 'The name "local" is the built-in store\'s.' : `"${member}" cannot be what was given${reason === 'unknown-member' ? ' for this type of store' : ''}.`,
    kept: 'Nothing was written.', next: 'docs/stores.md lists every member with what it takes.',
  });
}

const NOT_DESCRIBED: Message = {
  what: 'A store needs a name and a type, and a server its address.', kept: 'Nothing was written.',
  next: 'Say them, as in "keyward store add team --address https://vault.example.com:8200", or run it in a terminal to be asked.',
};

interface Look {
  readonly status: StoreStatus;
  /** Whom the CA file makes us trust; none where the machine's authorities are. */
  readonly authorities: readonly AuthorityCertificate[];
}

/** What no look is needed for, and what nobody may leave out: a sign-in never goes to another machine in clear. */
function unsafeAddress(entry: StoreEntry): VaultError | undefined {
  if (entry.type !== 'hashicorp') return undefined;
  const isPlain = [entry.address, ...entry.cluster ?? []].some((address) => {
    const endpoint = parseEndpoint(address, 'loopback-only');
    return !endpoint.ok && endpoint.error === 'required';
  });
  return isPlain ? { kind: 'tls', store: entry.name, reason: 'required' } : undefined;
}

/** Fails where the server cannot be reached or trusted. One that is sealed, or waits for a sign-in, is as it should be. */
async function look({ vault: { configuration } }: Session, entry: StoreEntry): Promise<Result<Look, VaultError>> {
  const caFile = entry.type === 'hashicorp' ? entry.caFile : undefined;
  const authorities = caFile === undefined ? ok([]) : await configuration.authorities(caFile, entry.name);
  if (!authorities.ok) return authorities;
  const status = await configuration.look(entry);
  if (status.state === 'unreachable' || status.state === 'damaged') return err(status.error ?? { kind: 'unreachable', store: entry.name, code: status.state });
  return ok({ status, authorities: authorities.value });
}

/** Whoever answered questions is shown what was found before it is trusted. Whoever said everything has decided. */
async function isRightServer({ dialogue }: Session, looked: Look | undefined): Promise<boolean> {
  if (looked?.status.connection === undefined || dialogue === undefined) return true;
  return dialogue.confirm('Is this the right server? Your sign-in and your secrets will be sent there.', 'yes');
}

/** A server that is down may be added unseen. One that cannot be trusted is not made better by looking away. */
function notReached({ context: { stderr } }: Session, error: VaultError): number {
  const kept = 'The store was not added.';
  if (error.kind === 'tls') {
    reportMessage(stderr, { ...describeHere(error), kept, next: TLS_NEXT[error.reason] });
    return exitCode.usage;
  }
  reportMessage(stderr, { ...describeHere(error), kept });
  writeAdvice(stderr, { next: 'To add it all the same, say --no-check.' }, '  ');
  return exitCode.usage;
}

/** About what was typed: nothing of it is in config.yaml yet. */
const TLS_NEXT: Readonly<Record<TlsProblem, string>> = {
  'untrusted': 'Get the certificate of the authority that signed it from whoever runs the server, compare its fingerprint, and name the file with --ca-file.',
  'expired': 'Ask whoever runs the server for a new certificate, and check the clock of this machine.',
  'wrong-host': 'Give --address with the name that the certificate has.',
  'client-certificate': 'Ask whoever runs the server for an address that takes a sign-in without a client certificate.',
  'version': 'Ask whoever runs the server to turn on TLS 1.2 or 1.3, and check --min-tls.',
  'ca-file': 'Give --ca-file a file that you can read, with certificates in PEM.',
  'required': 'Give --address with https. Plain http is for a server on this very machine.',
};

function reportLook({ context: { stderr } }: Session, { status: { connection, state, error }, authorities }: Look): void {
  if (connection !== undefined) reportConnection(stderr, connection);
  for (const { subject, fingerprint } of authorities) {
    stderr.write(`  vouched for by: ${safeText(subject)}\n  SHA-256 of its certificate: ${fingerprint}\n`);
  }
  if (error !== undefined && state !== 'unauthenticated' && state !== 'locked') reportMessage(stderr, describeHere(error), 'note');
}

function reportAdded(session: Session, entry: StoreEntry, looked: Look | undefined, options: AddOptions): void {
  const { context: { stdout, stderr }, vault: { configuration } } = session;
  const isDefault = options.default === true;
  if (options.json === true) {
    const found = looked === undefined ? {} : { status: statusJson({ status: looked.status, isDefault }), authorities: looked.authorities };
    stdout.write(`${JSON.stringify({ store: entry, config: configuration.file, default: isDefault, ...found }, null, 2)}\n`);
    return;
  }
  stderr.write(`${stderr.paint('green', 'added')} "${entry.name}" to ${safeText(configuration.file)}${isDefault ? '; new secrets go there from now on' : ''}\n`);
  if (entry.type === 'hashicorp') writeAdvice(stderr, { next: `Sign in with "keyward store login ${entry.name}".` }, '  ');
}
