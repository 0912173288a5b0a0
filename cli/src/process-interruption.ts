import type { Interruption } from './context';

/** The part of `process` that is needed, so that a test can press Ctrl-C. */
export interface InterruptSource {
  on(signal: 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGINT', listener: () => void): unknown;
}

/** The first Ctrl-C asks the command to come to an end, the second one ends the program. */
export class ProcessInterruption implements Interruption {
  readonly #controller = new AbortController();
  readonly #source: InterruptSource;
  readonly #listener: () => void;
  #handedOver = false;

  constructor(source: InterruptSource, end: () => void) {
    this.#source = source;
    this.#listener = () => {
      if (this.#controller.signal.aborted) end();
      this.#controller.abort();
    };
    source.on('SIGINT', this.#listener);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the program itself was interrupted. After the hand-over it never is: the child's exit code is the answer. */
  get happened(): boolean {
    return this.#controller.signal.aborted && !this.#handedOver;
  }

  interrupt(): void {
    this.#listener();
  }

  handOver(): void {
    this.#handedOver = true;
    this.#source.off('SIGINT', this.#listener);
  }
}
