import type { LanguageId } from '../../core/model/language-id';
import { contains, type Span } from '../../core/model/span';
import type { JoinedLines } from './cell-text';
import { joinLines } from './cell-text';
import type { CellText } from './read-notebook';
import { readNotebook } from './read-notebook';

/** The code cells of one language, in the order of the file: a kernel runs them in one namespace. */
export interface NotebookProgram {
  readonly languageId: LanguageId;
  readonly text: string;
  /** Where a range of the program stands in the file. One that goes on in the next cell ends with its first. */
  readonly inFile: (span: Span) => Span;
  /** Where a range of the file stands in the program; undefined for what is in none of its cells. */
  readonly inProgram: (span: Span) => Span | undefined;
}

/** The programs of a notebook's file; none where the file is no notebook. */
export function notebookPrograms(file: string): readonly NotebookProgram[] {
  const sources = readNotebook(file)?.cells.flatMap(({ texts }) => texts).filter(({ kind }) => kind === 'source') ?? [];
  return [...new Set(sources.map(({ languageId }) => languageId))].map((languageId) =>
    programOf(languageId, file, sources.filter((source) => source.languageId === languageId)));
}

interface Cell {
  /** Where its text begins in the program. */
  readonly start: number;
  readonly joined: JoinedLines;
}

function programOf(languageId: LanguageId, file: string, sources: readonly CellText[]): NotebookProgram {
  const cells: Cell[] = [];
  let text = '';
  for (const source of sources) {
    const joined = joinLines(file, source);
    if (joined === undefined) continue;
    cells.push({ start: text.length, joined });
    text += `${withoutMagics(joined.text, languageId)}\n`;
  }
  return {
    languageId, text,
    inFile: ({ start, end }) => {
      const cell = cells.findLast((one) => one.start <= start);
      if (cell === undefined) return { start: 0, end: 0 };
      const last = cell.joined.text.length;
      return cell.joined.locate({ start: Math.min(start - cell.start, last), end: Math.min(end - cell.start, last) }).span;
    },
    inProgram: (span) => {
      const cell = cells.find(({ joined }) => contains(joined.span, span));
      if (cell === undefined) return undefined;
      const { start, joined: { offsets } } = cell;
      return { start: start + firstAtOrAfter(offsets, span.start), end: start + firstAtOrAfter(offsets, span.end) };
    },
  };
}

/**
 * What is meant for the notebook and not for the language becomes blanks and comments of the same length: a cell's own magic,
 * and in Python the lines of magics and of the shell (https://ipython.readthedocs.io/en/stable/interactive/magics.html). An
 * operator that begins a line has no name right behind it.
 */
function withoutMagics(text: string, languageId: LanguageId): string {
  const code = text.replace(/^%%.*/, (magic) => ' '.repeat(magic.length));
  return languageId === 'python' ? code.replace(/^([ \t]*)(?:%(?=[A-Za-z])|!(?!=))/gm, '$1#') : code;
}

/** The index of the first of the ascending `offsets` that is not before `offset`. */
function firstAtOrAfter(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
