import type { VaultError } from '../core/model/vault-error';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import type { Store } from './store';

/** A store behind a server that wants to know who asks. Sign-ins rest with the credential keeper, bound to host and CA. */
export interface SignInStore extends Store {
  readonly signInMethods: readonly SignInMethod[];
  /** Signs in, and remembers it where the keeper is open. The caller disposes of what `way` holds. */
  signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>>;
  /** Ends the sign-in at the server as well, where it can be reached, and forgets it. */
  signOut(): Promise<Result<void, VaultError>>;
}

export type SignInMethod = SignInWay['kind'];

export type SignInWay =
  | { readonly kind: 'token'; readonly token: SecretValue }
  /** `wrapped`: `secretId` is a wrapping token that is good for one use; one that was used already is an alarm. */
  | { readonly kind: 'approle'; readonly roleId: SecretValue; readonly secretId: SecretValue; readonly wrapped: boolean };

export interface SignedIn {
  /** Whom the server takes us for. */
  readonly account: string;
  /** ISO 8601; a token without it does not end. */
  readonly expires?: string;
  /** False where the sign-in lives only as long as this process: the local store was locked, or there is none. */
  readonly remembered: boolean;
}

export function wantsSignIn(store: Store): store is SignInStore {
  return store.capabilities.signIn;
}
