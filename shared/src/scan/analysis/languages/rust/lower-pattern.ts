import type { Entry, Expression } from '../../program/expression';
import { nameExpression, spanOf, type Lowering } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A pattern as the target of an assignment: `Some(key)` is `key`, a tuple its parts, a struct its fields. */
export function lowerPattern(node: SyntaxNode, lower: Lowering): Expression {
  switch (node.type) {
    case 'tuple_struct_pattern': {
      const inner = node.children.filter(({ field }) => field !== 'type').map((one) => lowerPattern(one, lower));
      const [only] = inner;
      return inner.length === 1 && only !== undefined ? only : { kind: 'sequence', items: inner, span: spanOf(node) };
    }
    case 'tuple_pattern': case 'slice_pattern': return { kind: 'sequence', items: node.children.map((one) => lowerPattern(one, lower)), span: spanOf(node) };
    case 'struct_pattern': return { kind: 'mapping', entries: node.children.filter(({ type }) => type === 'field_pattern').map((one) => fieldEntry(one, lower)), span: spanOf(node) };
    case 'ref_pattern': case 'mut_pattern': case 'reference_pattern': case 'captured_pattern': case 'match_pattern': case 'or_pattern': {
      const [first] = node.children.filter(({ type }) => type !== 'mutable_specifier');
      return first === undefined ? nameExpression(node, '_') : lowerPattern(first, lower);
    }
    case 'identifier': return nameExpression(node);
    default: return { kind: 'constant', text: node.text, span: spanOf(node) };
  }
}

function fieldEntry(node: SyntaxNode, lower: Lowering): Entry {
  const [name, pattern] = [node.child('name'), node.child('pattern')];
  return { key: name?.text ?? '', value: pattern === undefined ? nameExpression(name ?? node) : lowerPattern(pattern, lower), span: spanOf(node) };
}

/** Stores a value in the names of a pattern. */
export function bind(pattern: SyntaxNode, value: Expression, lower: Lowering): Statement {
  return { kind: 'expression', value: { kind: 'assign', target: lowerPattern(pattern, lower), value, adds: false, declares: true, span: spanOf(pattern) } };
}

/** The name that `Err(error)` gives to an error, in whatever it stands. */
export function errorName(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type !== 'tuple_struct_pattern') return node.type === 'match_pattern' || node.type === 'or_pattern' ? errorName(node.children[0]) : undefined;
  if (node.child('type')?.text !== 'Err') return undefined;
  const inner = node.children.find(({ field, type }) => field !== 'type' && type !== 'mutable_specifier');
  return inner?.type === 'identifier' ? inner.text : '';
}
