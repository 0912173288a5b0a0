/** So many characters of a match are looked at, counted from its first. */
export const PLACES = 16;

const ASCII = 128;
const EVERY_PLACE = 2 ** PLACES - 1;

/** What the first characters of every match of a pattern can be. */
export interface OpeningCharacters {
  readonly kind: 'opening';
  /** By ASCII code: bit `n` is set where that character may be the match's `n`th one, counted from 0. */
  readonly places: Uint16Array;
  /** In characters; `PLACES` where no match is shorter. */
  readonly shortest: number;
}

/**
 * Reads them off a pattern's source by running it on sets of places in place of a text: each part takes the places where it may
 * begin to those where it may end, and marks its characters on the way. What it does not know it takes for anything, which refuses
 * less and never a match. Look-arounds count for nothing.
 */
export function openingCharacters({ source, ignoreCase }: RegExp): OpeningCharacters {
  const reader = new OpeningReader(source);
  const ends = reader.alternatives(1);
  const shortest = ends === 0 ? PLACES : lowestBit(ends);
  // Behind the end of a match anything may follow.
  const beyond = EVERY_PLACE & ~(2 ** shortest - 1);
  const places = reader.places.map((mask) => mask | beyond);
  if (ignoreCase) for (let upper = 0x41; upper <= 0x5a; upper++) places[upper] = places[upper + 0x20] = (places[upper] ?? 0) | (places[upper + 0x20] ?? 0);
  return { kind: 'opening', places, shortest };
}

/** A set of places, one bit each. A place beyond the last falls out. */
type PlaceSet = number;

/** ASCII codes, each once. */
type Characters = readonly number[];

class OpeningReader {
  readonly places = new Uint16Array(ASCII);
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the closing bracket of the group, or the end. */
  alternatives(from: PlaceSet): PlaceSet {
    let ends = this.#sequence(from);
    while (this.#source[this.#position] === '|') {
      this.#position++;
      ends |= this.#sequence(from);
    }
    return ends;
  }

  #sequence(from: PlaceSet): PlaceSet {
    let places = from;
    while (this.#position < this.#source.length && !'|)'.includes(this.#source.charAt(this.#position))) places = this.#repeated(places);
    return places;
  }

  /** An atom with its quantifier: it is run as often as it may repeat, or until it leaves the places that are looked at. */
  #repeated(from: PlaceSet): PlaceSet {
    const start = this.#position;
    let places = this.#atom(from);
    const after = this.#position;
    const [least, most, length] = quantifierAt(this.#source, after);
    let ends = least === 0 ? from | places : least === 1 ? places : 0;
    for (let count = 2; count <= most && places !== 0 && count <= PLACES + 1; count++) {
      this.#position = start;
      places = this.#atom(places);
      if (count >= least) ends |= places;
    }
    this.#position = after + length;
    return ends;
  }

  #atom(from: PlaceSet): PlaceSet {
    const character = this.#source.charAt(this.#position++);
    if (character === '(') return this.#group(from);
    if (character === '[') return this.#consume(from, this.#characterClass());
    if (character === '^' || character === '$') return from;
    if (character === '\\') return this.#escape(from);
    return character === '.' ? this.#anything(from) : this.#consume(from, [character.charCodeAt(0)]);
  }

  #group(from: PlaceSet): PlaceSet {
    const opener = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#position, this.#position + 40))?.[0] ?? '';
    this.#position += opener.length;
    const ends = this.alternatives(/[=!]$/.test(opener) ? 0 : from);
    this.#position++;
    return /[=!]$/.test(opener) ? from : ends;
  }

  #escape(from: PlaceSet): PlaceSet {
    const character = this.#source.charAt(this.#position++);
    if (character === 'b' || character === 'B') return from;
    const members = escapedCharacters(character);
    return members === undefined ? this.#anything(from) : this.#consume(from, members);
  }

  #characterClass(): Characters {
    const start = this.#position;
    while (this.#source[this.#position] !== ']') this.#position += this.#source[this.#position] === '\\' ? 2 : 1;
    const content = this.#source.slice(start, this.#position++);
    const members = content.startsWith('^') ? undefined : membersOf(content);
    return members ?? ALL;
  }

  #consume(from: PlaceSet, characters: Characters): PlaceSet {
    for (const code of characters) if (code < ASCII) this.places[code] = (this.places[code] ?? 0) | from;
    return (from << 1) & EVERY_PLACE;
  }

  /** Something unknown, of any length: from here on nothing is told. */
  #anything(from: PlaceSet): PlaceSet {
    if (from === 0) return 0;
    const onwards = EVERY_PLACE & ~(2 ** lowestBit(from) - 1);
    this.#consume(onwards, ALL);
    return onwards;
  }
}

const ALL: Characters = Array.from({ length: ASCII }, (_, code) => code);

/** The least and the most repeats, and how long the quantifier is; once where there is none. */
function quantifierAt(source: string, position: number): readonly [least: number, most: number, length: number] {
  const [whole = '', sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})\??/.exec(source.slice(position, position + 20)) ?? [];
  if (whole === '') return [1, 1, 0];
  if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : PLACES + 1, whole.length];
  return [Number(least), comma === undefined ? Number(least) : most === undefined ? PLACES + 1 : Number(most), whole.length];
}

/** The members of a class in brackets; undefined where it holds something that is not known here. */
function membersOf(content: string): Characters | undefined {
  const members: number[] = [];
  for (let index = 0; index < content.length; index++) {
    const escaped = content[index] === '\\';
    if (escaped) index++;
    const found = escaped ? escapedCharacters(content.charAt(index)) : [content.charCodeAt(index)];
    if (found === undefined) return undefined;
    const goesOn = content[index + 1] === '-' && index + 2 < content.length;
    if (goesOn) index += content[index + 2] === '\\' ? 3 : 2;
    members.push(...(goesOn ? range(found[0] ?? 0, content.charCodeAt(index)) : found));
  }
  return members;
}

function range(first: number, last: number): Characters {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const DIGITS = range(0x30, 0x39);
const WORD_CHARACTERS = [...DIGITS, ...range(0x41, 0x5a), 0x5f, ...range(0x61, 0x7a)];
const BLANKS = [...range(0x09, 0x0d), 0x20];

/** A class of several characters, a control character, or a sign that stands for itself; undefined for everything else. */
function escapedCharacters(character: string): Characters | undefined {
  switch (character) {
    case 'w': return WORD_CHARACTERS;
    case 'd': return DIGITS;
    case 's': return BLANKS;
    case 'n': return [0x0a];
    case 'r': return [0x0d];
    case 't': return [0x09];
    default: return /\w/.test(character) ? undefined : [character.charCodeAt(0)];
  }
}

function lowestBit(set: PlaceSet): number {
  return 31 - Math.clz32(set & -set);
}
