import path from 'node:path';
import type { Disposable } from '../../shared/src/core/disposable';
import { ApprovalBook } from '../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../shared/src/flows/known-value-book';
import type { Approvals, KnownValues } from '../../shared/src/flows/ports';
import { nodeFileOperations } from '../../shared/src/host/files/file-operations';
import { loadKernelLock } from '../../shared/src/host/files/kernel-lock';
import { PrivateFolder } from '../../shared/src/host/files/private-folder';
import { PrivateTextFile } from '../../shared/src/host/files/private-text-file';
import type { UserPaths } from '../../shared/src/host/paths/user-paths';
import { vaultFolder } from '../../shared/src/host/paths/user-paths';
import { HelperProcess } from '../../shared/src/host/processes/helper-process';
import { FileAuditLog } from '../../shared/src/secrets/audit/file-audit-log';
import { FileWitness } from '../../shared/src/secrets/audit/file-witness';
import { KeychainWitness } from '../../shared/src/secrets/audit/keychain-witness';
import type { Witness } from '../../shared/src/secrets/audit/witness';
import { ForkedKeychain, keychainEnvironment } from '../../shared/src/secrets/keychain/forked-keychain';
import type { Keychain } from '../../shared/src/secrets/keychain/keychain';
import type { LockableStore } from '../../shared/src/secrets/lockable';
import { policyFile } from '../../shared/src/secrets/policy/policy-file';
import type { SecretService } from '../../shared/src/secrets/service';
import { createSecretService } from '../../shared/src/secrets/service/secret-service';
import { fixedStores } from '../../shared/src/secrets/store-source';
import { FileGenerationWitness, GENERATIONS_FILE } from '../../shared/src/secrets/stores/local/file-generation-witness';
import { createLocalStore } from '../../shared/src/secrets/stores/local/local-store';
import type { LocalStoreOptions } from '../../shared/src/secrets/stores/local/options';
import type { CliContext } from './context';
import { codingAgent } from './prompts/agent-environment';

/** The store that needs no configuration. */
export const DEFAULT_STORE = 'local';

/** This user's secrets, as the terminal program owns them for the time of one command. */
export interface Vault extends Disposable {
  readonly service: SecretService;
  readonly approvals: Approvals;
  readonly known: KnownValues;
  readonly witnesses: readonly Witness[];
}

/** Puts stores, audit log, policy and approvals together. Opens no store and creates none. */
export async function openVault(context: CliContext, paths: UserPaths): Promise<Vault> {
  const { now, platform, uid, monotonic, randomBytes } = context;
  const kernel = await loadKernelLock();
  const operations = nodeFileOperations(platform);
  const keychain = openKeychain(context);
  const userFile = (directory: string, name: string): PrivateTextFile => new PrivateTextFile({
    folder: new PrivateFolder({ directory, operations, uid, randomBytes }), name,
    lock: { kernel, timeoutMs: LOCK_TIMEOUT_MS, monotonic },
  });
  const generations = new FileGenerationWitness(userFile(paths.stateFolder, GENERATIONS_FILE));
  const store = localStore(context, paths, { kernelLock: kernel, keychain, witness: generations });
  const witnesses = await chooseWitnesses(paths, store, keychain);
  const ids = (): string => Buffer.from(randomBytes(16)).toString('hex');
  const audit = new FileAuditLog({ folder: paths.auditFolder, kernel, operations, uid, witnesses, now, monotonic, ids });
  const agent = codingAgent(context.environment);
  const service = createSecretService({
    stores: fixedStores([store]), audit, policy: policyFile({ file: paths.policyFile, uid }), now, ids,
    caller: {
      kind: agent === undefined ? 'person' : 'agent', agentId: agent?.id ?? 'user', component: 'cli', sessionId: ids(),
    },
  });
  return {
    service,
    approvals: new ApprovalBook(userFile(paths.dataFolder, path.basename(paths.approvalsFile)), now),
    known: new KnownValueBook(userFile(paths.dataFolder, KNOWN_VALUES_FILE)),
    witnesses,
    dispose: () => { store.dispose(); },
  };
}

const LOCK_TIMEOUT_MS = 10_000;
const KNOWN_VALUES_FILE = 'known-values.json';

function openKeychain(context: CliContext): Keychain {
  return new ForkedKeychain(new HelperProcess({
    script: path.join(context.programFolder, 'keychain-child.js'),
    execPath: process.execPath,
    env: keychainEnvironment(context.environment),
  }));
}

function localStore(
  context: CliContext, paths: UserPaths, parts: Pick<LocalStoreOptions, 'kernelLock' | 'keychain' | 'witness'>,
): LockableStore {
  const { now, platform, uid, monotonic, randomBytes } = context;
  return createLocalStore({
    ...parts, name: DEFAULT_STORE, directory: vaultFolder(paths, DEFAULT_STORE), operations: nodeFileOperations(platform),
    uid, monotonic, randomBytes,
    now: () => now().getTime(),
    // A command ends before any idle time is over, and nothing must keep it alive.
    schedule: () => () => {},
    autoLockMs: 0,
  });
}

/**
 * Who remembers the audit log's heads. The keychain does where it holds the vault's key already: a vault behind a
 * password alone leaves the keychain untouched.
 */
async function chooseWitnesses(paths: UserPaths, store: LockableStore, keychain: Keychain): Promise<readonly Witness[]> {
  const file = new FileWitness(path.join(paths.stateFolder, 'audit-heads.jsonl'));
  const { waysIn } = await store.status();
  if (waysIn?.includes('keychain') !== true) return [file];
  return [file, new KeychainWitness(keychain, `audit ${paths.dataFolder}`)];
}
