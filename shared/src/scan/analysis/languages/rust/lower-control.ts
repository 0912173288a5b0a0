import { onAnswers } from '../../program/answers';
import type { Expression } from '../../program/expression';
import { lowerAll, spanOf, type Lowering } from '../../program/lowering';
import type { Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { bind, errorName, lowerPattern } from './lower-pattern';

/** `let pattern = value else { … }`; a value that branches is stored at the end of each branch. */
export function lowerLet(node: SyntaxNode, lower: Lowering): Statement {
  const [pattern, value, otherwise] = [node.child('pattern'), node.child('value'), node.child('alternative')];
  if (pattern === undefined || value === undefined) return { kind: 'block', body: [] };
  const type = node.child('type')?.text;
  const target = lowerPattern(pattern, lower);
  const stored = (one: Expression): Statement => ({ kind: 'expression', value: { kind: 'assign', target, value: one, adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(node) } });
  const body = BRANCHING.has(value.type) ? onAnswers([lower.statement(value)], stored) : [stored(lower.expression(value))];
  return { kind: 'block', body: otherwise === undefined ? body : [{ kind: 'branch', arms: [lower.body(otherwise), []] }, ...body] };
}

const BRANCHING: ReadonlySet<string> = new Set(['if_expression', 'match_expression', 'block', 'unsafe_block']);

/** `if`, `if let`: what the pattern names is stored first, and an error that it names is caught. */
export function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const condition = node.child('condition');
  const [consequence, alternative] = [lower.body(node.child('consequence')), lower.body(node.child('alternative'))];
  if (condition?.type !== 'let_condition') {
    const test = lower.optional(condition);
    return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [consequence, alternative] };
  }
  const value = lower.optional(condition.child('value'));
  const pattern = condition.child('pattern');
  const error = errorName(pattern);
  if (error !== undefined) return { kind: 'try', body: [...evaluated(value), ...alternative], handlers: [handler(error, consequence, node)], last: [] };
  const first = pattern === undefined || value === undefined ? [] : [bind(pattern, value, lower)];
  return { kind: 'branch', arms: [[...first, ...consequence], alternative] };
}

/** Arms that match an error handle it. */
export function lowerMatch(node: SyntaxNode, lower: Lowering): Statement {
  const value = lower.optional(node.child('value'));
  const arms = (node.child('body')?.children ?? []).filter(({ type }) => type === 'match_arm').map((arm) => ({ arm, pattern: arm.child('pattern'), body: lower.body(arm.child('value')) }));
  const handlers = arms.flatMap(({ arm, pattern, body }) => {
    const error = errorName(pattern);
    return error === undefined ? [] : [handler(error, body, arm)];
  });
  const others = arms.filter(({ pattern }) => errorName(pattern) === undefined).map(({ pattern, body }) => {
    const inner = pattern?.children[0];
    return inner === undefined || value === undefined ? body : [bind(inner, value, lower), ...body];
  });
  const branch: Statement = { kind: 'branch', ...(value === undefined ? {} : { test: value }), arms: others };
  return handlers.length === 0 ? branch : { kind: 'try', body: others.length === 0 ? evaluated(value) : [branch], handlers, last: [] };
}

function handler(binds: string, body: readonly Statement[], node: SyntaxNode): Handler {
  return { ...(binds === '' ? {} : { binds }), body, span: spanOf(node) };
}

function evaluated(value: Expression | undefined): readonly Statement[] {
  return value === undefined ? [] : [{ kind: 'expression', value }];
}

/** `while`, `while let`, `loop`. */
export function lowerLoop(node: SyntaxNode, lower: Lowering): Statement {
  const condition = node.child('condition');
  const over = lower.optional(condition?.child('value') ?? condition);
  const pattern = condition?.child('pattern');
  return { kind: 'loop', ...(over === undefined ? {} : { over }), binds: pattern === undefined ? [] : [lowerPattern(pattern, lower)], body: lower.body(node.child('body')) };
}

export function lowerFor(node: SyntaxNode, lower: Lowering): Statement {
  const [over] = lowerAll([node.child('value')], lower);
  const pattern = node.child('pattern');
  return { kind: 'loop', ...(over === undefined ? {} : { over }), binds: pattern === undefined ? [] : [lowerPattern(pattern, lower)], body: lower.body(node.child('body')) };
}

/** A branch within an expression: the value of each way, or its statements where it has more. */
export function lowerChoice(node: SyntaxNode, lower: Lowering): Expression {
  const ways = node.type === 'match_expression' ? (node.child('body')?.children ?? []).map((arm) => arm.child('value')) : [node.child('consequence'), node.child('alternative')?.children[0]];
  const test = lower.optional(node.child('value') ?? node.child('condition'));
  return { kind: 'choice', ...(test === undefined ? {} : { test }), options: lowerAll(ways, lower), span: spanOf(node) };
}

/** A block within an expression is its value when it has nothing else, and else walked like a function that is called at once. */
export function lowerBlock(node: SyntaxNode, lower: Lowering): Expression {
  const block = node.type === 'block' ? node : node.ofType('block') ?? node;
  const statements = lower.meaningful(block);
  const [only] = statements;
  if (node.type !== 'async_block' && statements.length === 1 && only !== undefined && only.type !== 'expression_statement' && only.type !== 'let_declaration') return lower.expression(only);
  return { kind: 'function', parameters: [], body: lower.statementsIn(block), annotations: [], span: spanOf(node) };
}
