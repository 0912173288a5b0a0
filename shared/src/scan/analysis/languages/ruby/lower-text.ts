import type { Expression } from '../../program/expression';
import { constant, spanOf, type Lowering } from '../../program/lowering';
import { piecesOf } from '../../program/pieces';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A string of any kind of quotes: its content and holes are nodes of their own, and what is outside them are the quotes. */
export function lowerString(node: SyntaxNode, lower: Lowering): Expression {
  const content = node.children.filter(({ type }) => type !== 'heredoc_end');
  const [first, last] = [content[0], content.at(-1)];
  const inner = first === undefined || last === undefined ? { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) } : { start: first.start, end: last.end };
  const holes = content.filter(({ type }) => type === 'interpolation').map((hole) => ({ span: spanOf(hole), value: lower.expressionsIn(hole)[0] }));
  return piecesOf(node, inner, holes);
}

/** `<<~SQL` stands where the text is used, and the text some lines below: https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-Here+Document+Literals. */
export function lowerHeredoc(node: SyntaxNode, lower: Lowering): Expression {
  const label = node.text.replace(/^<<[~-]?|["'`]/g, '');
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) {
    const body = outer.children.find((one) => one.type === 'heredoc_body' && one.start >= node.end && one.ofType('heredoc_end')?.text.trim() === label);
    if (body !== undefined) return lowerString(body, lower);
  }
  return constant(node);
}

/** A symbol or literal string that is used as a key. */
export function keyText(node: SyntaxNode | undefined): string | undefined {
  switch (node?.type) {
    case 'hash_key_symbol': return node.text;
    case 'simple_symbol': return node.text.slice(1);
    case 'string': case 'delimited_symbol': return node.children.every(({ type }) => type === 'string_content') ? node.children.map(({ text }) => text).join('') : undefined;
    default: return undefined;
  }
}
