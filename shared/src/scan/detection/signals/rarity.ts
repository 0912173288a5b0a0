import { pairCosts, wordsByBits } from './words';

/**
 * How surprising a text is to somebody who knows ordinary words, in bits. Shannon entropy cannot tell `kfzkskqo` from
 * `passport`; the cheapest way of writing a text with words, letter pairs, digits and signs can.
 */
export interface Rarity {
  readonly bits: number;
  readonly bitsPerCharacter: number;
  /** The share of the letters that ordinary words of at least four letters account for, 0 to 1. */
  readonly wordShare: number;
}

/** Longer values are judged by their beginning: rarity is a rate, and the cost of finding it must be bounded. */
const LONGEST_JUDGED = 200;
const LONGEST_WORD = 14;
const DIGIT_BITS = 3.33;
const SIGN_BITS = 5;
const STEP_BITS = 0.6;
const CASE_BITS = 1;
/** What it costs to start a word rather than go on with letters: without it everything falls apart into short words. */
const WORD_START_BITS = 2;

interface Model {
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: readonly (readonly number[])[];
}

/** Made at the first question: many a scan of few files never asks one, and starting must be fast. */
export class RarityModel {
  #model: Model | undefined;

  /** Whether a lower-case word is an ordinary one. */
  knows(word: string): boolean {
    return this.#read().words.has(word);
  }

  rarityOf(value: string): Rarity {
    const text = value.slice(0, LONGEST_JUDGED);
    if (text === '') return { bits: 0, bitsPerCharacter: 0, wordShare: 0 };
    let bits = 0;
    let letters = 0;
    let inWords = 0;
    for (const match of text.matchAll(/[A-Za-z]+|[^A-Za-z]+/g)) {
      const [run] = match;
      if (/^[A-Za-z]/.test(run)) {
        const read = this.#letters(run.toLowerCase());
        bits += read.bits + CASE_BITS * caseChanges(run);
        letters += run.length;
        inWords += read.inWords;
      } else {
        bits += othersBits(run);
      }
    }
    return { bits, bitsPerCharacter: bits / text.length, wordShare: letters === 0 ? 0 : inWords / letters };
  }

  /** The cheapest way to write a run of lower-case letters, by dynamic programming over its positions. */
  #letters(run: string): { readonly bits: number; readonly inWords: number } {
    const { words } = this.#read();
    const best = [{ bits: 0, inWords: 0 }];
    for (let end = 1; end <= run.length; end++) {
      const before = best[end - 1] ?? { bits: 0, inWords: 0 };
      let cheapest = { bits: before.bits + this.#pairBits(run, end - 1), inWords: before.inWords };
      for (let length = 3; length <= Math.min(LONGEST_WORD, end); length++) {
        const wordBits = words.get(run.slice(end - length, end));
        const start = best[end - length];
        if (wordBits === undefined || start === undefined) continue;
        const bits = start.bits + wordBits + WORD_START_BITS;
        if (bits < cheapest.bits) cheapest = { bits, inWords: start.inWords + (length >= 4 ? length : 0) };
      }
      best.push(cheapest);
    }
    return best[run.length] ?? { bits: 0, inWords: 0 };
  }

  #read(): Model {
    this.#model ??= readModel();
    return this.#model;
  }

  #pairBits(run: string, index: number): number {
    if (index > 1 && run[index] === run[index - 1] && run[index] === run[index - 2]) return STEP_BITS;
    const previous = index === 0 ? 26 : run.charCodeAt(index - 1) - 97;
    return this.#read().pairs[previous]?.[run.charCodeAt(index) - 97] ?? SIGN_BITS;
  }
}

function readModel(): Model {
  const words = new Map<string, number>();
  for (const [bits, group] of wordsByBits) for (const word of group.split(' ')) words.set(word, bits);
  return { words, pairs: pairCosts.map((row) => Array.from(row, (cost) => Number.parseInt(cost, 36) / 2.5)) };
}

/** Upper and lower case changing within a run, apart from capitals at the start of a part: `aB` twice, `fooBar` once. */
function caseChanges(run: string): number {
  const odd = run.match(/[A-Z]{2,}(?=[a-z])|[a-z](?=[A-Z])/g)?.length ?? 0;
  return Math.max(0, odd - run.length / 8);
}

/** Digits and signs; repeating one or counting up or down is cheap. */
function othersBits(run: string): number {
  let bits = 0;
  for (let index = 0; index < run.length; index++) {
    const code = run.charCodeAt(index);
    const step = index === 0 ? 99 : code - run.charCodeAt(index - 1);
    if (Math.abs(step) <= 1) bits += STEP_BITS;
    else bits += code >= 0x30 && code <= 0x39 ? DIGIT_BITS : SIGN_BITS;
  }
  return bits;
}

/** Shannon entropy of a text's own characters, in bits a character. Shannon 1948, section 6. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
