import type { VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { ok } from '../../../../core/result';
import type { CredentialBinding, CredentialKeeper } from '../../../credentials/credential-keeper';
import type { Credential } from './credential';
import { decodeCredential, encodeCredential } from './credential';

/** The sign-in of one store, as far as the keeper has it. */
export class StoredCredential {
  readonly #keeper: CredentialKeeper;
  readonly #binding: CredentialBinding;

  constructor(keeper: CredentialKeeper, binding: CredentialBinding) {
    this.#keeper = keeper;
    this.#binding = binding;
  }

  /** Undefined where there is none, or none that this version understands. The caller disposes of it. */
  async load(): Promise<Result<Credential | undefined, VaultError>> {
    const stored = await this.#keeper.load(this.#binding);
    if (!stored.ok) return stored.error.kind === 'store-missing' ? ok(undefined) : stored;
    const credential = stored.value === undefined ? undefined : decodeCredential(stored.value);
    stored.value?.dispose();
    return ok(credential);
  }

  /** False where it could not be kept. */
  async save(credential: Credential): Promise<boolean> {
    const encoded = encodeCredential(credential);
    const saved = await this.#keeper.save(this.#binding, encoded);
    encoded.dispose();
    return saved.ok;
  }

  forget(): Promise<Result<void, VaultError>> {
    return this.#keeper.forget(this.#binding.store);
  }
}
