import { ApprovalBook } from '../../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../../shared/src/flows/known-value-book';
import type { Approvals, KnownValues } from '../../../shared/src/flows/ports';
import { DEFAULT_AUTO_LOCK_MS } from '../../../shared/src/secrets/stores/local/options';
import { openUserSecrets } from '../../../shared/src/secrets/user-secrets';
import type { Machine, UserSecrets } from '../../../shared/src/secrets/user-secrets';
import { VaultFileWatch } from './vault-file-watch';

/** This user's secrets as the extension host owns them. The editor's person is the caller; agents have ways of their own. */
export interface UserVault extends Pick<UserSecrets, 'service' | 'stores' | 'configuration' | 'dispose'> {
  readonly approvals: Approvals;
  readonly known: KnownValues;
  /** The file of the local vault, which the terminal program changes as well. */
  readonly file: VaultFileWatch;
  /** config.yaml, which the user edits and the terminal program changes as well. */
  readonly configFile: VaultFileWatch;
}

/** Puts stores, audit log and policy together. Opens and creates nothing yet. */
export async function openUserVault(machine: Machine): Promise<UserVault> {
  const secrets = await openUserSecrets({
    machine, caller: { kind: 'person', agentId: 'user', component: 'editor' }, autoLockMs: DEFAULT_AUTO_LOCK_MS,
  });
  const { paths, now } = machine;
  return {
    ...secrets,
    approvals: new ApprovalBook(secrets.privateFile(paths.approvalsFile), now),
    known: new KnownValueBook(secrets.privateFile(paths.knownValuesFile)),
    file: new VaultFileWatch(secrets.vaultFile),
    configFile: new VaultFileWatch(paths.configFile),
  };
}
