import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';
import type { KeyPair } from './certificates';
import type { Fault, SeenRequest } from './fault';
import { json } from './vault-faults';

export interface FaultServerOptions {
  /** Without one it speaks plain HTTP. */
  readonly certificate?: KeyPair;
  /** PEM: asks for a client's certificate of this CA. */
  readonly clientCa?: Buffer;
  readonly maxVersion?: SecureVersion;
  readonly host?: string;
}

/**
 * A server on this machine that answers as it was told, for what a real Vault does not do on demand. Rules are asked in the
 * order in which they were made; a rule's faults come one after the other, and the last one stays. What no rule fits is 404 as
 * the real server says it.
 */
export class FaultServer {
  readonly requests: SeenRequest[] = [];
  readonly #rules: Rule[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #numbers = new WeakMap<Socket, number>();
  #accepted = 0;
  readonly #options: FaultServerOptions;

  constructor(options: FaultServerOptions = {}) {
    this.#options = options;
    const { certificate, clientCa, maxVersion } = options;
    const listener: RequestListener = (incoming, response) => void this.#answer(incoming, response);
    this.#server = certificate === undefined ? createServer(listener) : createTlsServer({
      cert: certificate.certificate, key: certificate.key,
      ...(clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
      ...(maxVersion === undefined ? {} : { maxVersion }),
    }, listener);
    this.#server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#accepted += 1;
      this.#numbers.set(socket, this.#accepted);
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  static async start(options: FaultServerOptions = {}): Promise<FaultServer> {
    const server = new FaultServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, options.host ?? '127.0.0.1', resolve));
    return server;
  }

  /** `https://localhost:port`, or `http://127.0.0.1:port` without a certificate. */
  get origin(): string {
    return this.#options.certificate === undefined ? `http://127.0.0.1:${this.port}` : `https://localhost:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** `path`: of the request, without the query, decoded. */
  when(method: string, path: string | RegExp, ...faults: readonly Fault[]): this {
    this.#rules.push({ method, path, faults, used: 0 });
    return this;
  }

  /** For every request. */
  always(...faults: readonly Fault[]): this {
    return this.when('*', /^/, ...faults);
  }

  /** Takes all rules back; requests that were seen stay. */
  forget(): void {
    this.#rules.length = 0;
  }

  /** Cuts every connection, idle or not. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const seen: SeenRequest = {
      method: incoming.method ?? '', target: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8'),
      connection: this.#numbers.get(incoming.socket) ?? 0,
    };
    this.requests.push(seen);
    await this.#next(seen)(seen, response, incoming);
  }

  #next(seen: SeenRequest): Fault {
    const path = decodeURIComponent(seen.target.replace(/\?.*$/, ''));
    const rule = this.#rules.find((each) => fits(each, seen.method, path));
    if (rule === undefined) return json(404, { errors: [] });
    rule.used += 1;
    return rule.faults[Math.min(rule.used, rule.faults.length) - 1] ?? json(404, { errors: [] });
  }
}

interface Rule {
  readonly method: string;
  readonly path: string | RegExp;
  readonly faults: readonly Fault[];
  used: number;
}

function fits({ method, path: wanted }: Rule, is: string, path: string): boolean {
  return (method === '*' || method === is) && (typeof wanted === 'string' ? wanted === path : wanted.test(path));
}
