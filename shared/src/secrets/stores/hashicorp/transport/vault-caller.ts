import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { VerifiedAgent } from '../../../../host/http/connect/verified-agent';
import type { Endpoint } from '../../../../host/http/endpoint';
import type { HttpAnswer } from '../../../../host/http/exchange';
import { exchange, TIME_IS_OVER } from '../../../../host/http/exchange';
import type { JsonInput } from './json/json';
import { encodeJson } from './json/encode-json';
import { readAnswer } from './read-answer';
import { readRedirect } from './redirect';
import { requestHeaders } from './request-headers';
import { pauseBeforeRetry } from './retry';
import { StorageIndex } from './storage-index';
import type { TransportError } from './transport-error';
import type { VaultAnswer, VaultCall } from './vault-api';
import type { TransportEnvironment, TransportLimits } from './vault-api-options';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path and query, encoded. */
  readonly target: string;
  readonly body?: JsonInput;
  readonly call: VaultCall;
}

/** One node of the cluster. A write gets a connection of its own: an idle one may be closed just now, and then nobody knows. */
export interface Node {
  readonly endpoint: Endpoint;
  readonly kept: VerifiedAgent;
  readonly fresh: VerifiedAgent;
}

type Outcome = Result<VaultAnswer, TransportError>;

/** Sends requests within their time, again where that is safe, and follows a standby to the active node. */
export class VaultCaller {
  readonly #home: Node;
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #limits: TransportLimits;
  readonly #environment: TransportEnvironment;
  readonly #closed = new AbortController();
  readonly #storageIndex = new StorageIndex();

  /** `nodes` by origin, `home` among them. */
  constructor(home: Node, nodes: ReadonlyMap<string, Node>, limits: TransportLimits, environment: TransportEnvironment) {
    this.#home = home;
    this.#nodes = nodes;
    this.#limits = limits;
    this.#environment = environment;
  }

  async send(request: ApiRequest): Promise<Outcome> {
    const body = request.body === undefined ? undefined : encodeJson(request.body);
    if (body?.ok === false) return err({ kind: 'not-text', sent: false });
    const { signal, stop } = this.#time(request.call);
    try {
      return await this.#withRetries({ ...request, bytes: body?.value, signal, correlationId: this.#environment.newId() });
    } finally {
      stop();
      body?.value.fill(0);
    }
  }

  dispose(): void {
    this.#closed.abort();
    for (const node of this.#nodes.values()) {
      node.kept.destroy();
      node.fresh.destroy();
    }
  }

  /** Ends with the user's patience, with ours, or with the connection to this server as a whole. */
  #time(call: VaultCall): { readonly signal: AbortSignal; readonly stop: () => void } {
    const over = new AbortController();
    const milliseconds = call.patience === 'quick' ? this.#limits.quickMs : this.#limits.totalMs;
    const timer = setTimeout(() => over.abort(TIME_IS_OVER), milliseconds);
    const signals = [over.signal, this.#closed.signal, ...(call.signal === undefined ? [] : [call.signal])];
    return { signal: AbortSignal.any(signals), stop: () => clearTimeout(timer) };
  }

  async #withRetries(request: Prepared): Promise<Outcome> {
    const mayRepeat = request.method === 'GET' || request.call.repeatable === true;
    const tries = mayRepeat && request.call.patience !== 'quick' ? this.#limits.tries : 1;
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#once(request);
      const pause = tried < tries ? pauseBeforeRetry(outcome, tried, () => this.#environment.random()) : undefined;
      if (pause === undefined) return outcome;
      await this.#environment.sleep(pause, request.signal);
      if (request.signal.aborted) return request.signal.reason === TIME_IS_OVER ? outcome : err({ kind: 'cancelled', sent: true });
    }
  }

  /** The request to the node that we know and, if that sends us on, to the active one. A second redirect is an election. */
  async #once(request: Prepared): Promise<Outcome> {
    const first = await this.#exchange(this.#home, request);
    if (!first.ok) return first;
    const redirect = readRedirect(first.value, { origin: this.#home.endpoint.origin, target: request.target }, this.#origins);
    const active = redirect.kind === 'node' ? this.#nodes.get(redirect.origin) : undefined;
    if (redirect.kind === 'none') return readAnswer(first.value, request.correlationId);
    first.value.body.fill(0);
    if (active === undefined) return err(REDIRECTED);
    return this.#onActiveNode(active, request);
  }

  async #onActiveNode(active: Node, request: Prepared): Promise<Outcome> {
    const second = await this.#exchange(active, request);
    // The node that the standby believes in may be the one that has just died.
    if (!second.ok) return wasUnreached(second.error) && !request.signal.aborted ? ok(standby(request)) : second;
    const { origin } = active.endpoint;
    const redirect = readRedirect(second.value, { origin, target: request.target }, this.#origins);
    if (redirect.kind === 'none') return readAnswer(second.value, request.correlationId);
    second.value.body.fill(0);
    return redirect.kind === 'refused' ? err(REDIRECTED) : ok(standby(request));
  }

  async #exchange(node: Node, request: Prepared): Promise<Result<HttpAnswer, TransportError>> {
    const { method, target, bytes, call, signal, correlationId } = request;
    const headers = requestHeaders(call, {
      correlationId, contentType: bytes === undefined ? undefined : CONTENT_TYPES[method],
      storageIndex: method === 'GET' ? this.#storageIndex.latest : undefined,
    });
    if (headers === undefined) return err({ kind: 'not-text', sent: false });
    const answer = await exchange({
      endpoint: node.endpoint, agent: method === 'GET' ? node.kept : node.fresh, method, target, headers, body: bytes, signal,
      silenceMs: this.#limits.silenceMs, maxBytes: this.#limits.answerBytes,
    });
    if (answer.ok) this.#storageIndex.note(answer.value);
    return answer;
  }

  get #origins(): ReadonlySet<string> {
    return new Set(this.#nodes.keys());
  }
}

interface Prepared extends ApiRequest {
  readonly bytes: Buffer | undefined;
  readonly signal: AbortSignal;
  readonly correlationId: string;
}

function wasUnreached({ kind, sent }: TransportError): boolean {
  return !sent && (kind === 'unreachable' || kind === 'timeout');
}

/** No node took the request: as if a standby had said so. */
function standby({ correlationId }: Prepared): VaultAnswer {
  return { kind: 'standby', status: 307, body: {}, warned: false, tls: undefined, requestId: undefined, correlationId };
}

const REDIRECTED: TransportError = { kind: 'bad-answer', reason: 'redirect', sent: true };

/** A PATCH with any other type is refused with 415. */
const CONTENT_TYPES: Readonly<Record<ApiRequest['method'], string>> = {
  GET: 'application/json', POST: 'application/json', DELETE: 'application/json', PATCH: 'application/merge-patch+json',
};
