import type { SecretValue } from '../../../../core/redact/secret-value';
import type { Result } from '../../../../core/result';
import type { AnswerKind } from './answer-kind';
import type { JsonInput, JsonMembers } from './json/json';
import type { TransportError } from './transport-error';

/**
 * The HTTP API of HashiCorp Vault and OpenBao, behind which lie TLS, time-outs, caps and retries. Every status that the server
 * itself sends is an answer, sorted into a kind; an error means that no answer came that may be trusted. Nothing here says
 * anything about engines: that is the store's.
 */
export interface VaultApi {
  /** Scheme, host and port, as `https://vault.example.com:8200`: what sign-ins are bound to. */
  readonly endpoint: string;
  /** SHA-256 in hex of the CA bundle that is trusted, or `system` where those that Node carries are. */
  readonly ca: string;
  /** GET. Tried again where that is safe. */
  read(path: ApiPath, call: VaultCall): Promise<Result<VaultAnswer, TransportError>>;
  /** GET with `list=1`. Tried again where that is safe. */
  list(path: ApiPath, call: VaultCall): Promise<Result<VaultAnswer, TransportError>>;
  /** POST. Sent once, unless the call says that it may be repeated. */
  write(path: ApiPath, body: JsonInput, call: VaultCall): Promise<Result<VaultAnswer, TransportError>>;
  /** PATCH as JSON merge patch (RFC 7396), the only kind that the servers take. Sent once. */
  patch(path: ApiPath, body: JsonInput, call: VaultCall): Promise<Result<VaultAnswer, TransportError>>;
  /** DELETE. Sent once. */
  delete(path: ApiPath, call: VaultCall): Promise<Result<VaultAnswer, TransportError>>;
  /** Closes connections; calls that still run end with `cancelled`. */
  dispose(): void;
}

/**
 * Below `/v1/`, one element a segment, not encoded: `['secret', 'data', 'team', 'a?b']`. A mount with slashes is several
 * segments. Empty ones, `.`, `..` and slashes inside are a programming mistake and throw: references cannot contain them.
 */
export type ApiPath = readonly string[];

export interface VaultCall {
  /** Undefined for what needs none: health, login. The environment is never asked for one. */
  readonly token: SecretValue | undefined;
  readonly query?: Readonly<Record<string, string>>;
  /** X-Vault-Namespace; undefined for the root's. */
  readonly namespace?: string;
  /** X-Vault-Wrap-TTL: the answer is wrapped and `wrap_info` has its token. */
  readonly wrapTtlSeconds?: number;
  /** A write that changes nothing (`sys/capabilities-self`, `auth/token/lookup`) is tried again as reads are. */
  readonly repeatable?: boolean;
  /** `quick`: for a status that somebody waits for; one try, a few seconds. */
  readonly patience?: Patience;
  readonly signal?: AbortSignal;
}

export type Patience = 'normal' | 'quick';

export interface VaultAnswer {
  readonly kind: AnswerKind;
  /** As the server sent it. Kinds decide; this is for what no kind covers. */
  readonly status: number;
  /**
   * The JSON object of the answer, without `errors` and `warnings`: servers echo values there, so both are sorted into kinds
   * and dropped. Empty where there was none. Values, tokens and secret ids in it are SecretValues: see json/secret-places.ts.
   */
  readonly body: JsonMembers;
  /** Whether the server warned of something. */
  readonly warned: boolean;
  /** Negotiated version, as `TLSv1.3`; undefined on a loopback connection without TLS. */
  readonly tls: string | undefined;
  /** Of a 429 or 503 that names a time. */
  readonly retryAfterSeconds?: number;
  /** The server's own id of the request, which its audit log has too; servers leave it out of errors. */
  readonly requestId: string | undefined;
  /** What the request carried as X-Correlation-Id. Whether the audit log has it is the server's setting: docs/stores.md. */
  readonly correlationId: string;
}
