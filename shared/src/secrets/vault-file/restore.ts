import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { WayIn } from '../lockable';
import type { OpenVaultPorts } from './open-vault';
import { OpenVault } from './open-vault';
import type { KeySource } from './ways-in';

/** Which backup took the place of the bad file. */
export interface RestoredVault {
  readonly backup: string;
}

/**
 * Puts the newest genuine backup in the place of a vault that is damaged, tampered with or gone, as a generation of its
 * own after all that are known. The bad file is kept in a copy. A way in that the backup knows is needed: nothing
 * unverified is ever written.
 */
export async function restoreBackup(
  ports: OpenVaultPorts, source: KeySource, way: WayIn,
): Promise<Result<{ readonly vault: OpenVault; readonly restored: RestoredVault }, VaultError>> {
  for await (const backup of ports.folder.backups()) {
    const keys = await source.open(backup.document.header, way);
    if (!keys.ok) return keys;
    const vault = OpenVault.open(ports, keys.value, { ...backup, identity: undefined });
    if (vault === undefined) continue;
    await ports.folder.tampered(ports.folder.file);
    const written = await vault.supersede(await ports.folder.highestGeneration());
    if (written.ok) return ok({ vault, restored: { backup: backup.file } });
    vault.dispose();
    return written;
  }
  return err({ kind: 'not-found', store: ports.store, name: 'backups' });
}
