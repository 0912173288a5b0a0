import type { Span } from '../../../core/model/span';
import type { SyntaxNode } from '../syntax/flat-tree';
import type { Expression, TextExpression } from './expression';

/** A hole of a string, and what is put into it. */
export interface Hole {
  readonly span: Span;
  readonly value: Expression | undefined;
}

/** A literal with holes as pieces of text and values in turn; without a hole it is one text. `inner` is what stands between its quotes. */
export function piecesOf(node: SyntaxNode, inner: Span, holes: readonly Hole[]): Expression {
  const text = (from: number, to: number): TextExpression => {
    const span = { start: from, end: Math.max(from, to) };
    return { kind: 'text', text: node.text.slice(from - node.start, span.end - node.start), span, inner: span };
  };
  const span = { start: node.start, end: node.end };
  if (holes.length === 0) return { ...text(inner.start, inner.end), span };
  const parts: Expression[] = [];
  let from = inner.start;
  for (const hole of holes) {
    if (hole.span.start > from) parts.push(text(from, hole.span.start));
    if (hole.value !== undefined) parts.push(hole.value);
    from = hole.span.end;
  }
  return { kind: 'join', parts: inner.end > from ? [...parts, text(from, inner.end)] : parts, span };
}
