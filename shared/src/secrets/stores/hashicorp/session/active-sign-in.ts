import type { SecretValue } from '../../../../core/redact/secret-value';
import type { TokenFacts } from './auth-api';
import type { Credential } from './credential';
import { disposeCredential } from './credential';
import type { Renewal } from './renewal';

/** A token that the server took, with what it is good for. Zeroed when it has ended and nobody uses it any more. */
export class ActiveSignIn {
  readonly credential: Credential;
  readonly facts: TokenFacts;
  /** False where it lives only as long as this process. */
  remembered = false;
  #expiresAt: number | undefined;
  #renewal: Renewal | undefined;
  #users = 0;
  #ended = false;

  constructor(credential: Credential, facts: TokenFacts, now: number) {
    this.credential = credential;
    this.facts = facts;
    this.#expiresAt = facts.ttlMs === undefined ? undefined : now + facts.ttlMs;
  }

  /** Milliseconds since 1970; undefined where the token does not end. */
  get expiresAt(): number | undefined {
    return this.#expiresAt;
  }

  /** Whether the token was issued to this store, so that it is this store's to revoke. */
  get isOwn(): boolean {
    return this.credential.kind === 'approle';
  }

  renewWith(renewal: Renewal): void {
    this.#renewal = renewal;
  }

  livesUntil(time: number): void {
    this.#expiresAt = time;
  }

  /** Gives the token for one request; it lives at least as long as that. */
  async lend<T>(use: (token: SecretValue) => Promise<T>): Promise<T> {
    this.#users += 1;
    try {
      return await use(this.credential.token);
    } finally {
      this.#users -= 1;
      this.#zeroIfUnused();
    }
  }

  end(): void {
    this.#ended = true;
    this.#renewal?.stop();
    this.#zeroIfUnused();
  }

  #zeroIfUnused(): void {
    if (this.#ended && this.#users === 0) disposeCredential(this.credential);
  }
}
