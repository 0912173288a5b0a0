import { Socket, isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { checkServerIdentity, connect as connectTls } from 'node:tls';
import type { Endpoint } from '../endpoint';
import { isLoopbackAddress } from '../endpoint';
import { ConnectFailure, socketFailure } from './connect-failure';
import { openTunnel } from './tunnel';
import type { Trust } from './trust';
import { verifyPeer } from './verify-peer';

export interface Route {
  readonly endpoint: Endpoint;
  readonly trust: Trust;
  readonly proxy: Endpoint | undefined;
  readonly connectMs: number;
  /** Nobody wants a connection any more. */
  readonly signal: AbortSignal;
}

/**
 * A connection over which a token may be sent: TLS that ends at the server, or this very machine. Whatever stands in the
 * environment or was done to Node's `https`, everything that matters is passed here and looked at again afterwards.
 * Rejects with a ConnectFailure.
 */
export async function openConnection(route: Route): Promise<Socket> {
  const socket = new Socket();
  // Who waits for something listens for himself; in between nobody does.
  socket.on('error', () => undefined);
  const open = { current: socket };
  const giveUp = (kind: 'timeout' | 'cancelled'): void => void open.current.destroy(new ConnectFailure({ kind, sent: false }));
  const cancel = (): void => giveUp('cancelled');
  const timer = setTimeout(() => giveUp('timeout'), route.connectMs);
  route.signal.addEventListener('abort', cancel);
  try {
    await connectTcp(socket, route.proxy ?? route.endpoint);
    if (route.proxy !== undefined) await openTunnel(socket, route.proxy, route.endpoint);
    if (!route.endpoint.tls) return assertLoopback(socket);
    const secured = startTls(socket, route);
    open.current = secured;
    await handshake(secured);
    const problem = verifyPeer(secured, route.endpoint.host, route.trust);
    if (problem !== undefined) throw new ConnectFailure({ kind: 'tls', reason: problem, sent: false });
    return secured;
  } catch (error) {
    open.current.destroy();
    socket.destroy();
    throw new ConnectFailure(socketFailure(error, false));
  } finally {
    clearTimeout(timer);
    route.signal.removeEventListener('abort', cancel);
  }
}

/** `Socket.connect` itself: an editor replaces `net.connect` and `tls.connect`, but not what they are made of. */
function connectTcp(socket: Socket, to: Endpoint): Promise<void> {
  return settled(socket, 'connect', () => socket.connect({ host: to.host, port: to.port, autoSelectFamily: true, noDelay: true }));
}

/**
 * `ca` is passed beside the context that was made of it: an editor adds the system's certificates to every context whose
 * connection names no CA.
 */
function startTls(socket: Socket, { endpoint, trust }: Route): TLSSocket {
  const { host } = endpoint;
  return connectTls({
    socket, host, ...(isIP(host) === 0 ? { servername: host } : {}),
    ca: [...trust.certificates], secureContext: trust.context, minVersion: trust.minTls, maxVersion: 'TLSv1.3',
    rejectUnauthorized: true, checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
    ALPNProtocols: ['http/1.1'],
  });
}

function handshake(socket: TLSSocket): Promise<void> {
  return settled(socket, 'secureConnect', () => undefined);
}

/** `localhost` may lead anywhere: names are resolved by the machine, and machines can be told. */
function assertLoopback(socket: Socket): Socket {
  if (isLoopbackAddress(socket.remoteAddress ?? '')) return socket;
  throw new ConnectFailure({ kind: 'tls', reason: 'required', sent: false });
}

function settled(socket: Socket, event: 'connect' | 'secureConnect', start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => reject(error instanceof Error ? error : new Error('socket'));
    // A server that hangs up in the middle of a handshake gives an end and no error.
    const closed = (): void => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    socket.once('error', failed);
    socket.once('close', closed);
    socket.once(event, () => {
      socket.off('error', failed);
      socket.off('close', closed);
      resolve();
    });
    start();
  });
}
