import { ApprovalBook } from '../../shared/src/flows/approval-book';
import { KnownValueBook } from '../../shared/src/flows/known-value-book';
import type { Approvals, KnownValues } from '../../shared/src/flows/ports';
import type { UserPaths } from '../../shared/src/host/paths/user-paths';
import { openUserSecrets } from '../../shared/src/secrets/user-secrets';
import type { UserSecrets } from '../../shared/src/secrets/user-secrets';
import type { CliContext } from './context';
import { codingAgent } from './prompts/agent-environment';

/** This user's secrets, as the terminal program owns them for the time of one command. */
export interface Vault extends Omit<UserSecrets, 'vaultFile'> {
  readonly approvals: Approvals;
  readonly known: KnownValues;
}

/** Opens no store and creates none. */
export async function openVault(context: CliContext, paths: UserPaths): Promise<Vault> {
  const agent = codingAgent(context.environment);
  const secrets = await openUserSecrets({
    machine: { ...context, paths, execPath: process.execPath },
    caller: { kind: agent === undefined ? 'person' : 'agent', agentId: agent?.id ?? 'user', component: 'cli' },
    // A command ends before any idle time is over.
    autoLockMs: 0,
  });
  return {
    ...secrets,
    approvals: new ApprovalBook(secrets.privateFile(paths.approvalsFile), context.now),
    known: new KnownValueBook(secrets.privateFile(paths.knownValuesFile)),
  };
}
