import type { RuleId } from '../../core/model/finding';
import type { Span } from '../../core/model/span';
import { namedMask } from '../../core/redact/named-mask';

/** A place of a text that is masked, and by which rule. */
export interface MaskedSpan {
  readonly span: Span;
  readonly ruleId: RuleId;
}

/** How masks are put into a kind of text. It is given the text piece by piece, in order. */
export interface Shape {
  /** The piece with its masks; `found` is sorted, does not overlap and counts from the piece's beginning. */
  mask(piece: string, found: readonly MaskedSpan[]): string;
}

/** Any text: a mask stands in each line of a value, so that lines keep their numbers. */
export const plainText: Shape = {
  mask: (piece, found) => replaceSpans(piece, found, (source, ruleId) => source.replace(/\S[^\r\n]*/g, namedMask(ruleId))),
};

/** The piece with what `mask` says in place of each span. */
export function replaceSpans(
  piece: string, found: readonly MaskedSpan[], mask: (source: string, ruleId: MaskedSpan['ruleId']) => string,
): string {
  if (found.length === 0) return piece;
  const parts: string[] = [];
  let position = 0;
  for (const { span, ruleId } of found) {
    parts.push(piece.slice(position, span.start), mask(piece.slice(span.start, span.end), ruleId));
    position = span.end;
  }
  parts.push(piece.slice(position));
  return parts.join('');
}
