import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import { ok } from '../../../shared/src/core/result';
import type { Keychain, KeychainError } from '../../../shared/src/secrets/keychain/keychain';

export type KeychainCall = 'get' | 'set' | 'delete';

/** What happens instead of, or after, a call's effect; undefined for nothing. It may throw: that is a process that dies. */
export type Fault = (call: KeychainCall) => KeychainError | undefined;

/** A keychain in memory for moments that a real one does not offer on demand: before and after its effect. */
export class FaultyKeychain implements Keychain {
  readonly entries = new Map<string, Buffer>();
  before: Fault = () => undefined;
  after: Fault = () => undefined;

  getPassword(_service: string, account: string): Promise<Result<SecretValue | undefined, KeychainError>> {
    return this.#call('get', () => {
      const bytes = this.entries.get(account);
      return bytes === undefined ? undefined : SecretValue.fromBytes(bytes);
    });
  }

  setPassword(_service: string, account: string, password: SecretValue): Promise<Result<void, KeychainError>> {
    return this.#call('set', () => { this.entries.set(account, Buffer.from(password.bytes())); });
  }

  deletePassword(_service: string, account: string): Promise<Result<boolean, KeychainError>> {
    return this.#call('delete', () => this.entries.delete(account));
  }

  async #call<T>(call: KeychainCall, effect: () => T): Promise<Result<T, KeychainError>> {
    await Promise.resolve();
    const refused = this.before(call);
    if (refused !== undefined) return { ok: false, error: refused };
    const value = effect();
    const lost = this.after(call);
    return lost === undefined ? ok(value) : { ok: false, error: lost };
  }
}
