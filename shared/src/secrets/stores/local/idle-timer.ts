/** Calls back later; the returned function takes it back. `setTimeout` without keeping the process alive. */
export type Schedule = (callback: () => void, afterMs: number) => () => void;

/** Runs `onIdle` once nothing has called `touch` for `idleMs`; 0 means never. */
export class IdleTimer {
  readonly #idleMs: number;
  readonly #schedule: Schedule;
  readonly #now: () => number;
  readonly #onIdle: () => void;
  #touched = 0;
  #cancel: (() => void) | undefined;

  constructor(options: {
    readonly idleMs: number; readonly schedule: Schedule; readonly now: () => number; readonly onIdle: () => void;
  }) {
    this.#idleMs = options.idleMs;
    this.#schedule = options.schedule;
    this.#now = options.now;
    this.#onIdle = options.onIdle;
  }

  /** Starts the time anew, unless it is over already: then the answer is false. */
  touch(): boolean {
    if (this.expire()) return false;
    this.stop();
    this.#touched = this.#now();
    if (this.#idleMs > 0) this.#cancel = this.#schedule(this.#onIdle, this.#idleMs);
    return true;
  }

  /**
   * Whether the time is over; then `onIdle` runs at once. A timer stands still while a computer sleeps, so the clock is
   * asked as well. Does not start the time anew: to look at a vault is not to use it.
   */
  expire(): boolean {
    const over = this.#cancel !== undefined && this.#now() - this.#touched >= this.#idleMs;
    if (!over) return false;
    this.stop();
    this.#onIdle();
    return true;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
