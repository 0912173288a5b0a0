import type { SignInProblem, VaultError } from '../../../../core/model/vault-error';
import type { Err, Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { StoreEnvironment } from '../options';
import { ActiveSignIn } from './active-sign-in';
import type { AuthApi } from './auth-api';
import type { Credential } from './credential';
import { cloneCredential, cloneIds, disposeCredential, disposeIds } from './credential';
import type { ObtainedSignIn } from './obtain-sign-in';
import { logIn } from './obtain-sign-in';
import type { RenewalOutcome } from './renewal';
import { Renewal } from './renewal';
import type { StoredCredential } from './stored-credential';

export interface SignInsOptions {
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
 * The one sign-in that a store has, or has none. It is loaded when it is first needed, renewed while the program runs, and made
 * anew from kept AppRole ids when its token has ended. A token that has ended is not asked about again until there is another.
 */
export class SignIns {
  readonly #options: SignInsOptions;
  #active: ActiveSignIn | undefined;
  #loading: Promise<Result<ActiveSignIn, VaultError>> | undefined;
  #saving: Promise<boolean> = Promise.resolve(false);
  #ended: EndedSignIn | undefined;
  /** Grows with each sign-in and sign-out, so that a load that began before one changes nothing. */
  #epoch = 0;

  constructor(options: SignInsOptions) {
    this.#options = options;
  }

  current(): Promise<Result<ActiveSignIn, VaultError>> {
    if (this.#active !== undefined) return Promise.resolve(ok(this.#active));
    return this.#loading ?? this.#load();
  }

  isCurrent(signIn: ActiveSignIn): boolean {
    return this.#active === signIn;
  }

  /** From here on this is the sign-in. */
  adopt({ credential, facts }: ObtainedSignIn): ActiveSignIn {
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

  /** Whoever asks next waits for what takes the place of this sign-in. */
  replace(signIn: ActiveSignIn): void {
    if (this.#active !== signIn) return;
    const expired = signIn.expiresAt !== undefined && signIn.expiresAt <= this.#options.environment.now() + WHOLE_SECOND_MS;
    this.#active = undefined;
    this.#end({ credential: cloneCredential(signIn.credential), remembered: signIn.remembered, reason: expired ? 'expired' : 'refused' });
    signIn.end();
    void this.#load();
  }

  /** Makes room for another sign-in, or for none. */
  clear(): ActiveSignIn | undefined {
    this.#epoch += 1;
    const active = this.#active;
    this.#active = undefined;
    if (this.#ended !== undefined) disposeCredential(this.#ended.credential);
    this.#ended = undefined;
    return active;
  }

  /** For other programs, and for the next start of this one, where the keeper is open. */
  async remember(signIn: ActiveSignIn): Promise<void> {
    signIn.remembered = await this.#save(signIn.credential);
  }

  /**
   * Does `work`, which forgets what was stored, and ends without a sign-in. Whoever asks meanwhile waits, and what was being
   * saved is saved before: otherwise the sign-in would be found, or be there, once more.
   */
  async leave<T>(work: (active: ActiveSignIn | undefined) => Promise<T>): Promise<T> {
    const active = this.clear();
    const left = this.#saving.then(() => work(active));
    const nobody = left.then(() => this.#unauthenticated('none'), () => this.#unauthenticated('none'));
    this.#loading = nobody;
    try {
      return await left;
    } finally {
      if (this.#loading === nobody) this.#loading = undefined;
    }
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
    if (checked.ok && checked.value.kind === 'alive') {
      const signIn = this.#settle(epoch, { credential, facts: checked.value.facts });
      if (signIn.ok) signIn.value.remembered = true;
      return signIn;
    }
    if (checked.ok && epoch === this.#epoch) return this.#logInAgain(this.#end({ credential, remembered: true, reason: 'refused' }), epoch);
    disposeCredential(credential);
    return checked.ok ? this.#overtaken() : checked;
  }

  /** Ids that are refused are not tried again. Where the server cannot be asked, the next call tries again. */
  async #logInAgain(ended: EndedSignIn, epoch: number): Promise<Result<ActiveSignIn, VaultError>> {
    const { credential, reason, remembered } = ended;
    const ids = credential.kind === 'approle' ? cloneIds(credential.ids) : undefined;
    if (ids === undefined) return this.#unauthenticated(reason);
    const obtained = await logIn(this.#options.auth, this.#options.store, ids, true);
    disposeIds(ids);
    if (obtained.ok) {
      const signIn = this.#settle(epoch, obtained.value);
      if (signIn.ok && remembered) await this.remember(signIn.value);
      return signIn;
    }
    if (obtained.error.kind !== 'unauthenticated') return obtained;
    if (this.#ended === ended) await this.#forgetIds(ended);
    return this.#unauthenticated(reason);
  }

  async #forgetIds(ended: EndedSignIn): Promise<void> {
    const withoutIds: Credential = { kind: 'approle', token: ended.credential.token.clone(), ids: undefined };
    this.#end({ ...ended, credential: withoutIds });
    if (ended.remembered) await this.#save(withoutIds);
  }

  #save(credential: Credential): Promise<boolean> {
    this.#saving = this.#options.stored.save(credential);
    return this.#saving;
  }

  #settle(epoch: number, obtained: ObtainedSignIn): Result<ActiveSignIn, VaultError> {
    if (epoch === this.#epoch) {
      this.clear();
      return ok(this.adopt(obtained));
    }
    disposeCredential(obtained.credential);
    return this.#overtaken();
  }

  /** Somebody signed in or out in the meantime. */
  #overtaken(): Result<ActiveSignIn, VaultError> {
    return this.#active === undefined ? this.#unauthenticated('none') : ok(this.#active);
  }

  async #renew(signIn: ActiveSignIn): Promise<RenewalOutcome> {
    const outcome = await signIn.lend((token) => this.#options.auth.renew(token));
    if (outcome.kind === 'renewed') signIn.livesUntil(this.#options.environment.now() + outcome.ttlMs);
    return outcome;
  }

  /** What has ids for another token gets it before this one ends; anything else lives out its time. */
  #renewalEnded(signIn: ActiveSignIn): void {
    if (signIn.credential.kind === 'approle' && signIn.credential.ids !== undefined) this.replace(signIn);
  }

  #end(ended: EndedSignIn): EndedSignIn {
    if (this.#ended !== undefined) disposeCredential(this.#ended.credential);
    this.#ended = ended;
    return ended;
  }

  #unauthenticated(reason: SignInProblem): Err<VaultError> {
    return err({ kind: 'unauthenticated', store: this.#options.store, reason });
  }
}
