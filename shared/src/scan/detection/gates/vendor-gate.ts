import { isWord } from '../generic/key-site';
import { NAME_START, WORD_START } from '../rules/pattern';
import type { WindowedRule } from '../windows';
import type { ByteGate, ByteHit } from './byte-gate';
import { openingCharacters, PLACES, type OpeningCharacters } from './opening-characters';

/** Compares what stands at a hit with what the rule's matches begin with, before and behind the keyword. */
export class VendorGate implements ByteGate {
  readonly #rule: WindowedRule;
  #opening: Opening | undefined;

  constructor(rule: WindowedRule) {
    this.#rule = rule;
  }

  admits(bytes: Uint8Array, { start }: ByteHit): boolean {
    // Read off the pattern at the first hit: most rules of a scan are never asked.
    this.#opening ??= openingOf(this.#rule);
    const { begins, characters } = this.#opening;
    return beginsAt(bytes, start, begins) && (characters === undefined || opensAt(bytes, start, characters));
  }
}

/** Where a match may begin: not within a word, at the start of a part of a name, or anywhere. */
type Beginning = 'word' | 'name' | 'anywhere';

interface Opening {
  readonly begins: Beginning;
  /** Undefined where they are not looked at. */
  readonly characters: OpeningCharacters | undefined;
}

/** Behind a name in the middle of a sentence nearly everything may follow: there only its beginning is looked at. */
function openingOf({ rule, placement }: WindowedRule): Opening {
  if (placement === 'around') return ANYTHING;
  const { source } = rule.pattern;
  return source.startsWith(NAME_START) ? { begins: 'name', characters: undefined }
    : { begins: source.startsWith(WORD_START) ? 'word' : 'anywhere', characters: openingCharacters(rule.pattern) };
}

const ANYTHING: Opening = { begins: 'anywhere', characters: undefined };

/** What the two look-behinds exclude. */
function beginsAt(bytes: Uint8Array, start: number, begins: Beginning): boolean {
  if (begins === 'anywhere' || start === 0) return true;
  const before = bytes[start - 1] ?? 0;
  if (begins === 'word') return !isWord(before) || bytes[start - 2] === BACKSLASH;
  return !isUpper(before) && (!isLower(before) || isUpper(bytes[start] ?? 0));
}

function opensAt(bytes: Uint8Array, start: number, { places, shortest }: OpeningCharacters): boolean {
  for (let place = 0; place < PLACES; place++) {
    const byte = bytes[start + place];
    if (byte === undefined) return place >= shortest;
    if (byte >= ASCII) return true;
    if (((places[byte] ?? 0) >> place & 1) === 0) return false;
  }
  return true;
}

const BACKSLASH = 0x5c;
const ASCII = 128;

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
