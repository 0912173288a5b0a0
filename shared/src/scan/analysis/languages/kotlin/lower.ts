import type { Expression } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, soleOf, spanOf } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerCall, lowerLambda } from './lower-call';
import { lowerAssignment, lowerChoice, lowerFor, lowerIf, lowerProperty, lowerTry, lowerWhen, lowerWhile, onWays } from './lower-control';
import { lowerString } from './lower-text';
import { lowerClass, lowerFunction, lowerInitializer, lowerObject } from './lower-types';

/** Kotlin. Source of the names: https://github.com/tree-sitter-grammars/tree-sitter-kotlin (grammar.js). Classes are known by their simple names. */
export const kotlinLowering: LoweringTable = {
  skipped: new Set(['line_comment', 'block_comment', 'modifiers', 'parameter_modifiers', 'type_arguments', 'type_parameters', 'type_constraints', 'user_type', 'nullable_type', 'function_type', 'label']),
  expressions: {
    identifier: (node) => (/^(?:null|true|false)$/.test(node.text) ? constant(node) : nameExpression(node)),
    this_expression: (node) => nameExpression(node, 'this'),
    super_expression: (node) => nameExpression(node),
    navigation_expression: (node, lower) => memberExpression(node, lower, node.children[0], node.children.at(-1)),
    index_expression: (node, lower) => indexExpression(node, lower, node.children[0], node.children[1]),
    call_expression: lowerCall,
    annotated_lambda: soleOf, lambda_literal: lowerLambda,
    anonymous_function: lowerFunction,
    object_literal: lowerObject,
    string_literal: lowerString, multiline_string_literal: lowerString,
    binary_expression: lowerBinary,
    infix_expression: lowerInfix,
    unary_expression: (node, lower) => (node.child('operator')?.text === '!' ? { kind: 'compare', operator: '!', operands: lowerAll([node.child('argument')], lower), span: spanOf(node) } : lower.expression(node.child('argument') ?? node)),
    as_expression: (node, lower) => lower.expression(node.child('left') ?? node),
    is_expression: (node, lower) => ({ kind: 'compare', operator: 'is', operands: lowerAll([node.child('left')], lower), span: spanOf(node) }),
    in_expression: (node, lower) => ({ kind: 'compare', operator: 'in', operands: lowerAll([node.child('left'), node.child('right')], lower), span: spanOf(node) }),
    if_expression: lowerChoice, when_expression: lowerChoice,
    spread_expression: soleOf, parenthesized_expression: soleOf, property_delegate: soleOf,
    collection_literal: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    number_literal: constant, float_literal: constant, character_literal: constant, boolean_literal: constant, range_expression: constant, callable_reference: constant, type_test: constant,
  },
  statements: {
    property_declaration: (node, lower) => lowerProperty(node, lower),
    assignment: lowerAssignment,
    return_expression: (node, lower) => leaving('return', node, lower),
    throw_expression: (node, lower) => leaving('throw', node, lower),
    if_expression: lowerIf, when_expression: lowerWhen, try_expression: lowerTry,
    for_statement: lowerFor, while_statement: lowerWhile, do_while_statement: lowerWhile,
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    anonymous_initializer: lowerInitializer,
    function_declaration: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    class_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    object_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    companion_object: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    package_header: nothing, import: nothing, type_alias: nothing, file_annotation: nothing,
  },
};

function nothing(): Statement {
  return { kind: 'block', body: [] };
}

/** `return@label value`, `throw error`. */
function leaving(kind: 'return' | 'throw', node: SyntaxNode, lower: Lowering): Statement {
  const value = lower.meaningful(node).find(({ field }) => field !== 'label');
  const span = spanOf(node);
  return value === undefined ? { kind, span } : onWays(value, lower, (one) => ({ kind, value: one, span }));
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  if (operator === '?:') return { kind: 'choice', options: operands, span };
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

/** `"key" to value` is an entry of a map: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin/to.html. */
function lowerInfix(node: SyntaxNode, lower: Lowering): Expression {
  const [left, name, right] = node.children;
  if (left === undefined || name?.text !== 'to' || right === undefined) return lower.opaque(node);
  const key = lower.expression(left);
  const span = spanOf(node);
  return { kind: 'mapping', entries: [{ ...(key.kind === 'text' ? { key: key.text } : {}), value: lower.expression(right), span }], span };
}
