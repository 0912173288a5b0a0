import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

export type ProxyManner =
  /** Tunnels every CONNECT to this port of this machine, whatever name was asked for. */
  | { readonly kind: 'tunnel'; readonly port: number }
  | { readonly kind: 'refuse'; readonly status: number }
  /** Opens the tunnel and talks into it. */
  | { readonly kind: 'inject'; readonly bytes: string }
  | { readonly kind: 'silence' };

/** A proxy that takes CONNECT, and writes down what it got to see. */
export class ConnectProxy {
  /** Targets that were asked for. */
  readonly targets: string[] = [];
  /** Everything that went through, both ways. */
  readonly seen: Buffer[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  private constructor(manner: ProxyManner) {
    this.#server = createServer((_, response) => void response.writeHead(405).end());
    this.#server.on('connect', (request: IncomingMessage, client: Duplex) => {
      this.targets.push(request.url ?? '');
      this.#keep(client);
      this.#treat(client, manner);
    });
  }

  static async start(manner: ProxyManner): Promise<ConnectProxy> {
    const proxy = new ConnectProxy(manner);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #treat(client: Duplex, manner: ProxyManner): void {
    if (manner.kind === 'silence') return;
    if (manner.kind === 'refuse') {
      client.end(`HTTP/1.1 ${manner.status} No\r\nContent-Length: 0\r\n\r\n`);
    } else if (manner.kind === 'inject') {
      client.write(`HTTP/1.1 200 Connection established\r\n\r\n${manner.bytes}`);
    } else {
      const server = connect(manner.port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
      this.#keep(server);
      for (const [from, to] of [[client, server], [server, client]] as const) {
        from.on('data', (chunk: Buffer) => this.seen.push(Buffer.from(chunk)));
        from.pipe(to);
      }
    }
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
  }
}
