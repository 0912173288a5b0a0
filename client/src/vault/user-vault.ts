import path from 'node:path';
import type { Disposable } from '../../../shared/src/core/disposable';
import { ok } from '../../../shared/src/core/result';
import { ApprovalBook } from '../../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../../shared/src/flows/known-value-book';
import type { Approvals, KnownValues } from '../../../shared/src/flows/ports';
import { nodeFileOperations } from '../../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../../shared/src/host/files/private-folder';
import { PrivateTextFile } from '../../../shared/src/host/files/private-text-file';
import type { UserPaths } from '../../../shared/src/host/paths/user-paths';
import { vaultFolder } from '../../../shared/src/host/paths/user-paths';
import { HelperProcess } from '../../../shared/src/host/processes/helper-process';
import { FileAuditLog } from '../../../shared/src/secrets/audit/file-audit-log';
import { FileWitness } from '../../../shared/src/secrets/audit/file-witness';
import { KeychainWitness } from '../../../shared/src/secrets/audit/keychain-witness';
import type { Witness } from '../../../shared/src/secrets/audit/witness';
import { ForkedKeychain, keychainEnvironment } from '../../../shared/src/secrets/keychain/forked-keychain';
import type { Keychain } from '../../../shared/src/secrets/keychain/keychain';
import type { LockableStore } from '../../../shared/src/secrets/lockable';
import { policyFile } from '../../../shared/src/secrets/policy/policy-file';
import type { SecretService } from '../../../shared/src/secrets/service';
import { createSecretService } from '../../../shared/src/secrets/service/secret-service';
import { fixedStores } from '../../../shared/src/secrets/store-source';
import { FileGenerationWitness, GENERATIONS_FILE } from '../../../shared/src/secrets/stores/local/file-generation-witness';
import { createLocalStore } from '../../../shared/src/secrets/stores/local/local-store';
import { DEFAULT_AUTO_LOCK_MS } from '../../../shared/src/secrets/stores/local/options';
import type { LocalStoreOptions } from '../../../shared/src/secrets/stores/local/options';
import { VAULT_FILE } from '../../../shared/src/secrets/vault-file/commit/vault-folder';
import { DEFAULT_STORE } from '../commands/move-to-vault';
import { VaultFileWatch } from './vault-file-watch';

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
  /** The file of the local vault, which the terminal program changes as well. */
  readonly file: VaultFileWatch;
}

/** Puts stores, audit log and policy together. Opens and creates nothing yet. */
export async function openUserVault(options: UserVaultOptions): Promise<UserVault> {
  const { paths, platform, uid, ids, monotonic, randomBytes } = options;
  const kernel = await loadKernelLock();
  const operations = nodeFileOperations(platform);
  const now = (): Date => new Date(options.now());
  const keychain = openKeychain(options);
  const userFile = (directory: string, name: string): PrivateTextFile => new PrivateTextFile({
    folder: new PrivateFolder({ directory, operations, uid, randomBytes }), name,
    lock: { kernel, timeoutMs: LOCK_TIMEOUT_MS, monotonic },
  });
  const generations = new FileGenerationWitness(userFile(paths.stateFolder, GENERATIONS_FILE));
  const store = localStore(options, { kernelLock: kernel, keychain, witness: generations });
  const witnesses = openWitnesses(paths, store, keychain);
  const service = createSecretService({
    stores: fixedStores([store]),
    audit: new FileAuditLog({ folder: paths.auditFolder, kernel, operations, uid, witnesses, now, monotonic, ids }),
    policy: policyFile({ file: paths.policyFile, uid }),
    caller: { kind: 'person', agentId: 'user', component: 'editor', sessionId: options.sessionId },
    now,
    ids,
  });
  return {
    service,
    approvals: new ApprovalBook(userFile(paths.dataFolder, path.basename(paths.approvalsFile)), now),
    known: new KnownValueBook(userFile(paths.dataFolder, KNOWN_VALUES_FILE)),
    file: new VaultFileWatch(path.join(vaultFolder(paths, DEFAULT_STORE), VAULT_FILE)),
    dispose: () => { store.dispose(); },
  };
}

const LOCK_TIMEOUT_MS = 10_000;
/** The terminal program keeps it under the same name. */
const KNOWN_VALUES_FILE = 'known-values.json';

function openKeychain({ programFolder, execPath, environment }: UserVaultOptions): Keychain {
  const script = path.join(programFolder, 'keychain-child.js');
  return new ForkedKeychain(new HelperProcess({ script, execPath, env: keychainEnvironment(environment) }));
}

function localStore(
  options: UserVaultOptions, parts: Pick<LocalStoreOptions, 'kernelLock' | 'keychain' | 'witness'>,
): LockableStore {
  const { paths, platform, uid, now, monotonic, randomBytes } = options;
  return createLocalStore({
    ...parts,
    name: DEFAULT_STORE,
    directory: vaultFolder(paths, DEFAULT_STORE),
    operations: nodeFileOperations(platform),
    uid, now, monotonic, randomBytes,
    schedule: (callback, afterMs) => {
      const timer = setTimeout(callback, afterMs);
      return () => { clearTimeout(timer); };
    },
    autoLockMs: DEFAULT_AUTO_LOCK_MS,
  });
}

/**
 * Who remembers the audit log's heads. The keychain does as soon as it holds the vault's key: a vault behind a password
 * alone leaves the keychain untouched. Asked each time, since a vault may be made while the editor runs.
 */
function openWitnesses(paths: UserPaths, store: LockableStore, keychain: Keychain): readonly Witness[] {
  const witness = new KeychainWitness(keychain, `audit ${paths.dataFolder}`);
  const usesKeychain = async (): Promise<boolean> => (await store.status()).waysIn?.includes('keychain') === true;
  return [
    new FileWitness(path.join(paths.stateFolder, 'audit-heads.jsonl')),
    {
      name: witness.name,
      remember: async (head) => await usesKeychain() ? witness.remember(head) : ok(),
      heads: async () => await usesKeychain() ? witness.heads() : ok([]),
    },
  ];
}
