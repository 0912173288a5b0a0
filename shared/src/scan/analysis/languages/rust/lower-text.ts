import type { Expression, TextExpression } from '../../program/expression';
import { nameExpression, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** `"…"`, `b"…"`, `r#"…"#`: what stands between the quotes is a node of its own, unless there is nothing. */
export function lowerLiteral(node: SyntaxNode): TextExpression {
  const content = node.children.filter(({ type }) => type === 'string_content' || type === 'escape_sequence');
  const quote = node.start + node.text.indexOf('"') + 1;
  const inner = { start: content[0]?.start ?? quote, end: content.at(-1)?.end ?? quote };
  return { kind: 'text', text: node.text.slice(inner.start - node.start, inner.end - node.start), span: spanOf(node), inner };
}

/** What types and variants are called by: https://rust-lang.github.io/api-guidelines/naming.html. */
export const VARIANT = /(?:^|::)[A-Z]\w*[a-z]\w*$/;

/** A range of a few characters: that much of a secret is shown to tell them apart. */
export const FEW_CHARACTERS = /^0?\.\.=?[1-8]$/;

export function lowerSelf(node: SyntaxNode): Expression {
  return nameExpression(node, 'this');
}
