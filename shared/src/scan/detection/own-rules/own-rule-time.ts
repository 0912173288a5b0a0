/**
 * The time that rules of one's own may take in one document. They come from repositories as well: when it is over they are
 * left out for the rest of the document, so that they can neither stall a scan nor take its time from the built-in rules.
 */
export class OwnRuleTime {
  readonly #now: () => number;
  readonly #limit: number;
  #spent = 0;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor(now: () => number, limit: number) {
    this.#now = now;
    this.#limit = limit;
  }

  get isOver(): boolean {
    return this.#spent > this.#limit;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Counts the time of `work`, which asks its argument now and then whether to go on; does nothing when the time is over. */
  spend(work: (proceed: () => boolean) => void): void {
    if (this.isOver) return;
    const started = this.#now();
    const left = this.#limit - this.#spent;
    work(() => this.#now() - started <= left);
    this.#spent += this.#now() - started;
  }
}
