import type { TextEdit } from '../../../../core/model/span';
import { contains } from '../../../../core/model/span';
import type { SyntaxNode } from '../../syntax/flat-tree';
import type { FixContext } from '../fix-context';

/**
 * Whether edits take away the last use of a variable or package, in a language whose compiler refuses that.
 * Source: https://go.dev/ref/spec#Variable_declarations, https://go.dev/doc/faq#unused_variables_and_imports
 */
export function leavesUnused(edits: readonly TextEdit[], { words, root }: FixContext): boolean {
  if (!words.refusesUnused) return false;
  const spans = edits.map(({ span }) => span);
  const isEdited = ({ start, end }: SyntaxNode) => spans.some((span) => contains(span, { start, end }));
  const uses = namesIn(root).filter((node) => !isDeclared(node));
  const removed = new Set(uses.filter(isEdited).map(({ text }) => text));
  const kept = new Set(uses.filter((node) => !isEdited(node)).map(({ text }) => text));
  const parameters = new Set(namesIn(root).filter(({ parent }) => parent?.type === 'parameter_declaration').map(({ text }) => text));
  return [...removed].some((name) => !kept.has(name) && !parameters.has(name));
}

/** Variables and packages where they stand, without fields and types. */
function namesIn(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'identifier' ? [node] : node.children.flatMap(namesIn);
}

/** A declaration or assignment is no use. */
function isDeclared({ parent, start }: SyntaxNode): boolean {
  if (parent === undefined || !/^(?:expression_list|var_spec|const_spec|function_declaration)$/.test(parent.type)) return false;
  const declaration = parent.type === 'expression_list' ? parent.parent : parent;
  const left = parent.type === 'expression_list' ? declaration?.child('left') : declaration?.child('name');
  return left !== undefined && left.start <= start && start < left.end;
}
