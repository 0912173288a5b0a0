/** A line of a text, without its line break. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Lines of ascending offsets in one pass: each is looked for once, however many offsets are in it. */
export class LineCursor {
  readonly #text: string;
  #line: Line;
  #next: Line | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#line = { number: 1, start: 0, end: lineEnd(text, 0) };
    this.#next = this.#after(this.#line);
  }

  /** The line of an offset, which is not before the offset that was asked for last. */
  at(offset: number): Line {
    while (this.#next !== undefined && this.#next.start <= offset) {
      this.#line = this.#next;
      this.#next = this.#after(this.#line);
    }
    return this.#line;
  }

  /** The line after that of the offset that was asked for last; undefined where there is none. */
  get next(): Line | undefined {
    return this.#next;
  }

  /** CR LF is one line break. */
  #after({ number, end }: Line): Line | undefined {
    if (end === this.#text.length) return undefined;
    const start = this.#text.startsWith('\r\n', end) ? end + 2 : end + 1;
    return { number: number + 1, start, end: lineEnd(this.#text, start) };
  }
}

export function lineStart(text: string, offset: number): number {
  let index = offset;
  while (index > 0 && !isLineBreak(text.charCodeAt(index - 1))) index--;
  return index;
}

export function lineEnd(text: string, offset: number): number {
  let index = offset;
  while (index < text.length && !isLineBreak(text.charCodeAt(index))) index++;
  return index;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
