import { isWord } from '../generic/key-site';
import { NAME_START, WORD_START } from '../rules/pattern';
import { WINDOW_CONTEXT, type WindowedRule } from '../windows';
import type { ByteGate, ByteHit, FileLanguage } from './byte-gate';
import { certainRun, holdsRun } from './certain-run';
import { openingCharacters, PLACES, type OpeningCharacters } from './opening-characters';

/** Compares what stands at a hit with what the rule's matches begin with, and looks for the long run of letters and digits that they hold. */
export class VendorGate implements ByteGate {
  readonly #rule: WindowedRule;
  #needs: Needs | undefined;

  constructor(rule: WindowedRule) {
    this.#rule = rule;
  }

  admits(bytes: Uint8Array, { start, end }: ByteHit, { widest }: FileLanguage): boolean {
    // Read off the pattern at the first hit: most rules of a scan are never asked.
    this.#needs ??= needsOf(this.#rule);
    const { begins, characters, run } = this.#needs;
    if (!beginsAt(bytes, start, begins)) return false;
    if (characters !== undefined) return opensAt(bytes, start, characters);
    const reach = widest * (this.#rule.rule.maxLength + WINDOW_CONTEXT);
    return run < SHORTEST_RUN || holdsRun(bytes, this.#rule.placement === 'leading' ? start : end - reach, start + reach, run);
  }
}

/** Where a match may begin: not within a word, at the start of a part of a name, or anywhere. */
type Beginning = 'word' | 'name' | 'anywhere';

/** What every match of a rule needs. */
interface Needs {
  readonly begins: Beginning;
  /** Undefined where they say little: behind a vendor's name nearly everything may follow. */
  readonly characters: OpeningCharacters | undefined;
  /** Of letters and digits, anywhere in the match. */
  readonly run: number;
}

function needsOf({ rule: { pattern }, placement }: WindowedRule): Needs {
  const run = certainRun(pattern.source);
  if (placement !== 'leading') return { begins: 'anywhere', characters: undefined, run };
  if (pattern.source.startsWith(NAME_START)) return { begins: 'name', characters: undefined, run };
  return { begins: pattern.source.startsWith(WORD_START) ? 'word' : 'anywhere', characters: openingCharacters(pattern), run };
}

/** Words are longer than shorter ones. */
const SHORTEST_RUN = 8;

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
