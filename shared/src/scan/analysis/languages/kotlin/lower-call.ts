import { withAnswers } from '../../program/answers';
import type { Argument, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import { nameExpression, plainArgument, soleOf, spanOf, type Lowering } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

const MAPS = /^(?:mapOf|mutableMapOf|hashMapOf|linkedMapOf|sortedMapOf)$/;

export function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const { callee, given } = callParts(node, lower);
  const span = spanOf(node);
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  const [first, ...values] = given;
  if (callee.kind === 'name' && MAPS.test(name)) return { kind: 'mapping', entries: given.flatMap(({ value }): readonly Entry[] => (value.kind === 'mapping' ? value.entries : [{ value, span: value.span }])), span };
  if (callee.kind === 'member' && name === 'format') {
    if (callee.object.kind === 'text') return formatted(span, callee.object, given, PRINTF_HOLE);
    if (callee.object.kind === 'name' && callee.object.name === 'String' && first?.value.kind === 'text') return formatted(span, first.value, values, PRINTF_HOLE);
  }
  if (callee.kind === 'member' && (name === 'equals' || name === 'contentEquals')) return { kind: 'compare', operator: '==', operands: [callee.object, ...given.map(({ value }) => value)], span };
  if (callee.kind === 'member' && first?.value.kind === 'function' && SCOPES.test(name)) return { kind: 'call', callee, arguments: [plainArgument(scoped(first.value, callee.object))], constructs: false, span };
  const constructs = /^[A-Z]/.test(name);
  // An interface of one method is made of the function: https://kotlinlang.org/docs/java-interop.html#sam-conversions.
  if (constructs && callee.kind === 'name' && given.length === 1 && first?.value.kind === 'function') return first.value;
  return { kind: 'call', callee, arguments: given, constructs, span };
}

/** What a call is of and what it is given; a lambda that stands after the brackets is its last argument. */
function callParts(node: SyntaxNode, lower: Lowering): { readonly callee: Expression; readonly given: readonly Argument[] } {
  const [first] = node.children;
  const lambda = node.ofType('annotated_lambda');
  const own = [...argumentsOf(node.ofType('value_arguments'), lower), ...(lambda === undefined ? [] : [plainArgument(soleOf(lambda, lower))])];
  if (first === undefined) return { callee: nameExpression(node), given: own };
  if (first.type !== 'call_expression' || node.ofType('value_arguments') !== undefined) return { callee: lower.expression(first), given: own };
  const inner = callParts(first, lower);
  return { callee: inner.callee, given: [...inner.given, ...own] };
}

export function argumentsOf(list: SyntaxNode | undefined, lower: Lowering): readonly Argument[] {
  return (list?.children ?? []).filter(({ type }) => type === 'value_argument').map((one) => {
    const [name, value] = one.children;
    const span = spanOf(one);
    return name !== undefined && value !== undefined ? { keyword: name.text, value: lower.expression(value), span } : { value: soleOf(one, lower), span };
  });
}

/** A lambda answers what it computes last. */
export function lowerLambda(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const list = node.ofType('lambda_parameters');
  const parameters = (list?.children ?? []).flatMap((one): readonly Parameter[] => {
    const name = one.type === 'variable_declaration' ? one.ofType('identifier') : undefined;
    return name === undefined ? [] : [{ name: name.text, annotations: [], span: spanOf(name) }];
  });
  const body = lower.meaningful(node).filter(({ type }) => type !== 'lambda_parameters').map((one) => lower.statement(one));
  return { kind: 'function', parameters, body: withAnswers(body), annotations: [], span: spanOf(node) };
}

/** Functions that give what they are called on to their lambda: https://kotlinlang.org/docs/scope-functions.html. */
const SCOPES = /^(?:let|also)$/;

function scoped(lambda: FunctionExpression, object: Expression): FunctionExpression {
  const [parameter] = lambda.parameters;
  const { span } = object;
  const bound: Statement = { kind: 'expression', value: { kind: 'assign', target: { kind: 'name', name: parameter?.name ?? 'it', span }, value: object, adds: false, declares: true, span } };
  return { ...lambda, parameters: [], body: [bound, ...lambda.body] };
}
