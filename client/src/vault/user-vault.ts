import path from 'node:path';
import type { Disposable } from '../../../shared/src/core/disposable';
import { ApprovalBook } from '../../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../../shared/src/flows/known-value-book';
import type { Approvals, KnownValues } from '../../../shared/src/flows/ports';
import type { KernelLock } from '../../../shared/src/host/files/file-lock';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import type { UserPaths } from '../../../shared/src/host/paths/user-paths';
import { vaultFolder } from '../../../shared/src/host/paths/user-paths';
import { HelperProcess } from '../../../shared/src/host/processes/helper-process';
import { FileAuditLog } from '../../../shared/src/secrets/audit/file-audit-log';
import { ForkedKeychain, keychainEnvironment } from '../../../shared/src/secrets/keychain/forked-keychain';
import type { LockableStore } from '../../../shared/src/secrets/lockable';
import type { SecretService } from '../../../shared/src/secrets/service';
import { createSecretService } from '../../../shared/src/secrets/service/secret-service';
import { createLocalStore } from '../../../shared/src/secrets/stores/local/local-store';
import { DEFAULT_AUTO_LOCK_MS } from '../../../shared/src/secrets/stores/local/options';
import { DEFAULT_STORE } from '../commands/move-to-vault';
import { LockedUserFile } from './locked-user-file';
import { PolicyFile } from './policy-file';

/** What the machine gives. */
export interface UserVaultOptions {
  readonly paths: UserPaths;
  /** Folder of our bundles: the keychain's process is one of them. */
  readonly programFolder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  readonly uid: number | undefined;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly ids: () => string;
  readonly sessionId: string;
}

/** This user's secrets as the extension host owns them. The editor's person is the caller; agents have ways of their own. */
export interface UserVault extends Disposable {
  readonly service: SecretService;
  readonly approvals: Approvals;
  readonly known: KnownValues;
}

/** Puts stores, audit log and policy together. Opens and creates nothing yet. */
export async function openUserVault(options: UserVaultOptions): Promise<UserVault> {
  const { paths, now, ids } = options;
  const kernel = await loadKernelLock();
  const date = (): Date => new Date(now());
  const store = localStore(options, kernel);
  const service = createSecretService({
    stores: [store],
    audit: new FileAuditLog({
      folder: paths.auditFolder, kernel, operations: nodeFileOperations(options.platform), uid: options.uid, witnesses: [],
      now: date, monotonic: options.monotonic, ids,
    }),
    policy: new PolicyFile(paths.policyFile),
    caller: { kind: 'person', agentId: 'user', component: 'editor', sessionId: options.sessionId },
    now: date,
    ids,
  });
  return {
    service,
    approvals: new ApprovalBook(userFile(paths.approvalsFile, options, kernel), date),
    known: new KnownValueBook(userFile(path.join(paths.dataFolder, 'known-values.json'), options, kernel)),
    dispose: () => { store.dispose(); },
  };
}

function localStore(options: UserVaultOptions, kernelLock: KernelLock | undefined): LockableStore {
  const { paths, platform, uid, now, monotonic, randomBytes } = options;
  const keychain = new ForkedKeychain(new HelperProcess({
    script: path.join(options.programFolder, 'keychain-child.js'),
    execPath: options.execPath,
    env: keychainEnvironment(options.environment),
  }));
  return createLocalStore({
    name: DEFAULT_STORE,
    directory: vaultFolder(paths, DEFAULT_STORE),
    keychain,
    operations: nodeFileOperations(platform),
    kernelLock, uid, now, monotonic, randomBytes,
    schedule: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs);
      return () => { clearTimeout(timer); };
    },
    autoLockMs: DEFAULT_AUTO_LOCK_MS,
  });
}

function userFile(file: string, options: UserVaultOptions, kernel: KernelLock | undefined): LockedUserFile {
  const folder = new PrivateFolder({
    directory: path.dirname(file), operations: nodeFileOperations(options.platform), uid: options.uid, randomBytes: options.randomBytes,
  });
  const busy = { kind: 'io', file, code: 'EBUSY' } as const;
  return new LockedUserFile(folder, file, { kernel, timeoutMs: 10_000, busy, monotonic: options.monotonic });
}
