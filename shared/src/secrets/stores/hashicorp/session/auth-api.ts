import type { VaultError } from '../../../../core/model/vault-error';
import { SecretValue } from '../../../../core/redact/secret-value';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { Asked } from '../answer-error';
import { answerError } from '../answer-error';
import { at, disposeSecrets } from '../transport/json/members';
import type { JsonMembers } from '../transport/json/json';
import type { TransportError } from '../transport/transport-error';
import { transportToVaultError } from '../transport/transport-error';
import type { ApiPath, Patience, VaultAnswer, VaultApi } from '../transport/vault-api';
import type { AppRoleIds } from './credential';
import type { RenewalOutcome } from './renewal';

/** What the server says of a token. */
export interface TokenFacts {
  /** A display name, as the auth method gave it. */
  readonly account: string;
  /** How long it lives from now; undefined where it does not end. */
  readonly ttlMs: number | undefined;
  readonly renewable: boolean;
  /** Of the connection on which it was asked. */
  readonly tls: string | undefined;
}

export type TokenCheck = { readonly kind: 'alive'; readonly facts: TokenFacts } | { readonly kind: 'dead' };

export interface UnwrappedSecretId {
  readonly secretId: SecretValue;
  /** Good for this one login: keeping it would be of no use. */
  readonly singleUse: boolean;
}

export interface AuthApiOptions {
  readonly api: VaultApi;
  readonly store: string;
  readonly namespace: string | undefined;
  readonly mount: string;
  /** Where AppRole is mounted, below `auth/`. */
  readonly appRoleMount: string;
}

/** The questions about tokens, whoever's they are. https://openbao.org/api-docs/auth/token/ and /auth/approle/ */
export class AuthApi {
  readonly #api: VaultApi;
  readonly #options: AuthApiOptions;

  constructor(options: AuthApiOptions) {
    this.#api = options.api;
    this.#options = options;
  }

  /** Whether the server takes this token, and what for. */
  async check(token: SecretValue, patience: Patience = 'normal'): Promise<Result<TokenCheck, VaultError>> {
    const answer = await this.#api.read(['auth', 'token', 'lookup-self'], this.#call(token, patience));
    if (!answer.ok) return this.#failed(answer.error);
    const { kind, body, tls } = answer.value;
    disposeSecrets(body);
    if (kind === 'ok') return ok({ kind: 'alive', facts: { ...factsOf(body), tls } });
    if (kind !== 'denied') return this.#refused(answer.value);
    return this.#checkWithoutDefaultPolicy(token, patience);
  }

