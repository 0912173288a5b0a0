import { onAnswers } from '../../program/answers';
import type { Expression } from '../../program/expression';
import { lowerAll, nameExpression, spanOf, type Lowering } from '../../program/lowering';
import type { Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

const BRANCHING: ReadonlySet<string> = new Set(['if_expression', 'when_expression', 'try_expression']);

/** What is done with a value; with one that branches it is done at the end of each branch. */
export function onWays(value: SyntaxNode, lower: Lowering, done: (value: Expression) => Statement): Statement {
  return BRANCHING.has(value.type) ? { kind: 'block', body: onAnswers([lower.statement(value)], done) } : done(lower.expression(value));
}

function stored(value: SyntaxNode, lower: Lowering, store: (value: Expression) => Expression): Statement {
  return onWays(value, lower, (one) => ({ kind: 'expression', value: store(one) }));
}

/** `val name: Type = value`, `val (a, b) = value`, `val name by lazy { … }`. */
export function lowerProperty(node: SyntaxNode, lower: Lowering, targetOf: (name: SyntaxNode) => Expression = nameExpression): Statement {
  const declaration = node.ofType('variable_declaration', 'multi_variable_declaration');
  const value = declaration === undefined ? undefined : lower.meaningful(node).find(({ start, type }) => start >= declaration.end && type !== 'getter' && type !== 'setter');
  if (declaration === undefined || value === undefined) return { kind: 'block', body: [] };
  // What a call is asked for by its type argument is what it gives: `call.receive<Login>()`.
  const type = declaration.children.find((one) => one.type.endsWith('_type'))?.text ?? /^[\w.]{1,80}<(\w{1,80})>\(/.exec(value.text)?.[1];
  const names = declaration.type === 'variable_declaration' ? [declaration] : declaration.children;
  const targets = names.flatMap((one) => {
    const name = one.ofType('identifier');
    return name === undefined ? [] : [targetOf(name)];
  });
  const [only] = targets;
  const target: Expression = targets.length === 1 && only !== undefined ? only : { kind: 'sequence', items: targets, span: spanOf(declaration) };
  return stored(value, lower, (one) => ({ kind: 'assign', target, value: one, adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(node) }));
}

/** `target = value`, `target += value`. */
export function lowerAssignment(node: SyntaxNode, lower: Lowering): Statement {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return { kind: 'expression', value: lower.opaque(node) };
  const target = lower.expression(left);
  return stored(right, lower, (value) => ({ kind: 'assign', target, value, adds: node.child('operator')?.text !== '=', declares: false, span: spanOf(node) }));
}

export function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('condition'));
  const [consequence, alternative] = waysOf(node, lower);
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [lower.body(consequence), lower.body(alternative)] };
}

function waysOf(node: SyntaxNode, lower: Lowering): readonly SyntaxNode[] {
  return lower.meaningful(node).filter(({ field }) => field !== 'condition');
}

export function lowerWhen(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.ofType('when_subject')?.children.at(-1));
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: entriesOf(node).map((one) => lower.body(one)) };
}

/** What stands behind the arrows. */
function entriesOf(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  return node.children.filter(({ type }) => type === 'when_entry').map((one) => one.children.findLast(({ field, type }) => field !== 'condition' && !type.endsWith('_comment')));
}

/** `if` and `when` within an expression. */
export function lowerChoice(node: SyntaxNode, lower: Lowering): Expression {
  const ways = node.type === 'when_expression' ? entriesOf(node) : waysOf(node, lower);
  const test = lower.optional(node.child('condition') ?? node.ofType('when_subject')?.children.at(-1));
  return { kind: 'choice', ...(test === undefined ? {} : { test }), options: lowerAll(ways, lower), span: spanOf(node) };
}

export function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  return {
    kind: 'try', body: lower.body(node.ofType('block')), last: lower.body(node.ofType('finally_block')?.ofType('block')),
    handlers: node.children.filter(({ type }) => type === 'catch_block').map((one): Handler => {
      const binds = one.ofType('identifier')?.text;
      return { ...(binds === undefined ? {} : { binds }), body: lower.body(one.ofType('block')), span: spanOf(one) };
    }),
  };
}

export function lowerFor(node: SyntaxNode, lower: Lowering): Statement {
  const [variable, over] = lower.meaningful(node);
  const binds = variable?.type === 'multi_variable_declaration' ? variable.children : variable === undefined ? [] : [variable];
  return {
    kind: 'loop', ...(over === undefined ? {} : { over: lower.expression(over) }), body: lower.body(node.ofType('block')),
    binds: binds.flatMap((one) => one.ofType('identifier') ?? []).map((name) => nameExpression(name)),
  };
}

export function lowerWhile(node: SyntaxNode, lower: Lowering): Statement {
  const over = lower.optional(node.child('condition'));
  return { kind: 'loop', ...(over === undefined ? {} : { over }), binds: [], body: lower.body(node.ofType('block')) };
}
