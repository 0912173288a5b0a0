import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { WayIn } from '../secrets/lockable';
import type { KeySlotKind } from '../secrets/store';
import type { VaultPrompts } from './ports';

/** A store that waits for one of its ways in. */
export interface ClosedStore {
  readonly name: string;
  readonly waysIn: readonly KeySlotKind[];
  /** What is said with the first question. */
  readonly problem?: VaultError | undefined;
}

export interface AskingPorts {
  readonly prompts: Pick<VaultPrompts, 'password' | 'recoveryCode'>;
  /** A password was given for this very call: the keychain is not asked where a password opens the store. */
  readonly passwordGiven?: boolean;
}

/** What a way in brought, which one it was, and what had been wrong with those before it. */
export interface CameIn<T> {
  readonly by: KeySlotKind;
  readonly value: T;
  readonly problem: VaultError | undefined;
}

/**
 * Tries the keychain, then asks for password and recovery code, until `attempt` takes one. Errors: what the last answer
 * was refused with, what stopped the attempt, or `locked` where nobody answers.
 */
export async function tryWaysIn<T>(
  store: ClosedStore, attempt: (way: WayIn) => Promise<Result<T, VaultError>>, ports: AskingPorts,
): Promise<Result<CameIn<T>, VaultError>> {
  const { name, waysIn } = store;
  let problem = store.problem;
  if (waysIn.includes('keychain') && !(ports.passwordGiven === true && waysIn.includes('password'))) {
    const opened = await attempt({ kind: 'keychain' });
    if (opened.ok) return ok({ by: 'keychain', value: opened.value, problem });
    if (!isKeychainProblem(opened.error)) return opened;
    problem = opened.error;
  }
  for (const by of ['password', 'recovery-code'] as const) {
    if (!waysIn.includes(by)) continue;
    const opened = await askUntilTaken({ name, by, problem }, attempt, ports);
    if (opened.ok) return ok({ by, value: opened.value, problem });
    if (opened.error.kind !== 'cancelled' && !canBeTriedAgain(opened.error)) return opened;
    if (opened.error.kind !== 'cancelled') problem = opened.error;
  }
  return err(problem ?? { kind: 'locked', store: name });
}

/** `unreachable` is what a keychain gives whose process crashed. */
export function isKeychainProblem(error: VaultError): boolean {
  return error.kind === 'no-keyring' || error.kind === 'keyring-locked' || error.kind === 'keyring-entry-missing'
    || (error.kind === 'unreachable' && error.store === 'keychain');
}

/** Lets go of an answer as soon as it was used. */
export async function disposing<T>(value: SecretValue, use: (value: SecretValue) => Promise<T>): Promise<T> {
  try {
    return await use(value);
  } finally {
    value.dispose();
  }
}

interface Question {
  readonly name: string;
  readonly by: 'password' | 'recovery-code';
  readonly problem: VaultError | undefined;
}

/** Asks again after a wrong answer, as the store counts attempts; `cancelled` when the person, or nobody, answers. */
async function askUntilTaken<T>(
  { name, by, problem: first }: Question, attempt: (way: WayIn) => Promise<Result<T, VaultError>>, { prompts }: AskingPorts,
): Promise<Result<T, VaultError>> {
  let problem = first;
  let wrong: VaultError | undefined;
  for (;;) {
    const answer = by === 'password'
      ? await prompts.password({ kind: 'unlock', store: name, problem })
      : await prompts.recoveryCode(name, problem);
    if (answer === undefined) return err(wrong ?? { kind: 'cancelled' });
    const opened = await disposing(answer, (value) =>
      attempt(by === 'password' ? { kind: 'password', password: value } : { kind: 'recovery-code', code: value }));
    if (opened.ok || !canBeTriedAgain(opened.error)) return opened;
    wrong = opened.error;
    problem = opened.error;
  }
}

function canBeTriedAgain({ kind }: VaultError): boolean {
  return kind === 'wrong-password' || kind === 'wrong-recovery-code';
}
