import { LOCAL_STORE } from '../../shared/src/core/config/user-config';
import type { VaultError } from '../../shared/src/core/model/vault-error';
import type { Result } from '../../shared/src/core/result';
import { err } from '../../shared/src/core/result';
import type { VaultPrompts } from '../../shared/src/flows/ports';
import { openStore } from '../../shared/src/flows/set-up';
import type { OpenedStore, OpeningPorts } from '../../shared/src/flows/set-up';
import type { CliContext } from './context';
import { reportNewVault } from './output/report-vault';
import { isPause } from './prompts/terminal-prompts';
import type { Vault } from './vault';

/** What the opening of a store needs of a session. */
export interface StoreOpening {
  readonly context: CliContext;
  readonly vault: Vault;
  readonly opening: OpeningPorts;
}

/**
 * Makes a store ready, and says so where one was made for it. A store with a sign-in of its own needs the local store
 * first, which remembers it.
 */
export async function openForUse(store: string, parts: StoreOpening): Promise<Result<OpenedStore, VaultError>> {
  const { stores, problem } = await parts.vault.stores.list();
  const found = stores.find(({ name }) => name === store);
  if (found === undefined) return err(problem ?? { kind: 'unknown-store', store });
  if (found.capabilities.signIn && await isClosed(LOCAL_STORE, parts)) {
    const keeper = await openOne(LOCAL_STORE, parts);
    if (!keeper.ok) return keeper;
  }
  return openOne(store, parts);
}

/** Opens the local store with what needs no question; a store that stays locked is no error. */
export async function openSilently(opening: OpeningPorts): Promise<void> {
  const { state } = await opening.service.status(LOCAL_STORE) ?? {};
  // Who was given a password asks nobody anyway.
  if (state === 'locked') await openStore(LOCAL_STORE, opening.passwordGiven === true ? opening : { ...opening, prompts: NO_PROMPTS });
}

const NO_PROMPTS: VaultPrompts = {
  password: () => Promise.resolve(undefined),
  recoveryCode: () => Promise.resolve(undefined),
  wantsRecoveryCode: () => Promise.resolve(false),
  saveRecoveryCode: () => Promise.resolve(false),
};

async function isClosed(store: string, { vault: { service } }: StoreOpening): Promise<boolean> {
  const status = await service.status(store);
  return status?.state === 'locked' || status?.state === 'locked-out';
}

async function openOne(store: string, { context, opening }: StoreOpening): Promise<Result<OpenedStore, VaultError>> {
  const opened = await openStore(store, opening);
  if (opened.ok && opened.value.kind === 'created') reportNewVault(context.stderr, opened.value.vault);
  // Whoever pressed Ctrl-C does not want what the store was opened for, and knows why it is locked where it is.
  if (context.interruption.signal.aborted) return err({ kind: 'cancelled' });
  return opened.ok || !isPause(opened.error) ? opened : err(await pauseOf(store, opened.error, { ...opening, now: context.now }));
}

/** Until when the pause lasts, and whether a recovery code ends it. */
async function pauseOf(store: string, problem: VaultError, { service, now }: OpeningPorts & Pick<CliContext, 'now'>): Promise<VaultError> {
  const status = await service.status(store);
  const pause = status?.error?.kind === 'locked-out' ? status.error : problem;
  if (pause.kind !== 'locked-out') return pause;
  const secondsLeft = Math.max(1, Math.ceil((Date.parse(pause.until) - now().getTime()) / 1000));
  return { ...pause, secondsLeft, recoveryCode: status?.waysIn?.includes('recovery-code') === true };
}
