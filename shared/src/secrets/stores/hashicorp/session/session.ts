import type { SignInProblem, VaultError } from '../../../../core/model/vault-error';
import type { SecretValue } from '../../../../core/redact/secret-value';
import type { Err, Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { SignedIn, SignInWay } from '../../../sign-in';
import type { StoreEnvironment } from '../options';
import type { TransportError } from '../transport/transport-error';
import { transportToVaultError } from '../transport/transport-error';
import type { Patience, VaultAnswer } from '../transport/vault-api';
import { ActiveSignIn } from './active-sign-in';
import type { AuthApi, TokenCheck, TokenFacts } from './auth-api';
import type { Credential } from './credential';
import { cloneCredential, cloneIds, disposeCredential, disposeIds } from './credential';
import type { ObtainedSignIn } from './obtain-sign-in';
import { logIn, obtainSignIn } from './obtain-sign-in';
import type { RenewalOutcome } from './renewal';
import { Renewal } from './renewal';
import type { StoredCredential } from './stored-credential';

/** Why a call has no answer. `sent`: the server may have done what was asked. */
export interface CallError {
  readonly error: VaultError;
  readonly sent: boolean;
}

export type Send = (token: SecretValue) => Promise<Result<VaultAnswer, TransportError>>;

export interface SessionOptions {
  readonly store: string;
  readonly stored: StoredCredential;
  readonly auth: AuthApi;
  readonly environment: StoreEnvironment;
}

/** A sign-in whose token is of no use any more. */
interface EndedSignIn {
  readonly credential: Credential;
  readonly remembered: boolean;
  readonly reason: SignInProblem;
}

/** The server tells times to live in whole seconds. */
const WHOLE_SECOND_MS = 1_000;

/**
 * Who we are to one server. A sign-in is loaded when it is first needed, renewed while the program runs, and made anew from
 * kept AppRole ids when its token has ended. A token that has ended is not asked about again until there is another one.
 */
export class Session {
  readonly #options: SessionOptions;
  #active: ActiveSignIn | undefined;
  #loading: Promise<Result<ActiveSignIn, VaultError>> | undefined;
  #ended: EndedSignIn | undefined;
  /** Grows with each sign-in and sign-out, so that a load that began before one changes nothing. */
  #epoch = 0;
  #calls = 0;
  #check: { readonly began: number; readonly signIn: ActiveSignIn; readonly outcome: Promise<Result<TokenCheck, VaultError>> } | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /**
   * Sends a request with the token. An answer of kind `denied` means that the sign-in is good and lacks a permission: where
   * the token had ended, it is sent once more with a new one, or the error is `unauthenticated`.
   */
  async call(send: Send): Promise<Result<VaultAnswer, CallError>> {
    const first = await this.#attempt(send);
    const answer = first === 'token-ended' ? await this.#attempt(send) : first;
    return answer === 'token-ended' ? err({ error: this.#unauthenticated('refused').error, sent: false }) : answer;
  }

  /** What the server says of the sign-in that is used now. */
  async check(patience: Patience): Promise<Result<TokenFacts, VaultError>> {
    for (let tries = 0; tries < 2; tries += 1) {
      const signIn = await this.#current();
      if (!signIn.ok) return signIn;
      const checked = await signIn.value.lend((token) => this.#options.auth.check(token, patience));
      if (!checked.ok) return checked;
      if (checked.value.kind === 'alive') return ok(checked.value.facts);
      this.#replace(signIn.value);
    }
    return this.#unauthenticated('refused');
  }

  async signIn(way: SignInWay): Promise<Result<SignedIn, VaultError>> {
    const obtained = await obtainSignIn(this.#options.auth, this.#options.store, way);
    if (!obtained.ok) return obtained;
    const before = this.#clear();
    const signIn = this.#adopt(obtained.value);
    signIn.remembered = await this.#options.stored.save(signIn.credential);
    if (before !== undefined) void this.#endOwn(before);
    const { facts, expiresAt, remembered } = signIn;
    return ok({ account: facts.account, remembered, ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt).toISOString() }) });
  }

  /** A token that was issued to us is revoked; one that the user gave us is only forgotten. */
  async signOut(): Promise<Result<void, VaultError>> {
    const active = this.#clear();
    if (active === undefined) await this.#revokeStored();
    else await this.#endOwn(active);
    const forgotten = await this.#options.stored.forget();
    // Where this sign-in never got into the local store, it does not matter that nobody can look there.
    return forgotten.ok || active?.remembered === false ? ok() : forgotten;
  }

  /** A token that was issued to us and that nobody will find again is revoked. */
  async dispose(): Promise<void> {
    const active = this.#clear();
    if (active?.remembered === false) await this.#endOwn(active);
    else active?.end();
  }

  async #attempt(send: Send): Promise<Result<VaultAnswer, CallError> | 'token-ended'> {
    const signIn = await this.#current();
    if (!signIn.ok) return err({ error: signIn.error, sent: false });
    const began = (this.#calls += 1);
    const answer = await signIn.value.lend(send);
    if (!answer.ok) return err({ error: transportToVaultError(answer.error, this.#options.store), sent: answer.error.sent });
    if (answer.value.kind !== 'denied') return ok(answer.value);
    if (this.#active !== signIn.value) return 'token-ended';
    const checked = await this.#checkAfter(began, signIn.value);
    if (!checked.ok) return err({ error: checked.error, sent: false });
    if (checked.value.kind === 'alive') return ok(answer.value);
    this.#replace(signIn.value);
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

  #current(): Promise<Result<ActiveSignIn, VaultError>> {
    if (this.#active !== undefined) return Promise.resolve(ok(this.#active));
    return this.#loading ?? this.#load();
  }

  #load(): Promise<Result<ActiveSignIn, VaultError>> {
    const loading = this.#revive().finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    return loading;
  }

  /** The stored sign-in, where it is another than the one that ended; else a new token for the ids of that. */
  async #revive(): Promise<Result<ActiveSignIn, VaultError>> {
    const epoch = this.#epoch;
    const stored = await this.#options.stored.load();
    const ended = this.#ended;
    if (!stored.ok) return ended === undefined ? stored : this.#logInAgain(ended, epoch);
    const credential = stored.value;
    if (credential === undefined) {
      // What was kept and is not any more was signed out of by another program.
      return ended === undefined || ended.remembered ? this.#unauthenticated('none') : this.#logInAgain(ended, epoch);
    }
    if (ended?.credential.token.equals(credential.token) === true) {
      disposeCredential(credential);
      return this.#logInAgain(ended, epoch);
    }
    const checked = await this.#options.auth.check(credential.token);
    if (checked.ok && checked.value.kind === 'alive') return this.#settle(epoch, { credential, facts: checked.value.facts }, true);
    if (!checked.ok || epoch !== this.#epoch) {
      disposeCredential(credential);
      return checked.ok ? this.#current() : checked;
    }
    return this.#logInAgain(this.#end({ credential, remembered: true, reason: 'refused' }), epoch);
  }

  /** Ids that are refused are not tried again. Where the server cannot be asked, the next call tries again. */
  async #logInAgain(ended: EndedSignIn, epoch: number): Promise<Result<ActiveSignIn, VaultError>> {
    const { credential, reason, remembered } = ended;
    const ids = credential.kind === 'approle' ? cloneIds(credential.ids) : undefined;
    if (ids === undefined) return this.#unauthenticated(reason);
    const obtained = await logIn(this.#options.auth, this.#options.store, ids, true);
    disposeIds(ids);
    if (obtained.ok) return this.#settle(epoch, obtained.value, remembered);
    if (obtained.error.kind !== 'unauthenticated') return obtained;
    if (this.#ended === ended) await this.#forgetIds(ended);
    return this.#unauthenticated(reason);
  }

  async #forgetIds(ended: EndedSignIn): Promise<void> {
    const withoutIds: Credential = { kind: 'approle', token: ended.credential.token.clone(), ids: undefined };
    this.#end({ ...ended, credential: withoutIds });
    if (ended.remembered) await this.#options.stored.save(withoutIds);
  }

  async #settle(epoch: number, obtained: ObtainedSignIn, remember: boolean): Promise<Result<ActiveSignIn, VaultError>> {
    if (epoch !== this.#epoch) {
      disposeCredential(obtained.credential);
      return this.#active === undefined ? this.#unauthenticated('none') : ok(this.#active);
    }
    this.#clear();
    const signIn = this.#adopt(obtained);
    signIn.remembered = remember && await this.#options.stored.save(signIn.credential);
    return ok(signIn);
  }

  #adopt({ credential, facts }: ObtainedSignIn): ActiveSignIn {
    const { environment } = this.#options;
    const signIn = new ActiveSignIn(credential, facts, environment.now());
    this.#active = signIn;
    if (facts.renewable && facts.ttlMs !== undefined) {
      signIn.renewWith(new Renewal(facts.ttlMs, {
        ...environment, renew: () => this.#renew(signIn), onEnded: () => this.#renewalEnded(signIn),
      }));
    }
    return signIn;
  }

  async #renew(signIn: ActiveSignIn): Promise<RenewalOutcome> {
    const outcome = await signIn.lend((token) => this.#options.auth.renew(token));
    if (outcome.kind === 'renewed') signIn.livesUntil(this.#options.environment.now() + outcome.ttlMs);
    return outcome;
  }

  /** What has ids for another token gets it before this one ends; anything else lives out its time. */
  #renewalEnded(signIn: ActiveSignIn): void {
    if (signIn.credential.kind === 'approle' && signIn.credential.ids !== undefined) this.#replace(signIn);
  }

  /** Whoever asks next waits for what takes the place of this sign-in. */
  #replace(signIn: ActiveSignIn): void {
    if (this.#active !== signIn) return;
    const expired = signIn.expiresAt !== undefined && signIn.expiresAt <= this.#options.environment.now() + WHOLE_SECOND_MS;
    this.#active = undefined;
    this.#end({ credential: cloneCredential(signIn.credential), remembered: signIn.remembered, reason: expired ? 'expired' : 'refused' });
    signIn.end();
    void this.#load();
  }

  #end(ended: EndedSignIn): EndedSignIn {
    if (this.#ended !== undefined) disposeCredential(this.#ended.credential);
    this.#ended = ended;
    return ended;
  }

  /** Makes room for another sign-in, or for none. */
  #clear(): ActiveSignIn | undefined {
    this.#epoch += 1;
    const active = this.#active;
    this.#active = undefined;
    if (this.#ended !== undefined) disposeCredential(this.#ended.credential);
    this.#ended = undefined;
    return active;
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

  #unauthenticated(reason: SignInProblem): Err<VaultError> {
    return err({ kind: 'unauthenticated', store: this.#options.store, reason });
  }
}
