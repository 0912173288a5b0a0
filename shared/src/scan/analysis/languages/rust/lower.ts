import type { Entry, Expression } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, plainArgument, soleOf, spanOf, withValue } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerBlock, lowerChoice, lowerFor, lowerIf, lowerLet, lowerLoop, lowerMatch } from './lower-control';
import { lowerClosure, lowerFunction, lowerImpl, lowerItems, lowerStruct } from './lower-items';
import { lowerMacro } from './lower-macro';
import { FEW_CHARACTERS, lowerLiteral, lowerSelf, VARIANT } from './lower-text';

/** Rust. Source of the names: https://github.com/tree-sitter/tree-sitter-rust (grammar.js). Paths are members: `env::var` is `env.var`. */
export const rustLowering: LoweringTable = {
  skipped: new Set(['line_comment', 'block_comment', 'attribute_item', 'inner_attribute_item', 'visibility_modifier', 'mutable_specifier', 'lifetime', 'type_arguments', 'type_parameters', 'empty_statement', 'label', 'shebang']),
  expressions: {
    identifier: (node) => (isVariant(node) ? constant(node) : nameExpression(node)),
    self: lowerSelf, metavariable: (node) => nameExpression(node), type_identifier: (node) => nameExpression(node), field_identifier: (node) => nameExpression(node),
    scoped_identifier: (node, lower) => (isVariant(node) ? constant(node) : memberExpression(node, lower, node.child('path'), node.child('name'))),
    scoped_type_identifier: (node, lower) => memberExpression(node, lower, node.child('path'), node.child('name')),
    generic_type: (node, lower) => lower.expression(node.child('type') ?? node),
    bracketed_type: soleOf,
    generic_function: (node, lower) => lower.expression(node.child('function') ?? node),
    field_expression: (node, lower) => memberExpression(node, lower, node.child('value'), node.child('field')),
    index_expression: lowerIndex,
    call_expression: lowerCall,
    macro_invocation: (node) => lowerMacro(node.child('macro')?.text ?? '', node.ofType('token_tree'), spanOf(node)),
    string_literal: lowerLiteral, raw_string_literal: lowerLiteral,
    struct_expression: lowerStructLiteral,
    tuple_expression: lowerTuple,
    array_expression: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    binary_expression: lowerBinary,
    unary_expression: (node, lower) => (node.text.startsWith('!') ? { kind: 'compare', operator: '!', operands: lower.expressionsIn(node), span: spanOf(node) } : soleOf(node, lower)),
    reference_expression: (node, lower) => lower.expression(node.child('value') ?? node),
    type_cast_expression: (node, lower) => lower.expression(node.child('value') ?? node),
    try_expression: soleOf, await_expression: soleOf, parenthesized_expression: soleOf, else_clause: soleOf,
    let_condition: (node, lower) => ({ kind: 'compare', operator: 'let', operands: lowerAll([node.child('value')], lower), span: spanOf(node) }),
    if_expression: lowerChoice, match_expression: lowerChoice,
    block: lowerBlock, unsafe_block: lowerBlock, async_block: lowerBlock, const_block: lowerBlock,
    closure_expression: lowerClosure,
    assignment_expression: (node, lower) => assignment(node, lower, false),
    compound_assignment_expr: (node, lower) => assignment(node, lower, true),
    integer_literal: constant, float_literal: constant, boolean_literal: constant, char_literal: constant, unit_expression: constant, range_expression: constant, break_expression: constant, continue_expression: constant,
  },
  statements: {
    expression_statement: lowerExpressionStatement,
    let_declaration: lowerLet,
    return_expression: (node, lower) => withValue('return', node, lower),
    if_expression: lowerIf, match_expression: lowerMatch, for_expression: lowerFor, while_expression: lowerLoop, loop_expression: lowerLoop,
    block: (node, lower) => ({ kind: 'block', body: lowerItems(node, lower) }),
    unsafe_block: lowerGroup, else_clause: lowerGroup,
    const_item: lowerConstant, static_item: lowerConstant,
    function_item: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    struct_item: (node) => lowerStruct(node),
    impl_item: lowerImpl, trait_item: lowerImpl,
    mod_item: (node, lower) => ({ kind: 'block', body: isTestModule(node) ? [] : lowerItems(node.child('body'), lower) }),
    source_file: (node, lower) => ({ kind: 'block', body: lowerItems(node, lower) }),
    enum_item: nothing, use_declaration: nothing, macro_definition: nothing, type_item: nothing, extern_crate_declaration: nothing, function_signature_item: nothing,
  },
};

