import { isWord } from '../generic/key-site';
import { EQUALS, HYPHEN, PLUS, SLASH } from './bytes';

/**
 * How many characters of keys (letters, digits and `_-+/=`) certainly stand one after the other somewhere in every match of a pattern: in a key most of
 * it, in prose hardly a word. It reads as much of the syntax as rules use; what it does not know ends a run, which asks less of a text.
 */
export function certainRun(source: string): number {
  return new RunReader(source).alternatives().longest;
}

/** What is certain of a part of a pattern. */
interface Run {
  /** The longest run anywhere in it. */
  readonly longest: number;
  /** The run that it begins with, and the one that it ends with. */
  readonly head: number;
  readonly tail: number;
  /** Nothing but such characters is in it: runs before and behind it are one. */
  readonly whole: boolean;
}

const NOTHING: Run = { longest: 0, head: 0, tail: 0, whole: true };
const BREAK: Run = { longest: 0, head: 0, tail: 0, whole: false };

class RunReader {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the closing bracket of the group, or the end. */
  alternatives(): Run {
    let all = this.#sequence();
    while (this.#source[this.#position] === '|') {
      this.#position++;
      all = either(all, this.#sequence());
    }
    return all;
  }

  #sequence(): Run {
    let run = NOTHING;
    while (this.#position < this.#source.length && !'|)'.includes(this.#source.charAt(this.#position))) run = joined(run, this.#repeated(this.#atom()));
    return run;
  }

  /** As often as it certainly stands there; what may stand there once more ends no run. */
  #repeated(atom: Run): Run {
    const [quantifier, sign, least, goesOn] = /^(?:([*+?])|\{(\d+)(,\d*)?\})\??/.exec(this.#source.slice(this.#position, this.#position + 20)) ?? [];
    if (quantifier === undefined) return atom;
    this.#position += quantifier.length;
    const times = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const certain = Array.from({ length: Math.min(times, MOST_TIMES) }, () => atom).reduce(joined, NOTHING);
    return atom.whole || (sign === undefined && goesOn === undefined) ? certain : joined(certain, BREAK);
  }

  #atom(): Run {
    const character = this.#source.charAt(this.#position++);
    if (character === '(') return this.#group();
    if (character === '[') return this.#characterClass();
    if (character === '^' || character === '$') return NOTHING;
    if (character === '\\') return this.#escape();
    return one(character);
  }

  #group(): Run {
    const opener = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#position, this.#position + 40))?.[0] ?? '';
    this.#position += opener.length;
    const inner = this.alternatives();
    this.#position++;
    return /[=!]$/.test(opener) ? NOTHING : inner;
  }

  #characterClass(): Run {
    const start = this.#position;
    while (this.#source[this.#position] !== ']') this.#position += this.#source[this.#position] === '\\' ? 2 : 1;
    // Ranges of letters and digits, `\w`, `\d`, the signs of keys, and nothing else.
    return /^(?:\w-\w|\\[wd/+=-]|[\w/+=]|-$)+$/.test(this.#source.slice(start, this.#position++)) ? SINGLE : BREAK;
  }

  #escape(): Run {
    const long = /^(?:k<\w+>|u[\da-fA-F]{4}|x[\da-fA-F]{2}|p\{\w+\})/.exec(this.#source.slice(this.#position, this.#position + 40))?.[0] ?? '';
    this.#position += long.length;
    if (long !== '') return BREAK;
    const character = this.#source.charAt(this.#position++);
    if (character === 'b' || character === 'B') return NOTHING;
    return character === 'w' || character === 'd' ? SINGLE : /\w/.test(character) ? BREAK : one(character);
  }
}

/** Whether so long a run stands between two places. As in Boyer and Moore's search the last character that it would need is looked at first. */
export function holdsRun(bytes: Uint8Array, from: number, to: number, length: number): boolean {
  for (let start = Math.max(0, from); start + length <= Math.min(to, bytes.length);) {
    let index = start + length - 1;
    while (index >= start && belongs[bytes[index] ?? 0] === 1) index--;
    if (index < start) return true;
    start = index + 1;
  }
  return false;
}

const belongs: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => Number(isOfKeys(code)));

function isOfKeys(code: number): boolean {
  return isWord(code) || code === HYPHEN || code === PLUS || code === SLASH || code === EQUALS;
}

/** Longer runs are not told apart. */
const MOST_TIMES = 64;

const SINGLE: Run = { longest: 1, head: 1, tail: 1, whole: true };

function one(character: string): Run {
  return isOfKeys(character.charCodeAt(0)) ? SINGLE : BREAK;
}

function joined(before: Run, next: Run): Run {
  return {
    longest: Math.max(before.longest, next.longest, before.tail + next.head),
    head: before.whole ? before.head + next.head : before.head,
    tail: next.whole ? before.tail + next.tail : next.tail,
    whole: before.whole && next.whole,
  };
}

function either(one: Run, other: Run): Run {
  return { longest: Math.min(one.longest, other.longest), head: Math.min(one.head, other.head), tail: Math.min(one.tail, other.tail), whole: one.whole && other.whole };
}
