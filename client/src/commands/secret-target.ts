import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { SecretPlace } from '../../../shared/src/secrets/service';
import type { OneAtATime } from '../prompts/one-at-a-time';
import { fieldOf, pickField, pickPlace, pickSecret } from '../prompts/pick-secret';
import type { PickPorts } from '../prompts/pick-secret';
import { secretArgument } from './arguments';
import type { SecretArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import type { CommandId } from './command-id';

export interface TargetPorts extends PickPorts {
  /** Two commands at once would close each other's boxes and mix up their questions. */
  readonly turns: OneAtATime;
}

/** A command on a whole secret: the one of the line, or one that the person picks. Its store is open then. */
export function onPlace(
  id: CommandId, ports: TargetPorts, run: (place: SecretPlace) => Promise<void>, which: 'living' | 'deleted' = 'living',
): Command {
  return command({ id, trust: 'needed' }, secretArgument.optional(), (argument) => ports.turns.run(async () => {
    const place = argument?.ref ?? await pickPlace(ports, which);
    if (place !== undefined && await isOpen(place.store, ports)) await run({ store: place.store, path: place.path });
  }));
}

/** A command on one field of a secret. */
export function onField(id: CommandId, ports: TargetPorts, run: (ref: SecretRef) => Promise<void>): Command {
  return command({ id, trust: 'needed' }, secretArgument.optional(), (argument) => ports.turns.run(async () => {
    const ref = await fieldFor(argument, ports);
    if (ref !== undefined) await run(ref);
  }));
}

/** The field of the argument where that is sure of it. A secret's line is only where it has no other. */
async function fieldFor(argument: SecretArgument | undefined, ports: TargetPorts): Promise<SecretRef | undefined> {
  if (argument === undefined) return pickSecret(ports);
  const { kind, ref, meta } = argument;
  if (kind !== 'secret') return ref;
  const { store, path } = ref;
  if (meta !== undefined && meta.fields.length > 0) return fieldOf({ store, path }, meta.fields, ports);
  return await isOpen(store, ports) ? pickField({ store, path }, ports) : undefined;
}

export async function isOpen(store: string, { openStore, dialogs }: Pick<PickPorts, 'openStore' | 'dialogs'>): Promise<boolean> {
  const opened = await openStore(store);
  if (!opened.ok) dialogs.failed(opened.error);
  return opened.ok;
}
