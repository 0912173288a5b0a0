import { AutomatonRows } from './automaton-rows';
import { wordTree, type WordTree } from './word-tree';

/**
 * A dense Aho–Corasick automaton over ASCII words, letters' case ignored.
 * Aho and Corasick, "Efficient string matching", CACM 18(6), 1975.
 *
 * Rows are premultiplied: a transition holds the offset of the next row, not a state number, and its sign says that a
 * word ends there, or that the row is not made yet. So the loop is one class look-up, one table look-up and one sign test a character. The table is signed
 * because V8 keeps a signed 32-bit number in a register, where an unsigned one may have to become a double: 2.7 times the speed.
 */
export interface Automaton {
  /** Character class of each code unit below 256, so of each byte. Class 0 is every character that is in no word. */
  readonly classes: Uint8Array;
  /** `rows[row + class]`: the next row; negative where `enter` is to be asked for it. */
  readonly rows: Int32Array;
  /** The row where the transition at a place of `rows` leads. */
  readonly enter: (place: number) => number;
  /** The number of character classes, so `row / width` is a state's number. */
  readonly width: number;
  /** By number of a state that was entered: which words end there, the longest first. */
  readonly outputs: readonly (readonly number[])[];
  readonly longestWord: number;
}

/** Word number and end offset, alternating: plain numbers, because a large file has many. */
export type Hits = readonly number[];

const ASCII = 128;
const BYTE_VALUES = 256;

/** The automaton of a tree of words; `wordTree` makes one of words. */
export function linkAutomaton(tree: WordTree): Automaton {
  const { classes, width } = classesOf(tree.characters);
  const made = new AutomatonRows(tree, width);
  const enter = (place: number): number => made.enter(place);
  return { classes, width, rows: made.rows, outputs: made.outputs, enter, longestWord: tree.words.reduce((longest, word) => Math.max(longest, word.length), 0) };
}

/** `words` are lower-case ASCII; their index is the word number in hits. Throws on an empty or non-ASCII word. */
export function buildAutomaton(words: readonly string[]): Automaton {
  return linkAutomaton(wordTree(words));
}

/** All hits of words that end in `(start, end]`. Characters before `start` count, so that a part finds what the whole does. */
export function findInText(automaton: Automaton, text: string, start = 0, end = text.length): number[] {
  const { classes, rows } = automaton;
  const hits: number[] = [];
  let row = 0;
  for (let index = Math.max(0, start - automaton.longestWord); index < end; index++) {
    const code = text.charCodeAt(index);
    const place = row + (code < ASCII ? classes[code] ?? 0 : 0);
    row = rows[place] ?? 0;
    if (row < 0) {
      row = automaton.enter(place);
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
    const place = row + (classes[bytes[index] ?? 0] ?? 0);
    const latePlace = lateRow + (classes[bytes[ahead] ?? 0] ?? 0);
    row = rows[place] ?? 0;
    lateRow = rows[latePlace] ?? 0;
    if ((row | lateRow) < 0) {
      if (row < 0) push(automaton, row = automaton.enter(place), index + 1, hits);
      if (lateRow < 0) push(automaton, lateRow = automaton.enter(latePlace), ahead + 1, late);
    }
  }
  if (bytes.length % 2 === 1) {
    const place = lateRow + (classes[bytes[bytes.length - 1] ?? 0] ?? 0);
    if ((rows[place] ?? 0) < 0) push(automaton, automaton.enter(place), bytes.length, late);
  }
  for (const number of late) hits.push(number);
  return hits;
}

/** The state in which the bytes from `start` to `end` leave the automaton; none further back than its longest word matters. */
function stateAt({ classes, rows, enter }: Automaton, bytes: Uint8Array, start: number, end: number): number {
  let row = 0;
  for (let index = Math.max(0, start); index < end; index++) {
    const place = row + (classes[bytes[index] ?? 0] ?? 0);
    row = rows[place] ?? 0;
    if (row < 0) row = enter(place);
  }
  return row;
}

function push(automaton: Automaton, row: number, end: number, hits: number[]): void {
  for (const word of automaton.outputs[row / automaton.width] ?? []) hits.push(word, end);
}

/** A class for each character, from 1 on; a capital letter has that of its small one. */
function classesOf(characters: string): { readonly classes: Uint8Array; readonly width: number } {
  const classes = new Uint8Array(BYTE_VALUES);
  for (let index = 0; index < characters.length; index++) classes[characters.charCodeAt(index)] = index + 1;
  for (let code = 0x41; code <= 0x5a; code++) classes[code] = classes[code + 0x20] ?? 0;
  return { classes, width: characters.length + 1 };
}
