/**
 * Some words as a tree with a state for each of their beginnings. States are numbered breadth first, so the children of one stand
 * one after the other behind those of the state before it, and it is enough to know how many there are.
 */
export interface WordTree {
  /** Lower-case ASCII; a word's index is its number. */
  readonly words: readonly string[];
  /** Each character of the words once; `symbols` count them from 1. */
  readonly characters: string;
  /** By state: how many children it has. The root is the first. */
  readonly children: Uint8Array;
  /** By state: the character that leads to it. */
  readonly symbols: Uint8Array;
  /** A state and the word that ends there, alternating. */
  readonly ends: Uint16Array;
}

/** Throws on a word that is empty, there twice, or not lower-case ASCII. */
export function wordTree(words: readonly string[]): WordTree {
  const characters = charactersOf(words);
  const symbolOf = new Map(Array.from(characters, (character, index) => [character, index + 1]));
  const children: number[] = [];
  const symbols = [0];
  const ends: number[] = [];
  let level: readonly State[] = [{ depth: 0, first: 0, last: words.length }];
  const order = words.map((_, index) => index).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
  while (level.length > 0) {
    const next: State[] = [];
    for (const state of level) {
      const number = children.length;
      const below = childrenOf(state, order, words);
      if (isWhole(state, order, words)) ends.push(number, order[state.first] ?? 0);
      children.push(below.length);
      for (const child of below) symbols.push(symbolOf.get(words[order[child.first] ?? 0]?.charAt(state.depth) ?? '') ?? 0);
      next.push(...below);
    }
    level = next;
  }
  return { words, characters, children: Uint8Array.from(children), symbols: Uint8Array.from(symbols), ends: Uint16Array.from(ends) };
}

/** A beginning of `depth` characters, and the sorted words that have it. */
interface State {
  readonly depth: number;
  readonly first: number;
  readonly last: number;
}

/** Of sorted words with one beginning, the one that is no longer stands first. */
function isWhole({ depth, first }: State, order: readonly number[], words: readonly string[]): boolean {
  return words[order[first] ?? 0]?.length === depth;
}

function childrenOf(state: State, order: readonly number[], words: readonly string[]): readonly State[] {
  const { depth, last } = state;
  const below: State[] = [];
  let first = isWhole(state, order, words) ? state.first + 1 : state.first;
  for (let next = first; next <= last; next++) {
    if (next < last && wordAt(next)?.charAt(depth) === wordAt(first)?.charAt(depth)) continue;
    if (next > first) below.push({ depth: depth + 1, first, last: next });
    first = next;
  }
  return below;

  function wordAt(index: number): string | undefined {
    return words[order[index] ?? 0];
  }
}

function charactersOf(words: readonly string[]): string {
  const characters = new Set<string>();
  for (const word of words) {
    if (word === '') throw new Error('a keyword is empty');
    if (!/^[\0-@[-\x7f]+$/.test(word)) throw new Error(`keywords are lower-case ASCII: ${word}`);
    for (const character of word) characters.add(character);
  }
  if (new Set(words).size < words.length) throw new Error('a keyword is there twice');
  return [...characters].join('');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A tree as JSON can hold it: what has numbers in it, in base64, with the lower byte first. */
export type WordTreeData = Pick<WordTree, 'words' | 'characters'> & Readonly<Record<'children' | 'symbols' | 'ends', string>>;

export function wordTreeToData({ words, characters, children, symbols, ends }: WordTree): WordTreeData {
  const bytes = ends.reduce<number[]>((all, number) => { all.push(number & 0xff, number >> 8); return all; }, []);
  return { words, characters, children: base64(children), symbols: base64(symbols), ends: base64(Uint8Array.from(bytes)) };
}

export function wordTreeFromData({ words, characters, children, symbols, ends }: WordTreeData): WordTree {
  const bytes = Buffer.from(ends, 'base64');
  const numbers = new Uint16Array(bytes.length / 2);
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt16LE(2 * index);
  return { words, characters, children: Buffer.from(children, 'base64'), symbols: Buffer.from(symbols, 'base64'), ends: numbers };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
