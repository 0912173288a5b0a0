import type { VaultError } from '../../core/model/vault-error';
import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';

/**
 * The OS keychain in the shape of keytar, which editors and tools know: service, account, password. What differs is
 * that failures are values and passwords cannot be printed.
 */
export interface Keychain {
  /** Undefined where there is no such entry. The caller disposes of the value. */
  getPassword(service: string, account: string): Promise<Result<SecretValue | undefined, KeychainError>>;
  setPassword(service: string, account: string, password: SecretValue): Promise<Result<void, KeychainError>>;
  /** Whether there was one. */
  deletePassword(service: string, account: string): Promise<Result<boolean, KeychainError>>;
}

export type KeychainError = Extract<VaultError, { readonly kind: 'no-keyring' | 'keyring-locked' | 'unreachable' }>;

/** Under which service everything of ours lies. */
export const KEYCHAIN_SERVICE = 'keyward';
