/**
 * A dense Aho–Corasick automaton over ASCII words, letters' case ignored.
 * Aho and Corasick, "Efficient string matching", CACM 18(6), 1975.
 *
 * Rows are premultiplied: a transition holds the offset of the next row, not a state number, and its sign says that a
 * word ends there. So the loop is one class look-up, one table look-up and one sign test a character. The table is signed
 * because V8 keeps a signed 32-bit number in a register, where an unsigned one may have to become a double: 2.7 times the speed.
 */
export interface Automaton {
  /** Character class of each code unit below 256, so of each byte. Class 0 is every character that is in no word. */
  readonly classes: Uint8Array;
  /** `rows[row + class]`: the next row, with `OUTPUT` set (which makes it negative) where at least one word ends. */
  readonly rows: Int32Array;
  /** The number of character classes, so `row / width` is a state's number. */
  readonly width: number;
  /** By state number: which words end there, the longest first. */
  readonly outputs: readonly (readonly number[])[];
  readonly longestWord: number;
}

/** Word number and end offset, alternating: plain numbers, because a large file has many. */
export type Hits = readonly number[];

const OUTPUT = -0x80000000;
const ROW_MASK = 0x7fffffff;
const ASCII = 128;
const BYTE_VALUES = 256;

/** `words` are lower-case ASCII; their index is the word number in hits. Throws on an empty or non-ASCII word. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const { classes, width } = classesOf(words);
  const trie = new Trie(width, words.reduce((sum, word) => sum + word.length, 1));
  words.forEach((word, index) => trie.add(word, index, classes));
  trie.link();
  return {
    classes,
    rows: trie.premultiplied(),
    width,
    outputs: trie.outputs,
    longestWord: words.reduce((longest, word) => Math.max(longest, word.length), 0),
  };
}

/** All hits of words that end in `(start, end]`. Characters before `start` count, so that a part finds what the whole does. */
export function findInText(automaton: Automaton, text: string, start = 0, end = text.length): number[] {
  const { classes, rows } = automaton;
  const hits: number[] = [];
  let row = 0;
  for (let index = Math.max(0, start - automaton.longestWord); index < end; index++) {
    const code = text.charCodeAt(index);
    row = rows[row + (code < ASCII ? classes[code] ?? 0 : 0)] ?? 0;
    if (row < 0) {
      row &= ROW_MASK;
      if (index >= start) push(automaton, row, index + 1, hits);
    }
  }
  return hits;
}

/** The same over UTF-8 or Latin-1 bytes; offsets are byte offsets. Every byte of a multi-byte character has class 0. */
export function findInBytes(automaton: Automaton, bytes: Uint8Array): number[] {
  const { classes, rows } = automaton;
  const hits: number[] = [];
  let row = 0;
  for (let index = 0; index < bytes.length; index++) {
    row = rows[row + (classes[bytes[index] ?? 0] ?? 0)] ?? 0;
    if (row < 0) {
      row &= ROW_MASK;
      push(automaton, row, index + 1, hits);
    }
  }
  return hits;
}

function push(automaton: Automaton, row: number, end: number, hits: number[]): void {
  for (const word of automaton.outputs[row / automaton.width] ?? []) hits.push(word, end);
}

function classesOf(words: readonly string[]): { readonly classes: Uint8Array; readonly width: number } {
  const classes = new Uint8Array(BYTE_VALUES);
  let width = 1;
  for (const word of words) {
    if (word === '') throw new Error('a keyword is empty');
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      if (code >= ASCII || word[index] !== word[index]?.toLowerCase()) throw new Error(`keywords are lower-case ASCII: ${word}`);
      if (classes[code] === 0) classes[code] = width++;
    }
  }
  for (let code = 0x41; code <= 0x5a; code++) classes[code] = classes[code + 0x20] ?? 0;
  return { classes, width };
}

/** The automaton while it is built: state numbers, not yet row offsets. */
class Trie {
  readonly outputs: number[][] = [[]];
  readonly #next: Int32Array;
  readonly #width: number;

  /** `most` states: one for each character of each word, and the root. */
  constructor(width: number, most: number) {
    this.#width = width;
    this.#next = new Int32Array(width * most);
  }

  add(word: string, index: number, classes: Uint8Array): void {
    let state = 0;
    for (let position = 0; position < word.length; position++) {
      const slot = state * this.#width + (classes[word.charCodeAt(position)] ?? 0);
      if (this.#at(slot) === 0) {
        this.#next[slot] = this.outputs.length;
        this.outputs.push([]);
      }
      state = this.#at(slot);
    }
    this.outputs[state]?.push(index);
  }

  /** Breadth first: every missing transition becomes its fallback's, and outputs of suffixes are inherited. */
  link(): void {
    const fallback = new Array<number>(this.outputs.length).fill(0);
    const queue: number[] = [];
    for (let symbol = 0; symbol < this.#width; symbol++) if (this.#at(symbol) !== 0) queue.push(this.#at(symbol));
    for (const state of queue) {
      const behind = fallback[state] ?? 0;
      this.outputs[state]?.push(...(this.outputs[behind] ?? []));
      for (let symbol = 0; symbol < this.#width; symbol++) {
        const slot = state * this.#width + symbol;
        const target = this.#at(behind * this.#width + symbol);
        if (this.#at(slot) === 0) {
          this.#next[slot] = target;
        } else {
          fallback[this.#at(slot)] = target;
          queue.push(this.#at(slot));
        }
      }
    }
  }

  premultiplied(): Int32Array {
    const rows = this.#next.slice(0, this.outputs.length * this.#width);
    for (let slot = 0; slot < rows.length; slot++) {
      const state = rows[slot] ?? 0;
      const row = state * this.#width;
      rows[slot] = (this.outputs[state]?.length ?? 0) > 0 ? row | OUTPUT : row;
    }
    return rows;
  }

  #at(slot: number): number {
    return this.#next[slot] ?? 0;
  }
}
