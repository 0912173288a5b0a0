import type { SecretService } from '../../../shared/src/secrets/service';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { Log } from '../log';
import { pickStore } from '../prompts/pick-secret';
import type { PickPorts } from '../prompts/pick-secret';
import type { VaultSession } from '../vault/vault-session';
import { storeArgument } from './arguments';
import { command } from './command';
import type { Command } from './command';
import type { CommandId } from './command-id';

export interface VaultCommandPorts extends PickPorts {
  readonly session: Pick<VaultSession, 'create' | 'addRecoveryCode'>;
  readonly service: Pick<SecretService, 'stores' | 'browse' | 'describe' | 'lock'>;
  readonly changed: () => void;
  readonly log: Log;
}

/** Create, unlock, lock, and a second way in. */
export function vaultCommands(ports: VaultCommandPorts): readonly Command[] {
  return [
    onStore('keyward.createVault', ({ state }) => state === 'missing', ports, (store) => create(store, ports)),
    onStore('keyward.unlock', isLocked, ports, (store) => unlock(store, ports)),
    onStore('keyward.lock', isLockable, ports, (store) => lock(store, ports)),
    onStore('keyward.saveRecoveryCode', isLockable, ports, (store) => saveRecoveryCode(store, ports)),
  ];
}

function isLocked({ state }: StoreStatus): boolean {
  return state === 'locked' || state === 'locked-out';
}

function isLockable({ state, capabilities }: StoreStatus): boolean {
  return capabilities.lockable && state !== 'missing';
}

/** A command on the given store, or on the one that suits. */
function onStore(
  id: CommandId, suits: (status: StoreStatus) => boolean, ports: VaultCommandPorts, run: (store: string) => Promise<void>,
): Command {
  return command({ id, trust: 'needed' }, storeArgument.optional(), async (argument) => {
    const store = argument?.store ?? await pickStore(suits, ports);
    if (store === undefined) return;
    await run(store);
    ports.changed();
  });
}

async function create(store: string, ports: VaultCommandPorts): Promise<void> {
  const created = await ports.session.create(store);
  if (!created.ok) ports.dialogs.failed(created.error);
}

async function unlock(store: string, ports: VaultCommandPorts): Promise<void> {
  const opened = await ports.openStore(store);
  if (!opened.ok) {
    ports.dialogs.failed(opened.error);
    return;
  }
  ports.log.event('vault.unlocked', { store });
}

async function lock(store: string, ports: VaultCommandPorts): Promise<void> {
  const locked = await ports.service.lock(store);
  if (!locked.ok) ports.dialogs.failed(locked.error);
  else ports.log.event('vault.locked', { store });
}

async function saveRecoveryCode(store: string, ports: VaultCommandPorts): Promise<void> {
  const added = await ports.session.addRecoveryCode(store);
  if (!added.ok) {
    ports.dialogs.failed(added.error);
    return;
  }
  ports.dialogs.notify(added.value
    ? { level: 'information', text: ports.t('{0} has another way in now.', store) }
    : { level: 'warning', text: ports.t('The code was not saved, so it opens nothing. Nothing was changed.') });
}
