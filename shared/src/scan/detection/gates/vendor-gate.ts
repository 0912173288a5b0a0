import { isWord } from '../generic/key-site';
import { NAME_START, WORD_START } from '../rules/pattern';
import { WINDOW_CONTEXT, type WindowedRule } from '../windows';
import type { ByteGate, ByteHit, FileLanguage } from './byte-gate';
import { certainRun, holdsRun } from './certain-run';
import { openingCharacters, PLACES, type OpeningCharacters } from './opening-characters';

/**
 * Compares what stands at a hit with what the rule's matches begin with, or looks for the long run of letters and digits that they
 * hold. Each is read off the pattern when a hit first comes so far: most rules of a scan are never asked.
 */
export class VendorGate implements ByteGate {
  readonly #rule: WindowedRule;
  #begins: Beginning | undefined;
  #needs: OpeningCharacters | CertainRun | undefined;

  constructor(rule: WindowedRule) {
    this.#rule = rule;
  }

  admits(bytes: Uint8Array, { start, end }: ByteHit, { widest }: FileLanguage): boolean {
    this.#begins ??= beginningOf(this.#rule);
    if (!beginsAt(bytes, start, this.#begins)) return false;
    this.#needs ??= needsOf(this.#rule, this.#begins);
    if (this.#needs.kind === 'opening') return opensAt(bytes, start, this.#needs);
    const { length } = this.#needs;
    const reach = widest * (this.#rule.rule.maxLength + WINDOW_CONTEXT);
    return length < SHORTEST_RUN || holdsRun(bytes, this.#rule.placement === 'leading' ? start : end - reach, start + reach, length);
  }
}

/** Where a match may begin: not within a word, at the start of a part of a name, or anywhere. */
type Beginning = 'word' | 'name' | 'anywhere';

/** Letters and digits, anywhere in the match. */
interface CertainRun {
  readonly kind: 'run';
  readonly length: number;
}

function beginningOf({ rule: { pattern: { source } }, placement }: WindowedRule): Beginning {
  if (placement !== 'leading') return 'anywhere';
  return source.startsWith(NAME_START) ? 'name' : source.startsWith(WORD_START) ? 'word' : 'anywhere';
}

/** What every match of a rule needs. First characters say little behind a vendor's name, where nearly everything may follow. */
function needsOf({ rule: { pattern }, placement }: WindowedRule, begins: Beginning): OpeningCharacters | CertainRun {
  return placement !== 'leading' || begins === 'name' ? { kind: 'run', length: certainRun(pattern.source) } : openingCharacters(pattern);
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
