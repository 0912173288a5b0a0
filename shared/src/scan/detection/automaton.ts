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
  words.forEach((word, index) => { trie.add(word, index, classes); });
  return {
    classes,
    rows: trie.linked(),
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

/**
 * The same over UTF-8 or Latin-1 bytes; offsets are byte offsets. Every byte of a multi-byte character has class 0.
 * Each step waits for the table's answer to the one before, so two halves are read side by side, each with a state of its own.
 */
export function findInBytes(automaton: Automaton, bytes: Uint8Array): number[] {
  const { classes, rows, longestWord } = automaton;
  const middle = bytes.length >> 1;
  const hits: number[] = [];
  const late: number[] = [];
  let row = 0;
  let lateRow = stateAt(automaton, bytes, middle - longestWord, middle);
  for (let index = 0, ahead = middle; index < middle; index++, ahead++) {
    row = rows[row + (classes[bytes[index] ?? 0] ?? 0)] ?? 0;
    lateRow = rows[lateRow + (classes[bytes[ahead] ?? 0] ?? 0)] ?? 0;
    if ((row | lateRow) < 0) {
      if (row < 0) push(automaton, row &= ROW_MASK, index + 1, hits);
      if (lateRow < 0) push(automaton, lateRow &= ROW_MASK, ahead + 1, late);
    }
  }
  if (bytes.length % 2 === 1) {
    lateRow = rows[lateRow + (classes[bytes[bytes.length - 1] ?? 0] ?? 0)] ?? 0;
    if (lateRow < 0) push(automaton, lateRow & ROW_MASK, bytes.length, late);
  }
  for (const number of late) hits.push(number);
  return hits;
}

/** The state in which the bytes from `start` to `end` leave the automaton; none further back than its longest word matters. */
function stateAt({ classes, rows }: Automaton, bytes: Uint8Array, start: number, end: number): number {
  let row = 0;
  for (let index = Math.max(0, start); index < end; index++) row = (rows[row + (classes[bytes[index] ?? 0] ?? 0)] ?? 0) & ROW_MASK;
  return row;
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

const NO_WORDS: readonly number[] = [];

/**
 * The automaton while it is built: a tree whose rows hold the words' own transitions, and all of them once they are linked.
 * States are numbered as they come, and what belongs to them lies in typed arrays: a program's start waits for this.
 */
class Trie {
  readonly #width: number;
  readonly #rows: Int32Array;
  readonly #outputs: (readonly number[])[] = [NO_WORDS];
  /** A state's children are its eldest, that one's next sibling and so on; 0 is none. */
  readonly #eldest: Int32Array;
  readonly #sibling: Int32Array;
  /** The character class that leads to a state. */
  readonly #symbol: Uint8Array;

  /** `most` states: one for each character of each word, and the root. */
  constructor(width: number, most: number) {
    this.#width = width;
    this.#rows = new Int32Array(width * most);
    this.#eldest = new Int32Array(most);
    this.#sibling = new Int32Array(most);
    this.#symbol = new Uint8Array(most);
  }

  get outputs(): readonly (readonly number[])[] {
    return this.#outputs;
  }

  add(word: string, index: number, classes: Uint8Array): void {
    let state = 0;
    for (let position = 0; position < word.length; position++) {
      const symbol = classes[word.charCodeAt(position)] ?? 0;
      const row = this.#rows[state * this.#width + symbol] ?? 0;
      state = row === 0 ? this.#grow(state, symbol) : row / this.#width;
    }
    this.#outputs[state] = [...this.#wordsAt(state), index];
  }

  /**
   * Breadth first: a state's row is that of its fallback, which is nearer to the root and so complete, with its own
   * transitions over it; outputs of suffixes are inherited.
   */
  linked(): Int32Array {
    const width = this.#width;
    const rows = this.#rows;
    const states = this.#outputs.length;
    const fallback = new Int32Array(states);
    const queue = new Int32Array(states);
    let known = 1;
    for (let next = 0; next < known; next++) {
      const state = queue[next] ?? 0;
      const behind = (fallback[state] ?? 0) * width;
      if (state !== 0) rows.copyWithin(state * width, behind, behind + width);
      for (let child = this.#eldest[state] ?? 0; child !== 0; child = this.#sibling[child] ?? 0) {
        const symbol = this.#symbol[child] ?? 0;
        const suffix = state === 0 ? 0 : ((rows[behind + symbol] ?? 0) & ROW_MASK) / width;
        const inherited = this.#wordsAt(suffix);
        if (inherited.length > 0) this.#outputs[child] = [...this.#wordsAt(child), ...inherited];
        rows[state * width + symbol] = child * width | (this.#wordsAt(child).length > 0 ? OUTPUT : 0);
        fallback[child] = suffix;
        queue[known++] = child;
      }
    }
    return rows.slice(0, states * width);
  }

  #grow(parent: number, symbol: number): number {
    const child = this.#outputs.length;
    this.#outputs.push(NO_WORDS);
    this.#rows[parent * this.#width + symbol] = child * this.#width;
    this.#symbol[child] = symbol;
    this.#sibling[child] = this.#eldest[parent] ?? 0;
    this.#eldest[parent] = child;
    return child;
  }

  #wordsAt(state: number): readonly number[] {
    return this.#outputs[state] ?? NO_WORDS;
  }
}
