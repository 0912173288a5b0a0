import { contains } from '../../core/model/span';
import type { Candidate } from '../detection/candidate';
import type { DecodedTexts } from '../detection/decoded/decoded-texts';
import type { ScanDocument } from '../document';
import { joinLines } from './cell-text';
import { isNotebook, readNotebook } from './read-notebook';

/**
 * A notebook's candidates: `found` in the file as JSON, and those of its cells, each read in its own language. Where the two
 * differ about a name and a value in code, the language knows better what is a value.
 */
export function withCells(found: readonly Candidate[], document: ScanDocument, decoded: DecodedTexts): readonly Candidate[] {
  const { text } = document;
  const notebook = isNotebook(document) ? readNotebook(text) : undefined;
  if (notebook === undefined) return found;
  const inCells: Candidate[] = [];
  const sources = notebook.cells.flatMap(({ texts }) => texts).filter(({ kind }) => kind === 'source').flatMap(({ lines }) => lines);
  for (const one of notebook.cells.flatMap(({ texts }) => texts)) {
    const joined = joinLines(text, one);
    if (joined !== undefined) decoded.read({ ...joined, languageId: one.languageId }, { candidate: (candidate) => inCells.push(candidate), rejected: () => {} });
  }
  const elsewhere = found.filter(({ span, specificity }) => specificity > 0 || !sources.some((line) => contains(line, span)));
  return [...elsewhere, ...inCells];
}
