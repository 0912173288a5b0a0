import type { Disposable } from '../core/disposable';
import type { UnknownReason, Verification } from '../core/model/verification';
import type { SecretValue } from '../core/redact/secret-value';
import type { Result } from '../core/result';
import { err, ok } from '../core/result';
import type { Trust } from '../host/http/connect/trust';
import { VerifiedAgent } from '../host/http/connect/verified-agent';
import type { Endpoint } from '../host/http/endpoint';
import { parseEndpoint } from '../host/http/endpoint';
import { exchange, TIME_IS_OVER } from '../host/http/exchange';
import type { HttpError } from '../host/http/http-error';
import { readMeaning } from './read-meaning';
import type { VendorCheck } from './vendor-check';

export interface VerifierOptions {
  readonly trust: Trust;
  /** A proxy that takes CONNECT. It sees names of hosts, and never a key: TLS goes through it. */
  readonly proxy?: Endpoint;
  readonly now: () => Date;
  /** Ends early, without an error, when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  readonly limits?: VerifierLimits;
}

/** Milliseconds and bytes. */
export interface VerifierLimits {
  /** Between two requests to one host. */
  readonly pauseMs: number;
  /** To the end of the TLS handshake, a proxy's part included. */
  readonly connectMs: number;
  /** From the request to the end of its answer. */
  readonly totalMs: number;
  readonly answerBytes: number;
}

/** Two requests a second are far below what every vendor allows. */
const LIMITS: VerifierLimits = { pauseMs: 500, connectMs: 10_000, totalMs: 20_000, answerBytes: 256 * 1024 };

/**
 * Asks vendors whether keys are active. One request at a time goes to each host, over TLS that ends at that host; a redirect
 * is an answer like others and is never followed. A host that says that it was asked too often is not asked again.
 */
export class Verifier implements Disposable {
  readonly #options: VerifierOptions;
  readonly #limits: VerifierLimits;
  readonly #hosts = new Map<string, VendorHost>();

  constructor(options: VerifierOptions) {
    this.#options = options;
    this.#limits = options.limits ?? LIMITS;
  }

  /** The value is read while the request is made, and is the caller's to dispose of. */
  async verify(check: VendorCheck, value: SecretValue): Promise<Verification> {
    const host = this.#host(check);
    const asked = await host.inTurn(() => this.#ask(host, check, value));
    const place = { host: host.endpoint.host, checkedAt: this.#options.now().toISOString() };
    return asked.ok ? { state: asked.value, ...place } : { state: 'unknown', reason: asked.error, ...place };
  }

  dispose(): void {
    for (const { agent } of this.#hosts.values()) agent.destroy();
    this.#hosts.clear();
  }

  #host({ url }: VendorCheck): VendorHost {
    const { origin } = new URL(url);
    const known = this.#hosts.get(origin);
    if (known !== undefined) return known;
    const endpoint = parseEndpoint(origin, 'loopback-only');
    if (!endpoint.ok || !endpoint.value.tls) throw new Error('a vendor is asked over HTTPS');
    const { trust, proxy } = this.#options;
    const host = new VendorHost(endpoint.value, new VerifiedAgent({ endpoint: endpoint.value, trust, proxy, connectMs: this.#limits.connectMs }, 'kept'));
    this.#hosts.set(origin, host);
    return host;
  }

  async #ask(host: VendorHost, check: VendorCheck, value: SecretValue): Promise<Result<'active' | 'inactive', UnknownReason>> {
    const { signal, pause } = this.#options;
    if (host.askedTooOften) return err('rate-limited');
    if (host.requests > 0) await pause(this.#limits.pauseMs, signal);
    if (signal.aborted) return err('cancelled');
    const headers = requestHeaders(check, value);
    if (headers === undefined) return err('not-sendable');
    host.requests += 1;
    const answer = await this.#exchange(host, check, headers);
    if (!answer.ok) return err(reasonOf(answer.error));
    const { status, body } = answer.value;
    const meaning = readMeaning(status, body, check.answers);
    // It may hold the name and address of the key's owner.
    body.fill(0);
    if (meaning !== undefined) return ok(meaning);
    host.askedTooOften = status === TOO_MANY_REQUESTS;
    return err(host.askedTooOften ? 'rate-limited' : 'unclear-answer');
  }

  async #exchange({ endpoint, agent }: VendorHost, { method, url, body }: VendorCheck, headers: Readonly<Record<string, string>>): ReturnType<typeof exchange> {
    const { pathname, search } = new URL(url);
    const time = new AbortController();
    const timer = setTimeout(() => { time.abort(TIME_IS_OVER); }, this.#limits.totalMs);
    const content = body === undefined ? (method === 'POST' ? Buffer.alloc(0) : undefined) : Buffer.from(body);
    try {
      return await exchange({
        endpoint, agent, method, target: `${pathname}${search}`, headers, body: content, silenceMs: this.#limits.totalMs, maxBytes: this.#limits.answerBytes,
        signal: AbortSignal.any([this.#options.signal, time.signal]),
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** RFC 6585, section 4. */
const TOO_MANY_REQUESTS = 429;

/** One host, and who stands in the queue before it. */
class VendorHost {
  requests = 0;
  askedTooOften = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly endpoint: Endpoint, readonly agent: VerifiedAgent) {}

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn;
    return turn;
  }
}

/**
 * Undefined where the key has characters that no header can have. The key becomes a string here: Node's HTTP client takes
 * nothing else, and keeps it until the request is collected. Nowhere else is it one.
 */
function requestHeaders({ key, headers, body }: VendorCheck, value: SecretValue): Readonly<Record<string, string>> | undefined {
  const all = {
    Accept: 'application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'keyward',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers, [key.name]: `${key.prefix}${value.text()}`,
  };
  return Object.values(all).every((text) => VISIBLE_ASCII.test(text)) ? all : undefined;
}

const VISIBLE_ASCII = /^[\x20-\x7e]+$/;

function reasonOf(error: HttpError): UnknownReason {
  switch (error.kind) {
    case 'timeout': return 'timed-out';
    case 'tls': return 'tls';
    case 'cancelled': return 'cancelled';
    case 'unreachable': return 'unreachable';
    case 'bad-answer': return 'unclear-answer';
  }
}
