import type { SecretValue } from '../../../core/redact/secret-value';
import type { Result } from '../../../core/result';
import type { Keychain, KeychainError } from '../../keychain/keychain';
import { KEYCHAIN_SERVICE } from '../../keychain/keychain';
import type { Schedule } from '../local/idle-timer';

export type ReachState = { readonly state: 'ready' } | { readonly state: 'locked' | 'unreachable'; readonly error: KeychainError };

/** Longer than a keychain takes that nobody has to be asked for; short enough to look at. */
const PATIENCE_MS = 3_000;
/** Nothing is ever stored there: asking for it opens no prompt. */
const PROBE_ACCOUNT = 'probe';

/**
 * Says how the keychain is without waiting for it. Calls go one after the other, so behind a prompt that nobody answers
 * everything waits: who only wants to know the state must not. Whether a keyring is locked cannot be asked without
 * a prompt; that shows when a value is wanted, and then the prompt is the way to open it.
 */
export class KeychainReach implements Keychain {
  readonly #keychain: Keychain;
  readonly #schedule: Schedule;
  /** Whether the last call got an answer. */
  #answers = false;
  #waiting = 0;
  #probe: Promise<ReachState> | undefined;

  constructor(keychain: Keychain, schedule: Schedule) {
    this.#keychain = keychain;
    this.#schedule = schedule;
  }

  getPassword(service: string, account: string): Promise<Result<SecretValue | undefined, KeychainError>> {
    return this.#watch(() => this.#keychain.getPassword(service, account));
  }

  setPassword(service: string, account: string, password: SecretValue): Promise<Result<void, KeychainError>> {
    return this.#watch(() => this.#keychain.setPassword(service, account, password));
  }

  deletePassword(service: string, account: string): Promise<Result<boolean, KeychainError>> {
    return this.#watch(() => this.#keychain.deletePassword(service, account));
  }

  /** Within PATIENCE_MS. A keychain that has answered before is asked again only after a call that it did not answer. */
  async state(): Promise<ReachState> {
    if (this.#answers && this.#waiting === 0) return READY;
    const busy = this.#waiting > 0 && this.#probe === undefined;
    this.#probe ??= this.#ask();
    return this.#orAfterPatience(this.#probe, busy ? PROMPTING : SILENT);
  }

  async #ask(): Promise<ReachState> {
    try {
      const answer = await this.getPassword(KEYCHAIN_SERVICE, PROBE_ACCOUNT);
      if (!answer.ok) return answer.error.kind === 'keyring-locked' ? PROMPTING : { state: 'unreachable', error: answer.error };
      answer.value?.dispose();
      return READY;
    } finally {
      this.#probe = undefined;
    }
  }

  async #watch<T>(call: () => Promise<Result<T, KeychainError>>): Promise<Result<T, KeychainError>> {
    this.#waiting += 1;
    try {
      const result = await call();
      this.#answers = result.ok || result.error.kind === 'keyring-locked';
      return result;
    } finally {
      this.#waiting -= 1;
    }
  }

  #orAfterPatience(probe: Promise<ReachState>, otherwise: ReachState): Promise<ReachState> {
    return new Promise((resolve, reject) => {
      const cancel = this.#schedule(() => { resolve(otherwise); }, PATIENCE_MS);
      probe.then(resolve, reject).finally(cancel);
    });
  }
}

const READY: ReachState = { state: 'ready' };
/** Something was asked of it before, and it still has not answered: its prompt waits for somebody. */
const PROMPTING: ReachState = { state: 'locked', error: { kind: 'keyring-locked' } };
const SILENT: ReachState = { state: 'unreachable', error: { kind: 'no-keyring', reason: 'timeout' } };