function nothing(): Statement {
  return { kind: 'block', body: [] };
}

function lowerGroup(node: SyntaxNode, lower: Lowering): Statement {
  return { kind: 'block', body: lower.statementsIn(node) };
}

/** By convention the tests of a module stand in one of this name: https://doc.rust-lang.org/book/ch11-03-test-organization.html. */
function isTestModule(node: SyntaxNode): boolean {
  return /^tests?$/.test(node.child('name')?.text ?? '');
}

function lowerExpressionStatement(node: SyntaxNode, lower: Lowering): Statement {
  const [only, more] = lower.meaningful(node);
  return only !== undefined && more === undefined ? lower.statement(only) : { kind: 'expression', value: lower.opaque(node) };
}

/** `Error::Token` by itself is a variant or a type: the name of something, and no value. */
function isVariant(node: SyntaxNode): boolean {
  return VARIANT.test(node.text) && !['function', 'path', 'type'].includes(node.field);
}

function lowerConstant(node: SyntaxNode, lower: Lowering): Statement {
  const [name, value] = [node.child('name'), node.child('value')];
  if (name === undefined || value === undefined) return nothing();
  return { kind: 'expression', value: { kind: 'assign', target: nameExpression(name), value: lower.expression(value), adds: false, declares: true, span: spanOf(node) } };
}

/** What makes an object: a tuple struct or variant, and a type's `new`. */
const CONSTRUCTS = /^(?:[A-Z]\w*|new|default)$/;

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const callee = lower.expression(node.child('function') ?? node);
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  // https://doc.rust-lang.org/std/option/enum.Option.html#method.unwrap_or
  if (callee.kind === 'member' && /^(?:unwrap_or|unwrap_or_else)$/.test(name)) return { kind: 'choice', options: [callee.object, ...lower.expressionsIn(node.child('arguments'))], span: spanOf(node) };
  return { kind: 'call', callee, arguments: lower.expressionsIn(node.child('arguments')).map(plainArgument), constructs: CONSTRUCTS.test(name), span: spanOf(node) };
}

function lowerIndex(node: SyntaxNode, lower: Lowering): Expression {
  const [object, key] = node.children;
  if (object !== undefined && key !== undefined && FEW_CHARACTERS.test(key.text)) return { kind: 'compare', operator: '[..]', operands: [lower.expression(object)], span: spanOf(node) };
  return indexExpression(node, lower, object, key);
}

function lowerStructLiteral(node: SyntaxNode, lower: Lowering): Expression {
  const type = node.child('name')?.text;
  const entries = (node.child('body')?.children ?? []).map((one): Entry => {
    const name = one.child('field') ?? one.ofType('identifier');
    const value = one.child('value');
    if (one.type === 'base_field_initializer') return { value: soleOf(one, lower), span: spanOf(one) };
    return { key: name?.text ?? '', value: value === undefined ? nameExpression(name ?? one) : lower.expression(value), span: spanOf(one) };
  });
  return { kind: 'mapping', entries, ...(type === undefined ? {} : { type }), span: spanOf(node) };
}

/** A status and a body are an answer: https://docs.rs/axum/latest/axum/response/index.html. */
function lowerTuple(node: SyntaxNode, lower: Lowering): Expression {
  const items = lower.expressionsIn(node);
  const [status, ...rest] = items;
  if (status?.kind === 'member' && status.object.kind === 'name' && status.object.name === 'StatusCode') return { kind: 'call', callee: status.object, arguments: rest.map(plainArgument), constructs: true, span: spanOf(node) };
  return { kind: 'sequence', items, span: spanOf(node) };
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function assignment(node: SyntaxNode, lower: Lowering, adds: boolean): Expression {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return lower.opaque(node);
  return { kind: 'assign', target: lower.expression(left), value: lower.expression(right), adds, declares: false, span: spanOf(node) };
}
