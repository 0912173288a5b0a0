import { PositionEncodingKind } from 'vscode-languageserver';
import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../../shared/src/core/model/span';

/**
 * Between a client's positions and offsets in a text. LSP counts characters of a line in UTF-16 code units, or in UTF-8
 * bytes where both sides agreed on it; documents count in UTF-16 only.
 */
export interface PositionCodec {
  readonly kind: PositionEncodingKind;
  offsetAt(document: TextDocument, position: Position): number;
  positionAt(document: TextDocument, offset: number): Position;
}

/** UTF-8 where a client prefers it: it is what that client's own text is in. */
export function negotiateEncoding(offered: readonly PositionEncodingKind[] | undefined): PositionCodec {
  const preferred = offered?.find((kind) => kind === PositionEncodingKind.UTF8 || kind === PositionEncodingKind.UTF16);
  return preferred === PositionEncodingKind.UTF8 ? utf8 : utf16;
}

export function rangeOf(codec: PositionCodec, document: TextDocument, span: Span): Range {
  return { start: codec.positionAt(document, span.start), end: codec.positionAt(document, span.end) };
}

export function spanOf(codec: PositionCodec, document: TextDocument, range: Range): Span {
  return { start: codec.offsetAt(document, range.start), end: codec.offsetAt(document, range.end) };
}

export const utf16: PositionCodec = {
  kind: PositionEncodingKind.UTF16,
  offsetAt: (document, position) => document.offsetAt(position),
  positionAt: (document, offset) => document.positionAt(offset),
};

const utf8: PositionCodec = {
  kind: PositionEncodingKind.UTF8,
  offsetAt: (document, { line, character }) => {
    const start = document.offsetAt({ line, character: 0 });
    return start + unitsIn(lineText(document, line), character);
  },
  positionAt: (document, offset) => {
    const { line, character } = document.positionAt(offset);
    const before = lineText(document, line).slice(0, character);
    return { line, character: Buffer.byteLength(before, 'utf8') };
  },
};

function lineText(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

/**
 * How many code units the first `bytes` bytes of a line take; a position inside a character means its beginning. A line may be as long as
 * its file: it is measured piece by piece, and only the piece that the position lies in is read by characters.
 */
function unitsIn(line: string, bytes: number): number {
  const length = line.length - (/\r?\n$|\r$/.exec(line.slice(-2))?.[0].length ?? 0);
  let start = 0;
  let left = bytes;
  while (start < length) {
    const end = endOfPiece(line, start, length);
    const piece = line.slice(start, end);
    const size = Buffer.byteLength(piece, 'utf8');
    if (size > left) return start + unitsInPiece(piece, left);
    left -= size;
    start = end;
  }
  return length;
}

/** In UTF-16 code units. */
const PIECE = 2048;

/** A pair of surrogates is one character, and is not cut. */
function endOfPiece(line: string, start: number, length: number): number {
  const end = start + PIECE;
  if (end >= length) return length;
  return (line.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
}

function unitsInPiece(piece: string, bytes: number): number {
  let units = 0;
  let left = bytes;
  for (const character of piece) {
    left -= utf8Length(character.codePointAt(0) ?? 0);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
