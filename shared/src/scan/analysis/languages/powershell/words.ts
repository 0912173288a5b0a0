import type { Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import { piecesOf } from '../../program/pieces';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** `$name`, `${name}`, `$script:name`, `$env:NAME`, `@parameters`. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_scopes */
export function lowerVariable(node: SyntaxNode, text: string): Expression {
  const [, scope, name = ''] = /^[$@]\{?(?:(\w+):)?([^}]*)\}?$/.exec(text) ?? [];
  const span = spanOf(node);
  if (/^(?:true|false|null)$/i.test(name)) return { kind: 'constant', text: name.toLowerCase(), span };
  if (scope?.toLowerCase() === 'env') return { kind: 'member', object: { kind: 'name', name: 'env', span }, property: name, span };
  return nameExpression(node, name);
}

/** A double-quoted string: its text and its holes in turn. */
export function withHoles(node: SyntaxNode, lower: Lowering, quotes: number): Expression {
  const inner = { start: node.start + quotes, end: Math.max(node.start + quotes, node.end - quotes) };
  return piecesOf(node, inner, lower.meaningful(node).map((hole) => ({ span: spanOf(hole), value: lower.expression(hole) })));
}

/** A bare word: its variables are expanded too. */
export function token(node: SyntaxNode): Expression {
  const span = spanOf(node);
  const parts: Expression[] = [];
  let from = 0;
  const text = (to: number): void => {
    const inner = { start: node.start + from, end: node.start + to };
    if (to > from) parts.push({ kind: 'text', text: node.text.slice(from, to), span: inner, inner });
  };
  for (const match of node.text.matchAll(/\$\{?(?:(\w+):)?(\w+)\}?/g)) {
    text(match.index);
    parts.push(lowerVariable(node, match[0]));
    from = match.index + match[0].length;
  }
  text(node.text.length);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'join', parts, span };
}

/** The last part of a type's name, without its brackets. */
export function typeName(node: SyntaxNode): string {
  const plain = node.text.replace(/^\[|\]$/g, '').replace(/\[.*$/, '').trim();
  return plain.slice(plain.lastIndexOf('.') + 1);
}
