import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { SecretType } from '../../../shared/src/core/model/secret-type';
import { VALUE_KINDS } from '../../../shared/src/secrets/rotation/value-maker';
import type { ValueKind } from '../../../shared/src/secrets/rotation/value-maker';
import type { WriteMeta } from '../../../shared/src/secrets/store';
import type { GivenSources } from '../prompts/given-secrets';
import { addPasswordOptions } from '../session';
import { secretArgument } from './secret-argument';
import { addStoreOption } from './secret-place';
import type { StoreOption } from './secret-place';

/** What every command on one secret takes. */
export type OnSecretOptions = GivenSources & StoreOption;

export interface MetaOptions {
  readonly type?: SecretType;
  readonly tag?: readonly string[];
}

/** A command on one secret: its name, its store, and the vault's password. */
export function secretCommand(parent: Command, name: string): Command {
  return addStoreOption(addPasswordOptions(parent.command(name)))
    .argument('<secret>', 'shop/stripe, shop/db#password or a keyward:// reference', secretArgument);
}

export function addMetaOptions(command: Command): Command {
  return command
    .option('--type <type>', `what it is for: ${SECRET_TYPES.join(', ')}`, secretType)
    .option('--tag <tag>', 'a tag; may be repeated', (tag: string, tags: readonly string[] | undefined) => [...tags ?? [], tag]);
}

/** What is not given stays as it is: a new value makes no other secret of it. */
export function givenMeta({ type, tag }: MetaOptions): WriteMeta {
  return { ...(type === undefined ? {} : { type }), ...(tag === undefined ? {} : { tags: tag }) };
}

export function addYesOption(command: Command, text = 'do it without asking'): Command {
  return command.option('-y, --yes', text);
}

export function addGenerateOption(command: Command): Command {
  return command.option('--generate <kind>', `make the value: ${Object.keys(VALUE_KINDS).join(', ')}`, valueKind);
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

function valueKind(text: string): ValueKind {
  const found = Object.values(VALUE_KINDS).find(({ kind }) => kind === text);
  if (found === undefined) throw new InvalidArgumentError(`Allowed are ${Object.keys(VALUE_KINDS).join(', ')}.`);
  return found;
}
