import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenBao } from '../../../support/openbao';

/**
 * What becomes of a request that changes something. `done`: the server does it, and its answer is lost. `lost`: it never gets
 * there. `late`: the connection breaks, and the request gets there when `release` is called.
 */
export type Cut = 'none' | 'done' | 'lost' | 'late';

/** Between a store and a real server: lets everything through, and breaks the connection under chosen writes. */
export class CuttingProxy {
  readonly #server: http.Server;
  readonly #target: string;
  /** For the writes to come, one after the other; what follows is let through. */
  cuts: Cut[] = [];
  /** Methods and paths of all writes that came. */
  readonly writes: string[] = [];
  #held: (() => Promise<void>)[] = [];

  constructor(bao: OpenBao) {
    this.#target = bao.address;
    this.#server = http.createServer((request, response) => void this.#pass(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was `late` arrives now. */
  async release(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    for (const send of held) await send();
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isWrite = request.method !== 'GET' && /^\/v1\/secret\//.test(request.url ?? '');
    if (isWrite) this.writes.push(`${request.method} ${request.url}`);
    const cut = isWrite ? this.cuts.shift() ?? 'none' : 'none';
    const send = (): Promise<Answer> => forward(this.#target, request, Buffer.concat(chunks));
    if (cut === 'late') this.#held.push(async () => {
      await send();
    });
    if (cut === 'done') await send();
    if (cut !== 'none') {
      request.socket.destroy();
      return;
    }
    const { status, headers, body } = await send();
    response.writeHead(status, headers).end(body);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

function forward(target: string, { method, url, headers }: http.IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = http.request(`${target}${url}`, { method, headers: { ...headers, host: new URL(target).host }, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
