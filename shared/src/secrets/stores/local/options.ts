import path from 'node:path';
import type { KernelLock } from '../../../host/files/file-lock';
import { withFileLock } from '../../../host/files/file-lock';
import type { FileOperations } from '../../../host/files/file-operations';
import { PrivateFolder } from '../../../host/files/private-folder';
import type { Keychain } from '../../keychain/keychain';
import type { BackupPolicy } from '../../vault-file/commit/backups';
import { Backups, DEFAULT_BACKUP_POLICY } from '../../vault-file/commit/backups';
import type { GenerationWitness } from '../../vault-file/commit/generation-witness';
import { UnlockAttempts } from '../../vault-file/commit/unlock-attempts';
import { VaultFolder } from '../../vault-file/commit/vault-folder';
import type { WriterQueue } from '../../vault-file/commit/writer-queue';
import type { DataKeyPolicy } from '../../vault-file/data-key-ring';
import { DEFAULT_DATA_KEY_POLICY } from '../../vault-file/data-key-ring';
import type { OpenVaultPorts } from '../../vault-file/open-vault';
import type { KdfSettings } from '../../vault-file/slots/slot-keys';
import { DEFAULT_KDF } from '../../vault-file/slots/slot-keys';
import { WaysIn } from '../../vault-file/ways-in';
import type { Schedule } from './idle-timer';

export interface LocalStoreOptions {
  /** The user's name of the store. */
  readonly name: string;
  /** The vault's own directory, absolute: `<user data>/vaults/<id>`. Made when the vault is. */
  readonly directory: string;
  /** Absolute; default `backups` in `directory`. */
  readonly backupDirectory?: string;
  /** Undefined where this machine has none: a password is the way in then. */
  readonly keychain?: Keychain;
  /** Remembers generations outside the file, so that an older copy of it is noticed. */
  readonly witness?: GenerationWitness;
  readonly operations: FileOperations;
  /** From `loadKernelLock`; undefined where there is none. */
  readonly kernelLock: KernelLock | undefined;
  /** `process.getuid?.()`. */
  readonly uid: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that never go back: `performance.now`. */
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly schedule: Schedule;
  /** Locks after so many milliseconds without use; 0 means never. */
  readonly autoLockMs: number;
  readonly kdf?: KdfSettings;
  readonly dataKeys?: DataKeyPolicy;
  readonly backups?: BackupPolicy;
  /** Told of a backup that could not be made; the commit itself stands. */
  readonly onBackupFailed?: (file: string) => void;
}

export const DEFAULT_AUTO_LOCK_MS = 15 * 60_000;
const LOCK_TIMEOUT_MS = 10_000;

/** Puts the parts of a local store together. */
export function openPorts(options: LocalStoreOptions): { readonly vault: OpenVaultPorts; readonly waysIn: WaysIn } {
  const { name, directory, now, randomBytes } = options;
  const privateFolder = (at: string): PrivateFolder => new PrivateFolder({
    directory: at, operations: options.operations, uid: options.uid, randomBytes,
  });
  const files = privateFolder(directory);
  const backups = new Backups(
    privateFolder(options.backupDirectory ?? path.join(directory, 'backups')),
    options.backups ?? DEFAULT_BACKUP_POLICY, now, options.onBackupFailed ?? (() => {}),
  );
  const folder = new VaultFolder(files, backups, now);
  const lock = {
    kernel: options.kernelLock, timeoutMs: LOCK_TIMEOUT_MS, monotonic: options.monotonic,
    busy: { kind: 'busy', store: name },
  } as const;
  const queue: WriterQueue = (body) => withFileLock(folder.lockFile, lock, body);
  const vault: OpenVaultPorts = {
    store: name, folder, now, randomBytes, policy: options.dataKeys ?? DEFAULT_DATA_KEY_POLICY, queue,
  };
  const waysIn = new WaysIn({
    store: name, keychain: options.keychain, attempts: new UnlockAttempts(files, now, queue),
    kdf: options.kdf ?? DEFAULT_KDF, randomBytes,
  });
  return { vault, waysIn };
}
