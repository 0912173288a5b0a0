import path from 'node:path';
import { LOCAL_STORE } from '../core/config/user-config';
import type { Disposable } from '../core/disposable';
import { ok } from '../core/result';
import { nodeFileOperations } from '../host/files/file-operations';
import type { KernelLock } from '../host/files/file-lock';
import { loadKernelLock } from '../host/files/kernel-lock';
import { PrivateFolder } from '../host/files/private-folder';
import { PrivateTextFile } from '../host/files/private-text-file';
import type { UserPaths } from '../host/paths/user-paths';
import { vaultFolder } from '../host/paths/user-paths';
import { HelperProcess } from '../host/processes/helper-process';
import { pause, schedule } from '../host/schedule';
import { FileAuditLog } from './audit/file-audit-log';
import { FileWitness } from './audit/file-witness';
import { KeychainWitness } from './audit/keychain-witness';
import type { Witness } from './audit/witness';
import { ConfiguredStores } from './config/configured-stores';
import { StoreConfiguration } from './config/store-configuration';
import { storeFactories } from './config/store-factories';
import { storeMaker } from './config/store-maker';
import { UserConfigFile } from './config/user-config-file';
import { LocalCredentialKeeper } from './credentials/local-credential-keeper';
import { ForkedKeychain, keychainEnvironment } from './keychain/forked-keychain';
import type { Keychain } from './keychain/keychain';
import type { LockableStore } from './lockable';
import { policyFile } from './policy/policy-file';
import type { Caller, SecretService } from './service';
import { createSecretService } from './service/secret-service';
import type { Store } from './store';
import { FileGenerationWitness, GENERATIONS_FILE } from './stores/local/file-generation-witness';
import { createLocalStore } from './stores/local/local-store';
import { VAULT_FILE } from './vault-file/commit/vault-folder';

/** What the machine and the running program give. */
export interface Machine {
  readonly paths: UserPaths;
  /** Folder of our bundles: the keychain's process is one of them. */
  readonly programFolder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  readonly uid: number | undefined;
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: () => number;
  readonly randomBytes: (size: number) => Uint8Array;
}

export interface UserSecretsOptions {
  readonly machine: Machine;
  readonly caller: Omit<Caller, 'sessionId'>;
  /** Locks the local store after so many milliseconds without use; 0 means never. */
  readonly autoLockMs: number;
}

/** Everything of one user's secrets, in one program. */
export interface UserSecrets extends Disposable {
  readonly service: SecretService;
  readonly stores: ConfiguredStores;
  readonly configuration: StoreConfiguration;
  /** Who remembers the audit log's heads now. */
  readonly witnesses: () => Promise<readonly Witness[]>;
  /** The file of the local vault, absolute. */
  readonly vaultFile: string;
  /** A small file of this user alone, which all programs of Keyward may change. */
  readonly privateFile: (file: string) => PrivateTextFile;
}

/** Puts stores, audit log, policy and configuration together, the same for every program. Opens and creates nothing. */
export async function openUserSecrets({ machine, caller, autoLockMs }: UserSecretsOptions): Promise<UserSecrets> {
  const { paths, platform, uid, now, monotonic, randomBytes } = machine;
  const kernel = await loadKernelLock();
  const operations = nodeFileOperations(platform);
  const keychain = openKeychain(machine);
  const privateFile = privateFiles(machine, kernel);
  const local = openLocalStore(machine, { kernel, keychain, autoLockMs, generations: privateFile(path.join(paths.stateFolder, GENERATIONS_FILE)) });
  const config = new UserConfigFile({ file: paths.configFile, uid, operations, kernel, monotonic, randomBytes });
  const dataFolder = new PrivateFolder({ directory: paths.dataFolder, operations, uid, randomBytes });
  const maker = storeMaker(storeFactories({
    keychain, credentials: new LocalCredentialKeeper(local), dataFolder, kernelLock: kernel, platform, now, monotonic, randomBytes, schedule, pause,
  }));
  const stores = new ConfiguredStores({ config, local, maker });
  const witnesses = auditWitnesses(paths, local, keychain);
  const ids = (): string => Buffer.from(randomBytes(16)).toString('hex');
  const service = createSecretService({
    stores, now, ids,
    audit: new FileAuditLog({ folder: paths.auditFolder, kernel, operations, uid, witnesses: witnesses.all, now, monotonic, ids }),
    policy: policyFile({ file: paths.policyFile, uid }),
    caller: { ...caller, sessionId: ids() },
  });
  return {
    service, stores, privateFile,
    configuration: new StoreConfiguration(config, maker, service),
    witnesses: witnesses.current,
    vaultFile: path.join(vaultFolder(paths, LOCAL_STORE), VAULT_FILE),
    dispose: () => {
      stores.dispose();
      local.dispose();
    },
  };
}

const LOCK_TIMEOUT_MS = 10_000;

function openKeychain({ programFolder, execPath, environment }: Machine): Keychain {
  const script = path.join(programFolder, 'keychain-child.js');
  return new ForkedKeychain(new HelperProcess({ script, execPath, env: keychainEnvironment(environment) }));
}

function privateFiles({ platform, uid, monotonic, randomBytes }: Machine, kernel: KernelLock | undefined): UserSecrets['privateFile'] {
  const operations = nodeFileOperations(platform);
  return (file) => new PrivateTextFile({
    folder: new PrivateFolder({ directory: path.dirname(file), operations, uid, randomBytes }), name: path.basename(file),
    lock: { kernel, timeoutMs: LOCK_TIMEOUT_MS, monotonic },
  });
}

interface LocalStoreParts extends Pick<UserSecretsOptions, 'autoLockMs'> {
  readonly kernel: KernelLock | undefined;
  readonly keychain: Keychain;
  readonly generations: PrivateTextFile;
}

function openLocalStore({ paths, platform, uid, now, monotonic, randomBytes }: Machine, parts: LocalStoreParts): LockableStore {
  const { kernel, keychain, autoLockMs, generations } = parts;
  return createLocalStore({
    name: LOCAL_STORE, directory: vaultFolder(paths, LOCAL_STORE), operations: nodeFileOperations(platform), kernelLock: kernel,
    keychain, witness: new FileGenerationWitness(generations), uid, monotonic, randomBytes, schedule, autoLockMs,
    now: () => now().getTime(),
  });
}

interface AuditWitnesses {
  /** For the log, which outlives a vault's making: each is asked, and the keychain stays silent while it is none. */
  readonly all: readonly Witness[];
  readonly current: () => Promise<readonly Witness[]>;
}

/**
 * The keychain remembers heads as soon as it holds the vault's key: a vault behind a password alone leaves the keychain
 * untouched. Asked each time, since a vault may be made while the program runs.
 */
function auditWitnesses(paths: UserPaths, local: Store, keychain: Keychain): AuditWitnesses {
  const file = new FileWitness(path.join(paths.stateFolder, 'audit-heads.jsonl'));
  const witness = new KeychainWitness(keychain, `audit ${paths.dataFolder}`);
  const usesKeychain = async (): Promise<boolean> => (await local.status()).waysIn?.includes('keychain') === true;
  const whereUsed: Witness = {
    name: witness.name,
    remember: async (head) => await usesKeychain() ? witness.remember(head) : ok(),
    heads: async () => await usesKeychain() ? witness.heads() : ok([]),
  };
  return { all: [file, whereUsed], current: async () => await usesKeychain() ? [file, witness] : [file] };
}
