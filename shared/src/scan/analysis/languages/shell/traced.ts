import type { Expression } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';

/**
 * `set -x` prints every command that follows with the values in it, up to `set +x`: it is lowered to a call that is
 * given all of their variables. Source: https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html
 */
export function traced(node: SyntaxNode, lower: Lowering): Expression | undefined {
  if (!STARTS.test(node.text)) return undefined;
  const span = spanOf(node);
  const names = followers(node).flatMap((one) => expanded(one, lower));
  return { kind: 'call', callee: nameExpression(node, 'set -x'), arguments: [{ value: { kind: 'opaque', parts: names, span }, span }], constructs: false, span };
}

const STARTS = /^set\s(?:.*\s)?(?:-[a-wyz]*x[a-z]*|-o\s+xtrace)\b/;
const ENDS = /\bset\s(?:.*\s)?(?:\+[a-wyz]*x|\+o\s+xtrace)\b/;

/** What is run after a statement, until tracing ends: bodies of functions that stand there too. */
function followers(node: SyntaxNode): readonly SyntaxNode[] {
  const siblings = (node.parent?.children ?? []).filter(({ start }) => start >= node.end);
  const end = siblings.findIndex(({ text }) => ENDS.test(text));
  return end < 0 ? siblings : siblings.slice(0, end);
}

/** Variables in the words of commands. Here-documents and what is fed to a command are not printed. */
function expanded(node: SyntaxNode, lower: Lowering): readonly Expression[] {
  if (node.type === 'heredoc_redirect' || node.type === 'herestring_redirect') return [];
  if (node.type === 'simple_expansion' || node.type === 'expansion') return [lower.expression(node)];
  const given = node.type === 'variable_assignment' && node.child('value')?.type === 'command_substitution' ? node.child('name') : undefined;
  return [...(given === undefined ? [] : [nameExpression(given)]), ...node.children.flatMap((child) => expanded(child, lower))];
}
