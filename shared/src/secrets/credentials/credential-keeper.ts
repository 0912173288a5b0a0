import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';

/**
 * Where stores keep their sign-ins: under a reserved folder of the local store, which nothing but this can name. A
 * sign-in is bound to the server that it was made for: one whose host or CA has changed since is not given out.
 */
export interface CredentialKeeper {
  /** Undefined where there is none. Errors: `locked` and the like of the local store; `unauthenticated` with `bound-elsewhere`. */
  load(binding: CredentialBinding): Promise<Result<SecretValue | undefined, VaultError>>;
  /** The caller keeps, and disposes of, `credential`. */
  save(binding: CredentialBinding, credential: SecretValue): Promise<Result<void, VaultError>>;
  forget(store: string): Promise<Result<void, VaultError>>;
}

export interface CredentialBinding {
  readonly store: string;
  /** Scheme, host and port, as `https://vault.example.com:8200`. */
  readonly endpoint: string;
  /** SHA-256 of the CA bundle that the user chose, in hex, or `system` where those that Node carries are trusted. */
  readonly ca: string;
}
