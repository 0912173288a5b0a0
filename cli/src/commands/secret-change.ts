import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { SecretType } from '../../../shared/src/core/model/secret-type';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import type { WriteMeta } from '../../../shared/src/secrets/store';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage, writeAdvice } from '../output/report-message';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, addValueOptions, openExisting, withSession } from '../session';
import type { Session } from '../session';
import { SECRET, SECRET_HELP, secretArgument } from './secret-argument';
import type { NamedSecret } from './secret-argument';
import { addStoreOption, onSecret, storeOrDefault } from './secret-place';
import type { StoreOption } from './secret-place';

type ChangeOptions = GivenSources & StoreOption;

interface SetOptions extends ChangeOptions {
  readonly type?: SecretType;
  readonly tag?: readonly string[];
  readonly new?: boolean;
}

export function addSecretChangeCommands(secret: Command, { context, finish }: CommandHost): void {
  addStoreOption(addValueOptions(addPasswordOptions(secret.command('set'))))
    .argument(SECRET, SECRET_HELP, secretArgument)
    .description('store a value, as a new version where there is one already')
    .option('--type <type>', `what it is for: ${SECRET_TYPES.join(', ')}`, secretType)
    .option('--tag <tag>', 'a tag; may be repeated', (tag: string, tags: readonly string[] | undefined) => [...tags ?? [], tag])
    .option('--new', 'refuse where there is one already')
    .addHelpText('after', SET_EXAMPLES)
    .action(async (named: NamedSecret, options: SetOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => set(session, ref, options))));
    });
  addStoreOption(addPasswordOptions(secret.command('delete')))
    .argument(SECRET, SECRET_HELP, secretArgument)
    .description('delete a secret, where its store can so that it can be brought back')
    .action(async (named: NamedSecret, options: ChangeOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => remove(session, ref))));
    });
  addStoreOption(addPasswordOptions(secret.command('undelete')))
    .argument(SECRET, SECRET_HELP, secretArgument)
    .description('bring a deleted secret back')
    .action(async (named: NamedSecret, options: ChangeOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => bringBack(session, ref))));
    });
}

async function set(session: Session, ref: SecretRef, options: SetOptions): Promise<number> {
  const { vault: { service }, context: { stderr } } = session;
  const opened = await session.open(ref.store);
  if (!opened.ok) return failed(session, opened.error);
  const value = session.given.value?.clone() ?? await askValue(session, ref);
  if (value === undefined) {
    return failed(session, session.dialogue === undefined
      ? { kind: 'confirmation-needed', reason: 'give the value with --value-stdin or --value-fd' } : { kind: 'cancelled' });
  }
  try {
    const expected = options.new === true ? 'new' : 'any';
    const receipt = await service.put(ref, value, { expected, meta: givenMeta(options) });
    if (!receipt.ok) return failed(session, receipt.error, 'To store a new version, leave out --new. Or choose another name.');
    const { version, verified } = receipt.value;
    stderr.write(`${stderr.paint('green', 'stored')} ${printReference(ref)}, version ${version}${verified ? ', read back and compared' : ''}\n`);
    return exitCode.clean;
  } finally {
    value.dispose();
  }
}

/** What is not given stays as it is: a new value makes no other secret of it. */
function givenMeta({ type, tag }: SetOptions): WriteMeta {
  return { ...(type === undefined ? {} : { type }), ...(tag === undefined ? {} : { tags: tag }) };
}

async function askValue({ dialogue }: Session, ref: SecretRef): Promise<SecretValue | undefined> {
  return dialogue?.askHidden(`Value of ${printReference(ref)}: `);
}

async function remove(session: Session, ref: SecretRef): Promise<number> {
  const { vault: { service }, context: { stderr } } = session;
  const opened = await openExisting(session, ref.store);
  const receipt = opened.ok ? await service.delete(ref) : opened;
  if (!receipt.ok) return failed(session, receipt.error);
  stderr.write(`deleted ${printReference(ref)}\n`);
  const next = receipt.value.undoable ? `"keyward secret undelete ${await typed(session, ref)}" brings it back.` : 'This store keeps nothing of it: it cannot be brought back.';
  writeAdvice(stderr, { next }, '  ');
  return exitCode.clean;
}

/** The secret as it is typed again. */
async function typed(session: Session, { store, path }: SecretRef): Promise<string> {
  return store === await storeOrDefault(session, undefined) ? path : `${path} --store ${store}`;
}

async function bringBack(session: Session, ref: SecretRef): Promise<number> {
  const { vault: { service }, context: { stderr } } = session;
  const opened = await openExisting(session, ref.store);
  const done = opened.ok ? await service.undelete(ref) : opened;
  if (!done.ok) return failed(session, done.error, 'It is not deleted, so there is nothing to bring back: "keyward secret get" shows its versions.');
  stderr.write(`brought back ${printReference(ref)}\n`);
  return exitCode.clean;
}

/** `ifThere` is what to do where the secret exists already: each command has its own way out. */
function failed({ context: { stderr } }: Session, error: VaultError, ifThere?: string): number {
  const message = describeHere(error);
  reportMessage(stderr, error.kind === 'already-exists' && ifThere !== undefined ? { ...message, next: ifThere } : message);
  return exitCode.usage;
}

const SECRET_TYPES: readonly SecretType[] = [
  'api-key', 'database-credential', 'jwt-signing-key', 'service-token', 'encryption-key', 'internal-token',
  'infrastructure-credential', 'password', 'private-key', 'webhook-url', 'certificate', 'generic',
];

function secretType(text: string): SecretType {
  const type = SECRET_TYPES.find((known) => known === text);
  if (type === undefined) throw new InvalidArgumentError(`Allowed are ${SECRET_TYPES.join(', ')}.`);
  return type;
}

const SET_EXAMPLES = `
A value is never a part of the command line, where other users of the machine and your shell's history would see it.

Examples:
  keyward secret set shop/stripe
  keyward secret set shop/tls-key --type private-key --value-stdin < server.key
  printf '%s\\n%s' "$PASSWORD" "$VALUE" | keyward secret set ci/token --password-stdin --value-stdin
`;
