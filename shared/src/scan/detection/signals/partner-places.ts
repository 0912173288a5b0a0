import type { RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import { Stretches } from './stretches';

const names = /user(?:[ _-]?(?:name|id))?|login|\buid|e-?mail|account|benutzer|usuario|utilisateur|utente|gebruiker|(?:client|key|app|application|consumer|account)[_-]?(?:id|key|sid)\b|host|server|data source|endpoint/gi;

/** Longer than each of `names` with the characters beside it that decide, in UTF-16 code units. */
const LONGEST_NAME = 24;

/** Where users, key ids and hosts are named in a document, and the values there: secrets near each other ask for the same ones. */
export class PartnerPlaces {
  readonly #names: Stretches;
  readonly #blankLines: Stretches;
  readonly #known = new Map<number, RelatedPlace | undefined>();

  constructor(text: string) {
    this.#names = new Stretches(text, namesStartingIn);
    this.#blankLines = new Stretches(text, blankLinesStartingIn);
  }

  /** The names that stand wholly in `area`, in ascending order. */
  namesIn(area: Span): readonly Span[] {
    return this.#names.in(area);
  }

  /** The line breaks around blank lines in `area`, in ascending order. */
  blankLinesIn(area: Span): readonly Span[] {
    return this.#blankLines.in(area);
  }

  /** What `readFresh` said of a name the first time. */
  at(position: number, readFresh: () => RelatedPlace | undefined): RelatedPlace | undefined {
    if (this.#known.has(position)) return this.#known.get(position);
    const fresh = readFresh();
    this.#known.set(position, fresh);
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

const blankLine = /\n[ \t]{0,80}\r?\n/g;

/** In UTF-16 code units. */
const LONGEST_BLANK_LINE = 83;

function blankLinesStartingIn(text: string, { start, end }: Span): readonly Span[] {
  const around = text.slice(start, end + LONGEST_BLANK_LINE);
  const found: Span[] = [];
  blankLine.lastIndex = 0;
  for (let match = blankLine.exec(around); match !== null && start + match.index < end; match = blankLine.exec(around)) {
    found.push({ start: start + match.index, end: start + blankLine.lastIndex });
    blankLine.lastIndex = match.index + 1;
  }
  return found;
}
