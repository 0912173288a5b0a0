import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Endpoint } from '../endpoint';
import { ConnectFailure } from './connect-failure';

/**
 * Asks a proxy for a tunnel (RFC 9110, 9.3.6). What goes through afterwards is TLS to the server itself. A status other than 2xx
 * is `unreachable` with it: `PROXY_407` wants a password, which Keyward does not send.
 */
export function openTunnel(socket: Socket, proxy: Endpoint, target: Endpoint): Promise<void> {
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const request = new ClientRequest({
      method: 'CONNECT', path: authority, host: proxy.host, port: proxy.port, headers: { Host: authority },
      createConnection: () => socket, maxHeaderSize: MAX_HEADER_BYTES,
    });
    const refuse = (code: string): void => {
      reject(new ConnectFailure({ kind: 'unreachable', code, sent: false }));
    };
    request.once('connect', (answer, _, head) => {
      const status = answer.statusCode ?? 0;
      // A TLS server waits for the client's first word: whatever comes before it is not from there.
      if (status < 200 || status > 299 || head.length > 0) refuse(`PROXY_${status}`);
      else resolve();
    });
    request.once('response', (answer) => {
      answer.resume();
      refuse(`PROXY_${answer.statusCode ?? 0}`);
    });
    request.once('error', reject);
    request.end();
  });
}

const MAX_HEADER_BYTES = 16 * 1024;
