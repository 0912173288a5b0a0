import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import type { BackupOffer, RestoredVault } from '../secrets/lockable';
import type { SecretService } from '../secrets/service';
import type { AskingPorts } from './ways-in';
import { tryWaysIn } from './ways-in';

export interface RestoringPorts extends AskingPorts {
  readonly service: Pick<SecretService, 'backup' | 'restore'>;
  /** Shows what would be restored, and what is lost, before anybody is asked for a way in. */
  readonly agree: (offer: BackupOffer) => Promise<boolean>;
}

/**
 * Puts the newest good backup in the place of a store's bad file. Asks first, then for the ways in that the backup has.
 * Undefined when the person does not want it. Nothing is changed before a way in has opened the backup.
 */
export async function restoreStore(
  store: string, ports: RestoringPorts,
): Promise<Result<RestoredVault | undefined, VaultError>> {
  const offer = await ports.service.backup(store);
  if (!offer.ok) return offer;
  if (!await ports.agree(offer.value)) return ok(undefined);
  const closed = { name: store, waysIn: offer.value.waysIn };
  const restored = await tryWaysIn(closed, (way) => ports.service.restore(store, way), ports);
  return restored.ok ? ok(restored.value.value) : restored;
}
