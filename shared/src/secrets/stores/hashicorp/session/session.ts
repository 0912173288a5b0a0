import type { VaultError } from '../../../../core/model/vault-error';
import type { SecretValue } from '../../../../core/redact/secret-value';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { SignedIn, SignInWay } from '../../../sign-in';
import type { TransportError } from '../transport/transport-error';
import { transportToVaultError } from '../transport/transport-error';
import type { Patience, VaultAnswer } from '../transport/vault-api';
import type { ActiveSignIn } from './active-sign-in';
import type { TokenCheck, TokenFacts } from './auth-api';
import { disposeCredential } from './credential';
import { obtainSignIn } from './obtain-sign-in';
import type { SignInsOptions } from './sign-ins';
import { SignIns } from './sign-ins';

/** Why a call has no answer. `sent`: the server may have done what was asked. */
export interface CallError {
  readonly error: VaultError;
  readonly sent: boolean;
}

export type Send = (token: SecretValue) => Promise<Result<VaultAnswer, TransportError>>;

/** Who we are to one server: everything that is asked with a token goes through here. */
export class Session {
  readonly #options: SignInsOptions;
  readonly #signIns: SignIns;
  #calls = 0;
  #check: { readonly began: number; readonly signIn: ActiveSignIn; readonly outcome: Promise<Result<TokenCheck, VaultError>> } | undefined;

  constructor(options: SignInsOptions) {
    this.#options = options;
    this.#signIns = new SignIns(options);
  }

  /**
   * Sends a request with the token. An answer of kind `denied` means that the sign-in is good and lacks a permission: where
   * the token had ended, it is sent once more with a new one, or the error is `unauthenticated`.
   */
  async call(send: Send): Promise<Result<VaultAnswer, CallError>> {
    const first = await this.#attempt(send);
    const answer = first === 'token-ended' ? await this.#attempt(send) : first;
    return answer === 'token-ended' ? err({ error: this.#refused, sent: false }) : answer;
  }

  /** What the server says of the sign-in that is used now. */
  async check(patience: Patience): Promise<Result<TokenFacts, VaultError>> {
    for (let tries = 0; tries < 2; tries += 1) {
      const signIn = await this.#signIns.current();
      if (!signIn.ok) return signIn;
      const checked = await signIn.value.lend((token) => this.#options.auth.check(token, patience));
      if (!checked.ok) return checked;
      if (checked.value.kind === 'alive') return ok(checked.value.facts);
      this.#signIns.replace(signIn.value);
    }
    return err(this.#refused);
  }

  async signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    const obtained = await obtainSignIn(this.#options.auth, this.#options.store, way);
    if (!obtained.ok) return obtained;
    const before = this.#signIns.clear();
    const signIn = this.#signIns.adopt(obtained.value);
    await this.#signIns.remember(signIn);
    if (before !== undefined) void this.#endOwn(before);
    const { facts, expiresAt, remembered } = signIn;
    return ok({ account: facts.account, remembered, ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt).toISOString() }) });
  }

  /** A token that was issued to us is revoked; one that the user gave us is only forgotten. */
  signOut(): Promise<Result<void, VaultError>> {
    return this.#signIns.leave(async (active) => {
      if (active === undefined) await this.#revokeStored();
      else await this.#endOwn(active);
      const forgotten = await this.#options.stored.forget();
      // Where this sign-in never got into the local store, it does not matter that nobody can look there.
      return forgotten.ok || active?.remembered === false ? ok() : forgotten;
    });
  }

  /** A token that was issued to us and that nobody will find again is revoked. */
  async dispose(): Promise<void> {
    const active = this.#signIns.clear();
    if (active?.remembered === false) await this.#endOwn(active);
    else active?.end();
  }

  async #attempt(send: Send): Promise<Result<VaultAnswer, CallError> | 'token-ended'> {
    const signIn = await this.#signIns.current();
    if (!signIn.ok) return err({ error: signIn.error, sent: false });
    const began = (this.#calls += 1);
    const answer = await signIn.value.lend(send);
    if (!answer.ok) return err({ error: transportToVaultError(answer.error, this.#options.store), sent: answer.error.sent });
    if (answer.value.kind !== 'denied') return ok(answer.value);
    if (!this.#signIns.isCurrent(signIn.value)) return 'token-ended';
    const checked = await this.#checkAfter(began, signIn.value);
    if (!checked.ok) return err({ error: checked.error, sent: false });
    if (checked.value.kind === 'alive') return ok(answer.value);
    this.#signIns.replace(signIn.value);
    return 'token-ended';
  }

  /** One question for all requests that were denied together: its answer must only be younger than the request. */
  #checkAfter(began: number, signIn: ActiveSignIn): Promise<Result<TokenCheck, VaultError>> {
    if (this.#check === undefined || this.#check.began < began || this.#check.signIn !== signIn) {
      const outcome = signIn.lend((token) => this.#options.auth.check(token));
      this.#check = { began: (this.#calls += 1), signIn, outcome };
    }
    return this.#check.outcome;
  }

  async #endOwn(signIn: ActiveSignIn): Promise<void> {
    if (signIn.isOwn) await signIn.lend((token) => this.#options.auth.revoke(token));
    signIn.end();
  }

  async #revokeStored(): Promise<void> {
    const stored = await this.#options.stored.load();
    if (!stored.ok || stored.value === undefined) return;
    if (stored.value.kind === 'approle') await this.#options.auth.revoke(stored.value.token);
    disposeCredential(stored.value);
  }

  get #refused(): VaultError {
    return { kind: 'unauthenticated', store: this.#options.store, reason: 'refused' };
  }
}
