import type { WordTree } from './word-tree';

/** Set in a transition that is not to be followed just so: a word ends where it leads, or nobody was there yet. It makes it negative. */
export const ATTENTION = -0x80000000;
export const ROW_MASK = 0x7fffffff;

const NO_WORDS: readonly number[] = [];

/**
 * The rows of an automaton's table, each made when a text first leads there: a state's row is that of its fallback, which is nearer to the
 * root, with its own transitions over it; outputs of suffixes are inherited. A text of some kilobytes meets a few hundred of
 * eight thousand states, and a program's start waits for no others.
 */
export class AutomatonRows {
  /** See `Automaton`. */
  readonly rows: Int32Array;
  readonly outputs: (readonly number[])[];
  readonly #width: number;
  /** By state: its children are numbered from `first` on, its character is `symbol`. */
  readonly #children: Uint8Array;
  readonly #symbols: Uint8Array;
  readonly #first: Int32Array;
  readonly #parent: Int32Array;
  /** Of states that have a row: where its longest suffix that is also a beginning leads. */
  readonly #fallback: Int32Array;
  readonly #linked: Uint8Array;
  /** By state: the word that ends there, counted from 1. */
  readonly #word: Int32Array;

  constructor({ children, symbols, ends }: WordTree, width: number) {
    const states = children.length;
    this.#width = width;
    this.rows = new Int32Array(states * width);
    this.outputs = new Array<readonly number[]>(states).fill(NO_WORDS);
    this.#children = children;
    this.#symbols = symbols;
    this.#first = new Int32Array(states);
    this.#parent = new Int32Array(states);
    this.#fallback = new Int32Array(states);
    this.#linked = new Uint8Array(states);
    this.#word = new Int32Array(states);
    for (let index = 0; index < ends.length; index += 2) this.#word[ends[index] ?? 0] = (ends[index + 1] ?? 0) + 1;
    for (let state = 0, child = 1; state < states; state++) {
      const end = child + (children[state] ?? 0);
      this.#first[state] = child;
      this.#parent.fill(state, child, end);
      child = end;
    }
    this.#link(0);
  }

  /** The row where the transition at this place of the table leads, ready to be followed; that place needs attention no more if no word ends there. */
  enter(place: number): number {
    const row = (this.rows[place] ?? 0) & ROW_MASK;
    const state = row / this.#width;
    if (this.#linked[state] === 0) this.#link(state);
    if (this.outputs[state] === NO_WORDS) this.rows[place] = row;
    return row;
  }

  /** A text comes to a state through its parent or through a state that falls back to its parent, so that the parent has a row. */
  #link(state: number): void {
    const fallback = state === 0 ? 0 : this.#fallbackOf(state);
    if (state !== 0 && this.#linked[fallback] === 0) this.#link(fallback);
    const start = state * this.#width;
    this.#linked[state] = 1;
    this.#fallback[state] = fallback;
    if (state !== 0) this.rows.copyWithin(start, fallback * this.#width, (fallback + 1) * this.#width);
    const first = this.#first[state] ?? 0;
    for (let child = first; child < first + (this.#children[state] ?? 0); child++) {
      this.rows[start + (this.#symbols[child] ?? 0)] = child * this.#width | ATTENTION;
    }
    const inherited = this.outputs[fallback] ?? NO_WORDS;
    const word = this.#word[state] ?? 0;
    this.outputs[state] = word === 0 ? inherited : [word - 1, ...inherited];
  }

  #fallbackOf(state: number): number {
    const parent = this.#parent[state] ?? 0;
    if (parent === 0) return 0;
    const behind = (this.#fallback[parent] ?? 0) * this.#width;
    return ((this.rows[behind + (this.#symbols[state] ?? 0)] ?? 0) & ROW_MASK) / this.#width;
  }
}
