/**
 * The literal texts, in lower case, with one of which every match of a pattern begins. Where the pattern goes on with
 * something that is not literal, or with too many possibilities, the texts end there; `['']` says nothing is known.
 *
 * `enough` characters are as many as the caller compares; longer texts end there.
 * It reads the part of the regular expression syntax that rules use. Anything else ends the texts early, which costs
 * speed and never a match.
 */
export function literalPrefixes(source: string, enough = 64): readonly string[] {
  return new PrefixReader(source, enough).alternatives().heads;
}

/** `open`: something that is not known follows, so nothing may be appended. */
interface Prefixes {
  readonly heads: readonly string[];
  readonly open: boolean;
}

const NOTHING: Prefixes = { heads: [''], open: false };
const UNKNOWN: Prefixes = { heads: [''], open: true };
const MOST_HEADS = 256;

class PrefixReader {
  readonly #source: string;
  readonly #enough: number;
  #position = 0;

  constructor(source: string, enough: number) {
    this.#source = source;
    this.#enough = enough;
  }

  /** Up to the closing bracket of the group, or the end. */
  alternatives(): Prefixes {
    const all = [this.#sequence()];
    while (this.#source[this.#position] === '|') {
      this.#position++;
      all.push(this.#sequence());
    }
    return { heads: all.flatMap(({ heads }) => heads), open: all.some(({ open }) => open) };
  }

  #sequence(): Prefixes {
    let read = NOTHING;
    while (this.#position < this.#source.length && !'|)'.includes(this.#source.charAt(this.#position))) {
      const atom = this.#atom();
      read = append(read, this.#quantified(atom));
      if (read.open || read.heads.every((head) => head.length >= this.#enough)) {
        this.#skipSequence();
        return { heads: read.heads, open: true };
      }
    }
    return read;
  }

  /** Steps over what is left of a sequence without reading it: nothing more can be appended. */
  #skipSequence(): void {
    for (let depth = 0; this.#position < this.#source.length; this.#position++) {
      const character = this.#source[this.#position];
      if (character === '\\') this.#position++;
      else if (character === '[') this.#skipClass();
      else if (character === '(') depth++;
      else if (depth === 0 && (character === '|' || character === ')')) return;
      else if (character === ')') depth--;
    }
  }

  #skipClass(): void {
    while (this.#position < this.#source.length && this.#source[this.#position] !== ']') {
      this.#position += this.#source[this.#position] === '\\' ? 2 : 1;
    }
  }

  #atom(): Prefixes {
    const character = this.#source.charAt(this.#position++);
    if (character === '(') return this.#group();
    if (character === '[') return this.#characterClass();
    if (character === '\\') return this.#escape();
    if (character === '^' || character === '$') return NOTHING;
    return character === '.' ? UNKNOWN : literal(character);
  }

  #group(): Prefixes {
    const opener = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#position, this.#position + 40))?.[0] ?? '';
    this.#position += opener.length;
    const inner = this.alternatives();
    this.#position++;
    return /[=!]$/.test(opener) ? NOTHING : inner;
  }

  #characterClass(): Prefixes {
    const start = this.#position;
    this.#skipClass();
    const content = this.#source.slice(start, this.#position++);
    if (/[\\^-]/.test(content)) return UNKNOWN;
    return { heads: [...new Set(content.toLowerCase())], open: false };
  }

  #escape(): Prefixes {
    const character = this.#source.charAt(this.#position++);
    if (character === 'b' || character === 'B') return NOTHING;
    return /\w/.test(character) ? UNKNOWN : literal(character);
  }

  /** What may be left out says nothing of what follows; what may be repeated is there once. */
  #quantified(atom: Prefixes): Prefixes {
    const quantifier = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#position, this.#position + 20));
    if (quantifier === null) return atom;
    this.#position += quantifier[0].length;
    const least = quantifier[1] === undefined ? Number(quantifier[0].startsWith('+')) : Number(quantifier[1]);
    if (atom === NOTHING) return atom;
    return least === 0 ? UNKNOWN : { heads: atom.heads, open: true };
  }
}

function literal(character: string): Prefixes {
  return { heads: [character.toLowerCase()], open: false };
}

function append(before: Prefixes, next: Prefixes): Prefixes {
  if (before.open) return before;
  if (before.heads.length * next.heads.length > MOST_HEADS) return { heads: before.heads, open: true };
  return { heads: before.heads.flatMap((head) => next.heads.map((tail) => head + tail)), open: next.open };
}
