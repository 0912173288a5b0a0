import type { Expression } from '../../program/expression';
import { spanOf, type Lowering } from '../../program/lowering';
import { piecesOf, type Hole } from '../../program/pieces';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A string with its templates: `${…}` is a node of the tree, `$name` within a line is a part of the text. https://kotlinlang.org/docs/strings.html#string-templates */
export function lowerString(node: SyntaxNode, lower: Lowering): Expression {
  const quotes = node.type === 'multiline_string_literal' ? 3 : 1;
  const inner = { start: node.start + quotes, end: Math.max(node.start + quotes, node.end - quotes) };
  const composed = node.children.filter(({ type }) => type === 'interpolation').map((hole): Hole => ({ span: spanOf(hole), value: lower.expressionsIn(hole)[0] }));
  const plain = [...node.text.matchAll(TEMPLATE)].flatMap(({ 1: name = '', index }): readonly Hole[] => {
    const span = { start: node.start + index, end: node.start + index + name.length + 1 };
    const isInside = composed.some((hole) => hole.span.start <= span.start && span.end <= hole.span.end);
    return isInside ? [] : [{ span, value: { kind: 'name', name, span } }];
  });
  return piecesOf(node, inner, [...composed, ...plain].sort((a, b) => a.span.start - b.span.start));
}

const TEMPLATE = /(?<!\\)\$([A-Za-z_]\w{0,200})/g;