  /** Logs in. Errors: `unauthenticated` where the ids are not taken. The caller disposes of the token. */
  async login({ roleId, secretId }: AppRoleIds): Promise<Result<SecretValue, VaultError>> {
    const body = { role_id: roleId, secret_id: secretId };
    const answer = await this.#api.write(['auth', ...this.#options.appRoleMount.split('/'), 'login'], body, this.#call(undefined));
    if (!answer.ok) return this.#failed(answer.error);
    const token = at(answer.value.body, 'auth', 'client_token');
    if (answer.value.kind === 'ok' && token instanceof SecretValue) return ok(token);
    disposeSecrets(answer.value.body);
    // A wrong mount below auth/ is denied like everything that nobody may do without a token.
    const refused = ['denied', 'bad-request', 'credentials-refused'].includes(answer.value.kind);
    return refused ? err({ kind: 'unauthenticated', store: this.#options.store, reason: 'refused' }) : this.#refused(answer.value);
  }

  /**
   * The secret id in a wrapping token, which is used up by this. It is looked at first: one that does not hold a secret id of
   * our AppRole was put there by somebody else. https://openbao.org/docs/concepts/response-wrapping/
   */
  async unwrapSecretId(wrapping: SecretValue): Promise<Result<UnwrappedSecretId, VaultError>> {
    const looked = await this.#api.write(['sys', 'wrapping', 'lookup'], { token: wrapping }, { ...this.#call(undefined), repeatable: true });
    if (!looked.ok) return this.#failed(looked.error);
    if (looked.value.kind !== 'ok') return this.#refused(looked.value);
    const origin = at(looked.value.body, 'data', 'creation_path');
    const inRole = typeof origin === 'string' && origin.startsWith(`auth/${this.#options.appRoleMount}/role/`);
    if (!inRole || !/\/(custom-)?secret-id$/.test(origin)) return err({ kind: 'unauthenticated', store: this.#options.store, reason: 'refused' });
    const answer = await this.#api.write(['sys', 'wrapping', 'unwrap'], {}, this.#call(wrapping));
    if (!answer.ok) return this.#failed(answer.error);
    const secretId = at(answer.value.body, 'data', 'secret_id');
    if (answer.value.kind === 'ok' && secretId instanceof SecretValue) {
      return ok({ secretId, singleUse: at(answer.value.body, 'data', 'secret_id_num_uses') === 1 });
    }
    disposeSecrets(answer.value.body);
    return this.#refused(answer.value);
  }

  async renew(token: SecretValue): Promise<RenewalOutcome> {
    const answer = await this.#api.write(['auth', 'token', 'renew-self'], {}, { ...this.#call(token), repeatable: true });
    if (!answer.ok) return { kind: 'failed' };
    const { kind, body } = answer.value;
    disposeSecrets(body);
    const [seconds, renewable] = [at(body, 'auth', 'lease_duration'), at(body, 'auth', 'renewable')];
    if (kind === 'ok' && typeof seconds === 'number') return { kind: 'renewed', ttlMs: seconds * 1000, renewable: renewable === true };
    return { kind: ['ok', 'denied', 'not-renewable', 'bad-request'].includes(kind) ? 'refused' : 'failed' };
  }

  /** As good as can be: a token that nobody can revoke now ends by itself. */
  async revoke(token: SecretValue): Promise<void> {
    await this.#api.write(['auth', 'token', 'revoke-self'], {}, this.#call(token, 'quick'));
  }

  /**
   * A token that was made without the policy `default` may not look at itself. Whoever may do anything at all in the mount may
   * see how it is mounted, and a token that is dead may not.
   */
  async #checkWithoutDefaultPolicy(token: SecretValue, patience: Patience): Promise<Result<TokenCheck, VaultError>> {
    const answer = await this.#api.read(mountPath(this.#options.mount), this.#call(token, patience));
    if (!answer.ok) return this.#failed(answer.error);
    const facts = { account: 'token', ttlMs: undefined, renewable: false, tls: answer.value.tls };
    return ok(answer.value.kind === 'ok' ? { kind: 'alive', facts } : { kind: 'dead' });
  }

  #call(token: SecretValue | undefined, patience: Patience = 'normal'): { token: SecretValue | undefined; patience: Patience; namespace?: string } {
    const { namespace } = this.#options;
    return { token, patience, ...(namespace === undefined ? {} : { namespace }) };
  }

  #failed(error: TransportError): Result<never, VaultError> {
    return err(transportToVaultError(error, this.#options.store));
  }

  #refused(answer: VaultAnswer): Result<never, VaultError> {
    const { store, mount } = this.#options;
    const asked: Asked = { store, operation: 'sign-in', name: '', mount };
    return err(answerError(answer, asked));
  }
}

/** Says how something is mounted, to everybody who may do anything there. */
export function mountPath(mount: string): ApiPath {
  return ['sys', 'internal', 'ui', 'mounts', ...mount.split('/')];
}

function factsOf(body: JsonMembers): Omit<TokenFacts, 'tls'> {
  const [name, ttl, end, renewable, role] = [['display_name'], ['ttl'], ['expire_time'], ['renewable'], ['meta', 'role_name']]
    .map((names) => at(body, 'data', ...names));
  const account = typeof name === 'string' && name !== '' ? name.slice(0, MAX_ACCOUNT) : 'token';
  return {
    account: typeof role === 'string' && role !== '' ? `${account} (${role.slice(0, MAX_ACCOUNT)})` : account,
    // Whole seconds: 0 also in the last one of a token that ends.
    ttlMs: typeof ttl === 'number' && typeof end === 'string' ? ttl * 1000 : undefined,
    renewable: renewable === true,
  };
}

const MAX_ACCOUNT = 128;
