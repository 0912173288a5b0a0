import { setMaxListeners } from 'node:events';
import type { ClientRequestArgs } from 'node:http';
import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Route } from './open-connection';
import { openConnection } from './open-connection';

/**
 * Connections to one server, each verified before Node's HTTP client sees it. The HTTP client believes that it speaks plain
 * HTTP; TLS is the socket's affair, so that nothing that is done to `https` has any say in it.
 */
export class VerifiedAgent extends Agent {
  readonly #route: Omit<Route, 'signal'>;
  readonly #closed = new AbortController();

  /** `kept`: connections are used again for a while. `fresh`: one for each request. */
  constructor(route: Omit<Route, 'signal'>, reuse: 'kept' | 'fresh') {
    super({ keepAlive: reuse === 'kept', maxSockets: MAX_SOCKETS, maxFreeSockets: MAX_FREE_SOCKETS, timeout: IDLE_MS, scheduling: 'lifo' });
    this.#route = route;
    // Every connection that is being made listens, and Node takes more than ten for a leak.
    setMaxListeners(0, this.#closed.signal);
  }

  override createConnection(_: ClientRequestArgs, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    openConnection({ ...this.#route, signal: this.#closed.signal }).then(
      (socket) => callback?.(null, socket),
      // With an error Node looks at nothing else.
      (error: unknown) => (callback as (error: unknown) => void)(error),
    );
    return undefined;
  }

  override destroy(): void {
    this.#closed.abort();
    super.destroy();
  }
}

const MAX_SOCKETS = 8;
const MAX_FREE_SOCKETS = 2;
const IDLE_MS = 30_000;
