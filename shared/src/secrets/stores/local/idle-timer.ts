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

  /**
   * Starts the time anew. A timer stands still while a computer sleeps, so the clock is asked as well: where the time
   * is over already, `onIdle` runs at once and the answer is false.
   */
  touch(): boolean {
    const now = this.#now();
    const over = this.#cancel !== undefined && this.#idleMs > 0 && now - this.#touched >= this.#idleMs;
    this.stop();
    if (over) {
      this.#onIdle();
      return false;
    }
    this.#touched = now;
    if (this.#idleMs > 0) this.#cancel = this.#schedule(this.#onIdle, this.#idleMs);
    return true;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
