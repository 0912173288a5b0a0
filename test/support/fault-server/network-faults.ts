import { request as sendOn } from 'node:http';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Fault, SeenRequest } from './fault';

/** What networks, gateways and attackers do, whatever the server is. */

/** A page as a proxy or a sign-in portal sends it. */
export function html(status: number): Fault {
  return (_, response) => void response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end('<html><body>Sign in</body></html>');
}

/** JSON by its bytes, HTML by its header. */
export function jsonAsText(body: unknown): Fault {
  return (_, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end(JSON.stringify(body));
}

/** Compressed although nobody asked for it: what is small here may be large there. */
export function gzip(body: unknown): Fault {
  return (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync(JSON.stringify(body)));
}

export function truncatedJson(): Fault {
  return (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":{"data":{"password":"half of a val');
}

/** Announces more than it sends and then resets the connection. */
export function resetInBody(): Fault {
  return (_, response, incoming) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"data":', () => incoming.socket.resetAndDestroy());
  };
}

/** Takes the request and hangs up. */
export function hangUp(): Fault {
  return (_, __, incoming) => void incoming.socket.destroy();
}

/** Takes the request and never answers. `onRequest` says when it has it. */
export function silence(onRequest: () => void = () => undefined): Fault {
  return () => onRequest();
}

/** Starts to answer and falls silent. */
export function silenceInBody(): Fault {
  return (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"data":');
}

/** One byte at a time, for as long as somebody listens. */
export function slowLoris(everyMs: number): Fault {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"data":"');
    const timer = setInterval(() => response.write('a'), everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** Bytes without end. */
export function endless(): Fault {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const piece = Buffer.alloc(64 * 1024, 0x20);
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  };
}

export function redirectTo(location: string, status = 307): Fault {
  return (_, response) => void response.writeHead(status, { Location: location }).end();
}

/** Upgrades to another protocol that nobody asked for. */
export function switchProtocols(): Fault {
  return (_, __, incoming) => void incoming.socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
}

/** Passes the request on to a real server without TLS, such as one in development mode, and its answer back. */
export function forward(origin: string): Fault {
  return (seen, response) => pass(origin, seen, (status, contentType, body) => void response.writeHead(status, contentType).end(body), response);
}

/** Passes the request on and, once the real server has done it, cuts the connection: the write happened and nobody was told. */
export function forwardAndCut(origin: string): Fault {
  return (seen, response, incoming) => pass(origin, seen, () => void incoming.socket.destroy(), response);
}

function pass(origin: string, seen: SeenRequest, done: (status: number, headers: Record<string, string>, body: Buffer) => void, response: ServerResponse): void {
  const headers = Object.fromEntries(Object.entries(seen.headers).filter(([name]) => name !== 'host' && name !== 'connection')) as Record<string, string>;
  const onward = sendOn(`${origin}${seen.target}`, { method: seen.method, headers, agent: false }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => done(answer.statusCode ?? 0, { 'Content-Type': answer.headers['content-type'] ?? 'application/json' }, Buffer.concat(chunks)));
  });
  onward.on('error', () => response.destroy());
  onward.end(seen.body);
}
