import type { TextEdit } from '../../../shared/src/core/model/span';

/** What an edit did to the lines of a text. */
interface Shift {
  /** The line that it begins in, from 1, in the text after all edits of its fix. */
  readonly line: number;
  /** Lines that it put in place of those that it removed. */
  readonly written: number;
  readonly removed: number;
}

/** Where lines stood before edits that were only rehearsed: a preview names the lines of the files as they are. */
export class LineDrift {
  /** Of one fix after the other, each from the top. */
  readonly #fixes: (readonly Shift[])[] = [];

  /** `text` is what the edits were made in. */
  add(text: string, edits: readonly TextEdit[]): void {
    let drift = 0;
    this.#fixes.push([...edits].sort((a, b) => a.span.start - b.span.start).map(({ span, newText }) => {
      const shift = { line: breaksIn(text.slice(0, span.start)) + 1 + drift, written: breaksIn(newText), removed: breaksIn(text.slice(span.start, span.end)) };
      drift += shift.written - shift.removed;
      return shift;
    }));
  }

  /** The line, from 1, that a line had before all of it; of a line that an edit wrote the one that the edit began in. */
  before(line: number): number {
    return this.#fixes.reduceRight((now, shifts) => [...shifts].reverse().reduce((at, shift) => beforeShift(at, shift), now), line);
  }
}

function beforeShift(line: number, { line: first, written, removed }: Shift): number {
  if (line <= first) return line;
  return Math.max(first, line - written + removed);
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
