import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { SecretService } from '../secrets/service';
import type { KeySlotKind, StoreStatus } from '../secrets/store';
import type { VaultPrompts } from './ports';
import { disposing, isKeychainProblem, tryWaysIn } from './ways-in';

/** What set-up and unlocking need. */
export interface OpeningPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'create' | 'unlock' | 'addWayIn'>;
  readonly prompts: VaultPrompts;
  /** A password was given for this very call: it is what opens, or makes, the vault; the keychain is not asked. */
  readonly passwordGiven?: boolean;
}

/** How a store became ready. */
export type OpenedStore =
  | { readonly kind: 'was-ready' }
  | { readonly kind: 'unlocked'; readonly by: KeySlotKind; readonly keychainRestored: boolean }
  | { readonly kind: 'created'; readonly vault: NewVault };

export interface NewVault {
  readonly store: string;
  readonly waysIn: readonly KeySlotKind[];
  /** One way in alone: losing it loses every secret. */
  readonly onlyOneWayIn: boolean;
  /** Why the keychain was not used, where it was not. */
  readonly keychainProblem: VaultError | undefined;
}

export interface SetUpOptions {
  /** `keychain-first` falls back to a master password where this machine has no keychain. */
  readonly way: 'keychain-first' | 'password' | 'keychain';
}

type Opening = Result<OpenedStore, VaultError>;

/** Makes a store ready: creates the local one on its first use, unlocks it later, and does nothing when it is open. */
export async function openStore(store: string, ports: OpeningPorts): Promise<Opening> {
  const status = await ports.service.status(store);
  if (status === undefined) return err({ kind: 'unknown-store', store });
  switch (status.state) {
    case 'ready':
      return ok({ kind: 'was-ready' });
    case 'missing':
      return setUpStore(store, { way: ports.passwordGiven === true ? 'password' : 'keychain-first' }, ports);
    case 'locked':
    case 'locked-out':
      // A keychain is locked by its desktop, and nothing of ours opens it.
      return status.capabilities.lockable ? unlockStore(status, ports) : err(status.error ?? { kind: 'locked', store });
    case 'damaged':
    case 'sealed':
    case 'unreachable':
    case 'denied':
    case 'unauthenticated':
      return err(status.error ?? { kind: 'unreachable', store, code: status.state });
  }
}

/** Creates a local store and offers a recovery code. Nothing is created when the person cancels. */
export async function setUpStore(store: string, options: SetUpOptions, ports: OpeningPorts): Promise<Opening> {
  let keychainProblem: VaultError | undefined;
  if (options.way !== 'password') {
    const created = await ports.service.create(store, { way: { kind: 'keychain' } });
    if (created.ok) return ok({ kind: 'created', vault: await completed(store, created.value.waysIn, undefined, ports) });
    if (!isKeychainProblem(created.error) || options.way === 'keychain') return created;
    keychainProblem = created.error;
  }
  const created = await createWithPassword(store, keychainProblem, ports);
  if (!created.ok) return created;
  return ok({ kind: 'created', vault: await completed(store, created.value, keychainProblem, ports) });
}

/**
 * Makes a new recovery code and shows it. It takes the place of an older one only when the person says that it is saved:
 * with a no, answered as false, the older one stays good.
 */
export async function addRecoveryCode(store: string, ports: OpeningPorts): Promise<Result<boolean, VaultError>> {
  let saved = false;
  const added = await ports.service.addWayIn(store, {
    kind: 'recovery-code',
    saved: async (code) => {
      try {
        saved = await ports.prompts.saveRecoveryCode(store, code);
      } finally {
        if (!saved) code.dispose();
      }
      return saved;
    },
  });
  if (added.ok && added.value.kind === 'recovery-code') added.value.code.dispose();
  if (!added.ok && added.error.kind === 'cancelled') return ok(false);
  return added.ok ? ok(saved) : added;
}

/** In one sentence, where the key of a new vault is. */
export function whereTheKeyIs({ waysIn }: Pick<NewVault, 'waysIn'>): string {
  return waysIn.includes('keychain')
    ? 'Your secrets are in an encrypted file of your user; its key is in this machine\'s keychain.'
    : 'Your secrets are in an encrypted file of your user; its key is behind your master password, which is stored nowhere.';
}

async function unlockStore({ name, state, waysIn = ['password'], error }: StoreStatus, ports: OpeningPorts): Promise<Opening> {
  const closed = { name, waysIn, problem: state === 'locked-out' ? error : undefined };
  const opened = await tryWaysIn(closed, (way) => ports.service.unlock(name, way), ports);
  if (!opened.ok) return opened;
  const { by, problem } = opened.value;
  return ok({ kind: 'unlocked', by, keychainRestored: by !== 'keychain' && await restoreKeychain(name, problem, ports) });
}

/** A keychain that lost the key gets it back as soon as another way opened the vault. */
async function restoreKeychain(name: string, problem: VaultError | undefined, ports: OpeningPorts): Promise<boolean> {
  if (problem?.kind !== 'keyring-entry-missing') return false;
  return (await ports.service.addWayIn(name, { kind: 'keychain' })).ok;
}

async function createWithPassword(
  store: string, keychainProblem: VaultError | undefined, ports: OpeningPorts,
): Promise<Result<readonly KeySlotKind[], VaultError>> {
  let problem = keychainProblem;
  let weak: VaultError | undefined;
  for (;;) {
    const password = await ports.prompts.password({ kind: 'new', store, problem });
    if (password === undefined) return err(weak ?? keychainProblem ?? { kind: 'cancelled' });
    const created = await disposing(password, (value) => ports.service.create(store, { way: { kind: 'password', password: value } }));
    if (created.ok) return ok(created.value.waysIn);
    if (created.error.kind !== 'weak-password') return created;
    weak = created.error;
    problem = created.error;
  }
}

async function completed(
  store: string, waysIn: readonly KeySlotKind[], keychainProblem: VaultError | undefined, ports: OpeningPorts,
): Promise<NewVault> {
  const wanted = await ports.prompts.wantsRecoveryCode(store);
  const added = wanted ? await addRecoveryCode(store, ports) : ok(false);
  const all: readonly KeySlotKind[] = added.ok && added.value ? [...waysIn, 'recovery-code'] : waysIn;
  return { store, waysIn: all, onlyOneWayIn: all.length < 2, keychainProblem };
}
