import type { Span } from '../../core/model/span';
import { isNotebook, readNotebook } from './read-notebook';

/** Tells the cell of a place in a file, counted from 1; undefined outside of cells, and for files that are no notebooks. */
export function cellFinder(path: string, text: string): (span: Span) => number | undefined {
  const cells = isNotebook({ path, languageId: 'json' }) ? readNotebook(text)?.cells ?? [] : [];
  return ({ start }) => cells.find(({ span }) => span.start <= start && start < span.end)?.number;
}
