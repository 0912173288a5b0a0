import type { Agent, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { secretBuffer } from '../../core/redact/secret-buffer';
import { socketFailure } from './connect/connect-failure';
import type { Endpoint } from './endpoint';
import type { HttpError } from './http-error';

export interface HttpRequest {
  readonly endpoint: Endpoint;
  readonly agent: Agent;
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly silenceMs: number;
  readonly maxBytes: number;
  /** Ends the exchange; its reason says whether the user or the time did. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
  /** Any other header, by its name in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** The caller zeroes it. */
  readonly body: Buffer;
  readonly tls: string | undefined;
}

/** The reason of a signal that ends exchanges; without it the user gave up. */
export const TIME_IS_OVER = 'time is over';

/**
 * One request and its answer over HTTP/1.1. Every redirect is an answer like others, bodies are never decoded, and an answer that
 * is larger than it may be ends the connection.
 */
export function exchange(request: HttpRequest): Promise<Result<HttpAnswer, HttpError>> {
  return new Promise((resolve) => new Exchange(request, resolve).start());
}

class Exchange {
  readonly #request: HttpRequest;
  readonly #resolve: (result: Result<HttpAnswer, HttpError>) => void;
  readonly #pieces: Buffer[] = [];
  /** What came over the connection, headers and all: Node makes the pieces by copying from it. */
  readonly #raw: Buffer[] = [];
  readonly #keepRaw = (chunk: Buffer): void => void this.#raw.push(chunk);
  readonly #stop = (): void => {
    const kind = this.#request.signal.reason === TIME_IS_OVER ? 'timeout' : 'cancelled';
    this.#fail({ kind, sent: this.#sent });
  };
  #client: ClientRequest | undefined;
  #socket: Socket | undefined;
  #silence: NodeJS.Timeout | undefined;
  #received = 0;
  #tls: string | undefined;
  #sent = false;
  #settled = false;

  constructor(request: HttpRequest, resolve: (result: Result<HttpAnswer, HttpError>) => void) {
    this.#request = request;
    this.#resolve = resolve;
  }

  /** `ClientRequest` itself and not `http.request`: an editor replaces that one, agent and all. */
  start(): void {
    const { signal, endpoint, agent, method, target, headers, body } = this.#request;
    if (signal.aborted) {
      this.#stop();
      return;
    }
    signal.addEventListener('abort', this.#stop);
    const client = new ClientRequest({
      agent, method, path: target, host: endpoint.host, port: endpoint.port, protocol: 'http:', setHost: false,
      insecureHTTPParser: false, maxHeaderSize: MAX_HEADER_BYTES,
    });
    this.#client = client;
    const all = { ...headers, Host: endpoint.authority, ...(body === undefined ? {} : { 'Content-Length': body.length }) };
    // Not as options: Node prints those, token and all, where NODE_DEBUG asks for "http" or "net".
    for (const [name, value] of Object.entries(all)) client.setHeader(name, value);
    client.on('socket', (socket) => {
      this.#sent = true;
      this.#socket = socket;
      socket.on('data', this.#keepRaw);
      this.#tls = socket instanceof TLSSocket ? socket.getProtocol() ?? undefined : undefined;
      this.#heard();
    });
    client.on('response', (answer) => this.#read(answer));
    client.on('error', (error) => this.#fail(socketFailure(error, this.#sent)));
    client.on('upgrade', () => this.#fail(UNEXPECTED));
    client.on('close', () => this.#fail({ kind: 'unreachable', code: 'ECONNRESET', sent: this.#sent }));
    client.end(body);
  }

  #read(answer: IncomingMessage): void {
    this.#heard();
    answer.on('error', (error) => this.#fail(socketFailure(error, true)));
    // Nothing was asked for but the bytes themselves; who compresses all the same may send a bomb.
    if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') this.#fail(UNEXPECTED);
    else if (Number(answer.headers['content-length'] ?? 0) > this.#request.maxBytes) this.#fail(TOO_LARGE);
    else this.#collect(answer);
  }

  #collect(answer: IncomingMessage): void {
    answer.on('data', (piece: Buffer) => {
      if (this.#settled) {
        piece.fill(0);
        return;
      }
      this.#heard();
      this.#received += piece.length;
      this.#pieces.push(piece);
      if (this.#received > this.#request.maxBytes) this.#fail(TOO_LARGE);
    });
    // An answer that is cut short has an error and no end.
    answer.on('end', () => this.#succeed(answer));
  }

  #succeed(answer: IncomingMessage): void {
    const body = secretBuffer(this.#received);
    let at = 0;
    for (const piece of this.#pieces) at += piece.copy(body, at);
    if (!this.#settle()) {
      body.fill(0);
      return;
    }
    this.#resolve(ok({
      status: answer.statusCode ?? 0, contentType: answer.headers['content-type'] ?? '',
      location: answer.headers.location, retryAfter: answer.headers['retry-after'], body,
      tls: this.#tls, headers: answer.headers,
    }));
  }

  #fail(error: HttpError): void {
    if (!this.#settle()) return;
    this.#client?.destroy();
    this.#resolve(err(error));
  }

  /** True the first time. What was received is zeroed: it was copied, or is of no use. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#silence);
    this.#request.signal.removeEventListener('abort', this.#stop);
    this.#socket?.off('data', this.#keepRaw);
    for (const bytes of [...this.#pieces, ...this.#raw]) bytes.fill(0);
    return true;
  }

  #heard(): void {
    clearTimeout(this.#silence);
    if (this.#settled) return;
    this.#silence = setTimeout(() => this.#fail({ kind: 'timeout', sent: this.#sent }), this.#request.silenceMs);
  }
}

const MAX_HEADER_BYTES = 16 * 1024;
const TOO_LARGE: HttpError = { kind: 'bad-answer', reason: 'too-large', sent: true };
const UNEXPECTED: HttpError = { kind: 'bad-answer', reason: 'unexpected', sent: true };
