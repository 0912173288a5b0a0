import type { Schedule } from '../../local/idle-timer';

/** What became of one attempt to renew. */
export type RenewalOutcome =
  | { readonly kind: 'renewed'; readonly ttlMs: number; readonly renewable: boolean }
  /** The server could not be asked. */
  | { readonly kind: 'failed' }
  /** The server says no, and will not say otherwise later. */
  | { readonly kind: 'refused' };

export interface RenewalPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly random: () => number;
  readonly renew: () => Promise<RenewalOutcome>;
  /** Called once: from here on the token only lives out what it has. */
  readonly onEnded: () => void;
}

/** Node's timers take no more: a longer one fires at once. https://nodejs.org/docs/latest-v20.x/api/timers.html */
export const MAX_TIMER_MS = 2 ** 31 - 1;
const FIRST_BACK_OFF_MS = 10_000;
const MAX_BACK_OFF_MS = 5 * 60_000;

/**
 * Renews one lease in time, as HashiCorp's own lifetime watcher does: at two thirds of its life plus a third of a grace of 10
 * to 20 %, so that many clients do not come at once. What fails is tried again after 10 s, doubling to 5 min. It ends when the
 * server gives no more time than the grace, says no, or the lease is over.
 * https://pkg.go.dev/github.com/hashicorp/vault/api#LifetimeWatcher
 */
export class Renewal {
  readonly #ports: RenewalPorts;
  /** The share of the lease's life that is grace. */
  readonly #grace: number;
  #lifeMs = 0;
  #endsAt = 0;
  #backOffMs = FIRST_BACK_OFF_MS;
  #cancel: (() => void) | undefined;
  #stopped = false;

  /** `ttlMs` is how long the lease lives from now. */
  constructor(ttlMs: number, ports: RenewalPorts) {
    this.#ports = ports;
    this.#grace = 0.1 + 0.1 * ports.random();
    this.#begin(ttlMs);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #begin(ttlMs: number): void {
    this.#lifeMs = Math.max(this.#lifeMs, ttlMs);
    this.#endsAt = this.#ports.now() + ttlMs;
    this.#backOffMs = FIRST_BACK_OFF_MS;
    this.#wait(ttlMs * (2 / 3 + this.#grace / 3));
  }

  /** Long waits are cut into pieces that a timer can hold. */
  #wait(ms: number): void {
    const piece = Math.min(ms, MAX_TIMER_MS);
    this.#cancel = this.#ports.schedule(() => {
      if (ms > piece) this.#wait(ms - piece);
      else void this.#renew();
    }, piece);
  }

  async #renew(): Promise<void> {
    const outcome = await this.#ports.renew();
    if (this.#stopped) return;
    if (outcome.kind === 'failed') this.#backOff();
    else if (outcome.kind === 'renewed' && outcome.renewable && outcome.ttlMs > this.#lifeMs * this.#grace) this.#begin(outcome.ttlMs);
    else this.#end();
  }

  #backOff(): void {
    const wait = Math.min(this.#backOffMs, this.#endsAt - this.#ports.now());
    this.#backOffMs = Math.min(this.#backOffMs * 2, MAX_BACK_OFF_MS);
    if (wait > 0) this.#wait(wait);
    else this.#end();
  }

  #end(): void {
    this.stop();
    this.#ports.onEnded();
  }
}
