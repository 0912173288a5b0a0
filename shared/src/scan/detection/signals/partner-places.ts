import type { RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';

const names = /user(?:[ _-]?(?:name|id))?|login|\buid|e-?mail|account|benutzer|usuario|utilisateur|utente|gebruiker|(?:client|key|app|application|consumer|account)[_-]?(?:id|key|sid)\b|host|server|data source|endpoint/gi;

/** Longer than each of `names` with the characters beside it that decide, in UTF-16 code units. */
const LONGEST_NAME = 24;

/** So many UTF-16 code units are searched at once. */
const STRETCH = 256;

/**
 * Where users, key ids and hosts are named in a document, and the values there: secrets near each other ask for the same ones. Each
 * stretch of the text is searched once, however many ask.
 */
export class PartnerPlaces {
  readonly #text: string;
  readonly #stretches = new Map<number, readonly Span[]>();
  readonly #known = new Map<number, RelatedPlace | undefined>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The names that stand wholly in `area`, in ascending order. */
  *namesIn({ start, end }: Span): Iterable<Span> {
    for (let number = Math.floor(start / STRETCH); number * STRETCH < end; number++) {
      for (const name of this.#namesFrom(number)) if (name.start >= start && name.end <= end) yield name;
    }
  }

  /** What `readFresh` said of a name the first time. */
  at(position: number, readFresh: () => RelatedPlace | undefined): RelatedPlace | undefined {
    if (this.#known.has(position)) return this.#known.get(position);
    const fresh = readFresh();
    this.#known.set(position, fresh);
    return fresh;
  }

  #namesFrom(number: number): readonly Span[] {
    const known = this.#stretches.get(number);
    if (known !== undefined) return known;
    const fresh = namesStartingIn(this.#text, { start: number * STRETCH, end: (number + 1) * STRETCH });
    this.#stretches.set(number, fresh);
    return fresh;
  }
}

/** A name that overlaps an earlier one is a part of it. That is told by the text around it alone, not by where a search began. */
function namesStartingIn(text: string, { start, end }: Span): readonly Span[] {
  const from = Math.max(0, start - 2 * LONGEST_NAME);
  const around = text.slice(from, end + LONGEST_NAME);
  const found: Span[] = [];
  let covered = 0;
  names.lastIndex = from === 0 ? 0 : LONGEST_NAME;
  for (let match = names.exec(around); match !== null && from + match.index < end; match = names.exec(around)) {
    const name = { start: from + match.index, end: from + names.lastIndex };
    if (name.start >= Math.max(start, covered)) found.push(name);
    covered = Math.max(covered, name.end);
    names.lastIndex = match.index + 1;
  }
  return found;
}
