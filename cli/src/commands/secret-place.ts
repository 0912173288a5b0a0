import type { Command } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { storeArgument } from './secret-argument';

export interface StoreOption {
  readonly store?: string;
}

export function addStoreOption(command: Command): Command {
  return command.option('--store <name>', 'the store (default: the one that "keyward store default" names)', storeArgument);
}

/** Runs `use` on the secret that was named, in the store that was named or in the default one. Gives the exit code. */
export async function onSecret(
  session: Session, named: NamedSecret, { store }: StoreOption, use: (ref: SecretRef) => Promise<number>,
): Promise<number> {
  if (store !== undefined && named.store !== undefined && named.store !== store) {
    reportMessage(session.context.stderr, {
      what: `The reference names the store "${safeText(named.store)}", and --store names "${safeText(store)}".`,
      kept: 'Nothing was done.', next: 'Leave one of them out.',
    });
    return exitCode.usage;
  }
  return use({ ...named, store: named.store ?? await storeOrDefault(session, store) });
}

/** The store that was named, or the default one; where config.yaml cannot be used that is the local one, and it is said. */
export async function storeOrDefault({ context: { stderr }, vault: { stores } }: Pick<Session, 'context' | 'vault'>, store: string | undefined): Promise<string> {
  if (store !== undefined) return store;
  const { defaultStore, problem } = await stores.list();
  if (problem !== undefined) reportMessage(stderr, describeHere(problem), 'note');
  return defaultStore;
}
