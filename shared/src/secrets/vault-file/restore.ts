import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import type { BackupOffer, RestoredVault, WayIn } from '../lockable';
import type { GoodBackup } from './commit/backups';
import type { VaultFolder } from './commit/vault-folder';
import type { VaultHeader } from './format/vault-document';
import { slotKinds } from './format/vault-document';
import type { OpenVaultPorts } from './open-vault';
import { OpenVault } from './open-vault';
import type { KeySource } from './ways-in';

export interface RestorePorts extends OpenVaultPorts {
  readonly source: KeySource;
  /** The highest generation of this vault that is remembered outside of its folder. */
  readonly highestSeen: (header: VaultHeader) => Promise<number>;
}

/** The newest whole file to go back to, by its own checksums. Without a key nobody knows yet whether it is genuine. */
export async function offerBackup(
  { store, folder, highestSeen }: Pick<RestorePorts, 'store' | 'folder' | 'highestSeen'>,
): Promise<Result<BackupOffer, VaultError>> {
  for await (const { file, document: { header } } of candidates(folder)) {
    const lost = await newestKnown(folder, header, highestSeen) - header.generation;
    return ok({ file, change: header.generation, lost, waysIn: slotKinds(header.slots) });
  }
  return noBackup(store, folder);
}

/**
 * Puts the newest genuine file in the place of a vault that is damaged, tampered with, rolled back or gone, as a
 * generation of its own after all that are known: so it is accepted by whoever has seen these. The bad file is kept in a
 * copy. A way in that the restored file knows is needed: nothing unverified is ever written.
 */
export async function restoreBackup(
  ports: RestorePorts, way: WayIn,
): Promise<Result<{ readonly vault: OpenVault; readonly restored: RestoredVault }, VaultError>> {
  const { folder, source, highestSeen } = ports;
  for await (const backup of candidates(folder)) {
    const { header } = backup.document;
    const keys = await source.open(header, way);
    if (!keys.ok) return keys;
    const vault = OpenVault.open(ports, keys.value, { ...backup, identity: undefined });
    if (vault === undefined) continue;
    const kept = backup.file === folder.file ? {} : await folder.keepCopy(folder.file);
    const newest = await newestKnown(folder, header, highestSeen);
    const written = await vault.supersede(newest);
    const restored = { ...kept, file: backup.file, change: header.generation, lost: newest - header.generation };
    if (written.ok) return ok({ vault, restored });
    vault.dispose();
    return written;
  }
  return noBackup(ports.store, folder);
}

/** Newest first. The vault itself is one of them where it is whole and newer than its backups: these may have been lost. */
async function* candidates(folder: VaultFolder): AsyncGenerator<GoodBackup> {
  const loaded = await folder.load();
  let current = loaded.ok ? loaded.value : undefined;
  for await (const backup of folder.backups()) {
    if (current !== undefined && current.document.header.generation > backup.document.header.generation) yield current;
    current = undefined;
    yield backup;
  }
  if (current !== undefined) yield current;
}

async function newestKnown(
  folder: VaultFolder, header: VaultHeader, highestSeen: RestorePorts['highestSeen'],
): Promise<number> {
  return Math.max(header.generation, await folder.highestGeneration(), await highestSeen(header));
}

/** What is wrong with the vault is what there is to say where nothing can take its place. */
async function noBackup(store: string, folder: VaultFolder): Promise<Result<never, VaultError>> {
  const loaded = await folder.load();
  if (!loaded.ok) return loaded;
  return err(loaded.value === undefined ? { kind: 'store-missing', store } : await folder.tampered(loaded.value.file));
}
