import type { LanguageTraits, StringForm } from './traits';

/** Where on its line a place is, as far as the line alone tells. */
export type LinePlace =
  | { readonly kind: 'code' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'string'; readonly quote: string };

/** Up to this many UTF-16 code units a line is read from its start. */
const LONGEST_LINE = 2048;

/** Further on it is read from the last end of a statement, which may stand this far back; where none does, all is code. */
const LONGEST_STATEMENT = 512;

/**
 * Reads lines with a language's quotes and comments. A string that began on an earlier line is not seen: that costs a
 * rare miss and keeps the work within one line.
 *
 * The answer for a place depends on the text shortly before it and on nothing else; what an earlier question found out
 * only saves reading it again. Questions in ascending order cost one pass over the text, however many there are.
 */
export class LinePlaces {
  readonly #text: string;
  readonly #traits: LanguageTraits;
  #known: Starts = { position: 0, line: 0, statement: undefined };
  #reading: Reading | undefined;

  constructor(text: string, traits: LanguageTraits) {
    this.#text = text;
    this.#traits = traits;
  }

  at(position: number): LinePlace {
    const before = this.#known;
    this.#known = startsAt(this.#text, position, before.position <= position ? before : undefined);
    const start = readFrom(this.#known);
    if (start === undefined) return { kind: 'code' };
    const reading = this.#reading;
    const goesOn = reading?.start === start && before.position <= position;
    this.#reading = advance(this.#text, this.#traits, goesOn ? reading : begin(this.#text, start, this.#known, this.#traits), position);
    return placeOf(this.#reading);
  }
}

/** Where the line and the statement of `position` start; undefined where that is further away than anybody looks. */
interface Starts {
  readonly position: number;
  readonly line: number | undefined;
  readonly statement: number | undefined;
}

/** Walks back from `position`, only to `known` where that is nearer than the longest line. */
function startsAt(text: string, position: number, known: Starts | undefined): Starts {
  const floor = Math.max(0, position - LONGEST_LINE, known?.position ?? 0);
  let statement: number | undefined;
  for (let index = position; index > floor; index--) {
    const code = text.charCodeAt(index - 1);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return { position, line: index, statement };
    if (statement === undefined && (code === SEMICOLON || code === CLOSING_BRACE)) statement = index;
  }
  if (known !== undefined && floor === known.position) return { position, line: known.line, statement: statement ?? known.statement };
  return { position, line: floor === 0 ? 0 : undefined, statement };
}

function readFrom({ position, line, statement }: Starts): number | undefined {
  if (line !== undefined && position - line <= LONGEST_LINE) return line;
  return statement !== undefined && position - statement <= LONGEST_STATEMENT ? statement : undefined;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SEMICOLON = 0x3b;
const CLOSING_BRACE = 0x7d;

/** A line read from `start` up to `index`: within a comment, within a string of `form`, or in code. */
interface Reading {
  readonly start: number;
  readonly index: number;
  readonly comment: boolean;
  readonly form: StringForm | undefined;
}

function begin(text: string, start: number, { line }: Starts, { blockComments }: LanguageTraits): Reading {
  const comment = start === line && blockComments.length > 0 && continuesComment(text, start);
  return { start, index: start, comment, form: undefined };
}

/** Reads on until every token that starts before `limit` is taken in; so it matters not in how many steps. */
function advance(text: string, traits: LanguageTraits, reading: Reading, limit: number): Reading {
  let { index, comment, form } = reading;
  while (index < limit && !comment) {
    if (form !== undefined) {
      if (text[index] === '\\' && form.escape === 'backslash') index += 2;
      else if (text.startsWith(form.close, index)) { index += form.close.length; form = undefined; }
      else index++;
    } else if (traits.openers[text.charCodeAt(index)] !== 1) {
      index++;
    } else {
      const opened = index;
      comment = opensComment(text, opened, traits);
      form = comment ? undefined : traits.strings.find(({ open }) => text.startsWith(open, opened));
      index += form?.open.length ?? 1;
    }
  }
  return { start: reading.start, index, comment, form };
}

function placeOf({ comment, form }: Reading): LinePlace {
  if (comment) return { kind: 'comment' };
  return form === undefined ? { kind: 'code' } : { kind: 'string', quote: form.open };
}

/** A line of a block comment in the usual layout: blanks and a star. */
function continuesComment(text: string, lineStart: number): boolean {
  let index = lineStart;
  while (text[index] === ' ' || text[index] === '\t') index++;
  return text[index] === '*' && text[index + 1] !== '/';
}

/** `#` and `//` open comments only where a URL or a name does not go on. */
function opensComment(text: string, index: number, { lineComments, blockComments }: LanguageTraits): boolean {
  const before = text[index - 1];
  const line = lineComments.find((mark) => text.startsWith(mark, index));
  if (line !== undefined) return line === '//' ? before !== ':' : before === undefined || /[\s;{}()]/.test(before);
  return blockComments.some(([open]) => text.startsWith(open, index));
}
