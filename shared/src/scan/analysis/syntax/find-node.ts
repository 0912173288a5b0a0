import type { Span } from '../../../core/model/span';
import type { SyntaxNode } from './flat-tree';

/** The innermost node that a span lies in. */
export function nodeAround(root: SyntaxNode, span: Span): SyntaxNode {
  let node = root;
  for (;;) {
    const inner = node.children.find(({ start, end }) => start <= span.start && span.end <= end);
    if (inner === undefined) return node;
    node = inner;
  }
}

/** The outermost node of just this span; undefined when the span is not one node's. */
export function nodeOf(root: SyntaxNode, span: Span): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = root;
  while (node !== undefined && !(node.start === span.start && node.end === span.end)) {
    node = node.children.find(({ start, end }) => start <= span.start && span.end <= end);
  }
  return node;
}

/** The nearest node around (or the node itself) that a test accepts. */
export function nearest(node: SyntaxNode | undefined, accepts: (node: SyntaxNode) => boolean): SyntaxNode | undefined {
  let at = node;
  while (at !== undefined && !accepts(at)) at = at.parent;
  return at;
}
