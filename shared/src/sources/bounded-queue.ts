/**
 * First in, first out between one writer and several readers; the writer waits while what is in it weighs as much as its
 * capacity, by default one for each item.
 */
export class BoundedQueue<T> {
  readonly #capacity: number;
  readonly #weigh: (item: T) => number;
  #weight = 0;
  #items: T[] = [];
  #next = 0;
  #closed = false;
  #readers: (() => void)[] = [];
  #writer: (() => void) | undefined;

  constructor(capacity: number, weigh: (item: T) => number = () => 1) {
    this.#capacity = capacity;
    this.#weigh = weigh;
  }

  async push(item: T): Promise<void> {
    while (this.#weight >= this.#capacity && !this.#closed) {
      await new Promise<void>((resolve) => { this.#writer = resolve; });
    }
    if (this.#closed) return;
    this.#items.push(item);
    this.#weight += this.#weigh(item);
    this.#readers.shift()?.();
  }

  /** No more will come; what is there can still be taken. */
  close(): void {
    this.#closed = true;
    for (const wake of this.#readers.splice(0)) wake();
    this.#writer?.();
  }

  /** Waits until `enough` of them are there, or no more fit in (`some`), or no more will come (`all`). For a first look: nobody may be taking. */
  async gather(enough: (waiting: readonly T[]) => boolean): Promise<'some' | 'all'> {
    while (!this.#closed && this.#weight < this.#capacity && !enough(this.#items.slice(this.#next))) {
      await new Promise<void>((resolve) => { this.#readers.push(resolve); });
    }
    return this.#closed && !enough(this.#items.slice(this.#next)) ? 'all' : 'some';
  }

  /** Waits for at least one item; takes more as long as `room` says so. Empty when the queue is closed and used up. */
  async take(room: (item: T, taken: readonly T[]) => boolean): Promise<readonly T[]> {
    while (this.#size() === 0 && !this.#closed) await new Promise<void>((resolve) => { this.#readers.push(resolve); });
    const taken: T[] = [];
    for (let item = this.#items[this.#next]; item !== undefined; item = this.#items[this.#next]) {
      if (taken.length > 0 && !room(item, taken)) break;
      taken.push(item);
      this.#weight -= this.#weigh(item);
      this.#next++;
    }
    this.#forgetTaken();
    this.#writer?.();
    return taken;
  }

  #size(): number {
    return this.#items.length - this.#next;
  }

  /** Shifting an array of a hundred thousand for each item would be quadratic: what was taken goes in one piece. */
  #forgetTaken(): void {
    if (this.#next < 1024 && this.#next < this.#items.length) return;
    this.#items = this.#items.slice(this.#next);
    this.#next = 0;
  }
}
