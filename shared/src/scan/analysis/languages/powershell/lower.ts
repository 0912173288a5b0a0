import type { Entry, Expression } from '../../program/expression';
import { BRACE_HOLE, formatted } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, nameExpression, plainArgument, spanOf, textExpression } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerCommand, lowerChain } from './commands';
import { lowerClass, lowerFunction, lowerParameters, lowerScript, returned } from './declarations';
import { lowerVariable, token, typeName, withHoles } from './words';

/**
 * PowerShell. Source of the names: https://github.com/airbus-cert/tree-sitter-powershell (grammar.js). The grammar wraps
 * each value in a node for every level of precedence; those with one child are passed through.
 */
export const powershellLowering: LoweringTable = {
  skipped: new Set(['comment', 'command_argument_sep', 'assignement_operator', 'format_operator', 'comparison_operator', 'empty_statement', 'redirections', 'redirection', 'attribute_list', 'catch_type_list']),
  expressions: {
    ...passing(['pipeline', 'logical_expression', 'bitwise_expression', 'comparison_expression', 'additive_expression', 'multiplicative_expression', 'format_expression', 'range_expression', 'array_literal_expression', 'unary_expression', 'string_literal', 'left_assignment_expression', 'integer_literal', 'expression_with_unary_operator', 'parenthesized_expression', 'key_expression', 'script_block_expression', 'hash_literal_expression', 'argument_expression', 'statement_list',
      'logical_argument_expression', 'bitwise_argument_expression', 'comparison_argument_expression', 'additive_argument_expression', 'multiplicative_argument_expression', 'format_argument_expression', 'range_argument_expression']),
    pipeline_chain: (node, lower) => lowerChain(node, lower),
    command: (node, lower) => lowerCommand(node, lower),
    variable: (node) => lowerVariable(node, node.text),
    expandable_string_literal: (node, lower) => withHoles(node, lower, 1),
    expandable_here_string_literal: (node, lower) => withHoles(node, lower, 2),
    verbatim_string_characters: (node) => textExpression(node, 1, 1),
    verbatim_here_string_characters: (node) => textExpression(node, 2, 2),
    generic_token: token,
    simple_name: (node) => nameExpression(node),
    type_literal: (node) => nameExpression(node, typeName(node)),
    sub_expression: (node, lower) => sole(node.child('statements'), lower) ?? constant(node),
    array_expression: (node, lower) => {
      const inner = sole(node.child('statements'), lower);
      return inner?.kind === 'sequence' ? inner : { kind: 'sequence', items: inner === undefined ? [] : [inner], span: spanOf(node) };
    },
    cast_expression: lowerCast,
    member_access: (node, lower) => member(node, lower, node.children[0], node.ofType('member_name')),
    element_access: (node, lower) => indexExpression(node, lower, node.children[0], node.children[1]),
    invokation_expression: lowerInvocation,
    hash_literal_body: (node, lower) => ({ kind: 'mapping', entries: node.children.filter(({ type }) => type === 'hash_entry').map((one) => entry(one, lower)), span: spanOf(node) }),
    assignment_expression: lowerAssignment,
    if_statement: lowerChoice,
    script_block: lowerScript,
    decimal_integer_literal: constant, hexadecimal_integer_literal: constant, real_literal: constant,
  },
  statements: {
    statement_list: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    statement_block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    param_block: (node, lower) => ({ kind: 'block', body: lowerParameters(node, lower) }),
    script_block_body: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    named_block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    named_block_list: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    pipeline: (node, lower) => returned(node, lower.expression(node)),
    function_statement: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    class_statement: lowerClass,
    if_statement: lowerIf,
    switch_statement: (node, lower) => ({ kind: 'branch', test: lower.expression(node.ofType('switch_condition') ?? node), arms: [...blocksIn(node.ofType('switch_body')).map((block) => lower.statementsIn(block)), []] }),
    foreach_statement: (node, lower) => {
      const [variable, over] = node.children.filter(({ type }) => type !== 'statement_block' && type !== 'foreach_parameter');
      return { kind: 'loop', ...(over === undefined ? {} : { over: lower.expression(over) }), binds: lowerAll([variable], lower), body: lower.body(node.ofType('statement_block')) };
    },
    for_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.ofType('statement_block')) }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.ofType('statement_block')) }),
    do_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.ofType('statement_block')) }),
    try_statement: lowerTry,
    flow_control_statement: lowerFlowControl,
  },
};

/** Entries for types of nodes that stand for their only child, or for what their several children make. */
function passing(types: readonly string[]): LoweringTable['expressions'] {
  const through = new Set(types);
  return Object.fromEntries(types.map((type) => [type, (node: SyntaxNode, lower: Lowering): Expression => {
    let inner = node;
    for (let only = soleChild(inner, lower); only !== undefined; only = soleChild(inner, lower)) {
      inner = only;
      if (!through.has(inner.type)) return lower.expression(inner);
    }
    return composed(inner, lower);
  }] as const));
}

/** `-not x` and `!x` have one child too, and are not what it is. */
function soleChild(node: SyntaxNode, lower: Lowering): SyntaxNode | undefined {
  const inner = lower.meaningful(node);
  return inner.length === 1 && !/^(?:!|-not\b)/i.test(node.type === 'expression_with_unary_operator' ? node.text : '') ? inner[0] : undefined;
}

function composed(node: SyntaxNode, lower: Lowering): Expression {
  const span = spanOf(node);
  const parts = lower.expressionsIn(node);
  switch (node.type.replace('_argument', '')) {
    case 'expression_with_unary_operator': return { kind: 'compare', operator: '!', operands: parts, span };
    case 'additive_expression': return joinOf(span, parts);
    case 'array_literal_expression': return { kind: 'sequence', items: parts, span };
    case 'logical_expression': return { kind: 'compare', operator: 'and', operands: parts, span };
    case 'comparison_expression': return compared(node, parts);
    case 'format_expression': return filled(span, parts);
    default: return parts.length === 0 ? constant(node) : { kind: 'opaque', parts, span };
  }
}

/** Operators that compare give a truth value; `-join`, `-replace` and `-split` a text. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_operators */
function compared(node: SyntaxNode, parts: readonly Expression[]): Expression {
  const operator = (node.ofType('comparison_operator')?.text ?? '').toLowerCase().replace(/^-(?:[ci](?=eq|ne|like|match|replace|split|contains))?/, '');
  const span = spanOf(node);
  if (/^(?:join|split|as)$/.test(operator)) return { kind: 'opaque', parts, span };
  const [value, by] = parts;
  if (operator !== 'replace' || value === undefined) return { kind: 'compare', operator, operands: parts, span };
  const mask = by?.kind === 'sequence' ? by.items.at(-1) : undefined;
  return mask?.kind === 'text' && /^[*x#.]+$/i.test(mask.text) ? { kind: 'compare', operator, operands: [value], span } : value;
}

function filled(span: Expression['span'], [format, given]: readonly Expression[]): Expression {
  const values = given === undefined ? [] : given.kind === 'sequence' ? given.items : [given];
  return format?.kind === 'text' ? formatted(span, format, values.map(plainArgument), BRACE_HOLE) : { kind: 'opaque', parts: [...(format === undefined ? [] : [format]), ...values], span };
}

function sole(node: SyntaxNode | undefined, lower: Lowering): Expression | undefined {
  const parts = lower.expressionsIn(node);
  const [only] = parts;
  return parts.length === 1 || node === undefined ? only : { kind: 'opaque', parts, span: spanOf(node) };
}

/** An error record is as good as the exception in it. */
function member(node: SyntaxNode, lower: Lowering, object: SyntaxNode | undefined, name: SyntaxNode | undefined): Expression {
  const property = name?.text ?? '';
  if (object === undefined || property === '') return lower.opaque(node);
  const inner = lower.expression(object);
  return /^(?:Exception|InnerException|GetBaseException)$/i.test(property) ? inner : { kind: 'member', object: inner, property: property.replace(/^["']|["']$/g, ''), span: spanOf(node) };
}

/** `[Console]::WriteLine($x)`, `$client.Send($x)`, `[Client]::new($x)`. */
function lowerInvocation(node: SyntaxNode, lower: Lowering): Expression {
  const [object] = node.children;
  const name = node.ofType('member_name');
  const list = node.ofType('argument_list')?.child('argument_expression_list');
  const given = lower.expressionsIn(list).flatMap((one) => (one.kind === 'sequence' && list?.children.length === 1 ? one.items : [one])).map(plainArgument);
  const span = spanOf(node);
  if (object?.type === 'type_literal' && name?.text.toLowerCase() === 'new') return { kind: 'call', callee: nameExpression(object, typeName(object)), arguments: given, constructs: true, span };
  return { kind: 'call', callee: member(node, lower, object, name), arguments: given, constructs: false, span };
}

/** `[string]$x` is x; `[Response]@{ … }` makes an object of a type. */
function lowerCast(node: SyntaxNode, lower: Lowering): Expression {
  const [type, value] = lower.meaningful(node);
  if (type === undefined || value === undefined) return lower.opaque(node);
  const inner = lower.expression(value);
  // Whether there is one says nothing of it: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_booleans
  if (/^bool(?:ean)?$/i.test(typeName(type))) return { kind: 'compare', operator: 'bool', operands: [inner], span: spanOf(node) };
  if (inner.kind !== 'mapping') return inner;
  return { kind: 'call', callee: nameExpression(type, typeName(type)), arguments: [plainArgument(inner)], constructs: true, span: spanOf(node) };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  const [key, value] = lower.meaningful(node);
  const name = key === undefined ? undefined : lower.expression(key);
  const word = name?.kind === 'name' ? name.name : name?.kind === 'text' ? name.text : undefined;
  return { ...(word === undefined ? {} : { key: word }), value: value === undefined ? constant(node) : lower.expression(value), span: spanOf(node) };
}

function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const [left] = node.children;
  const value = node.child('value');
  if (left === undefined || value === undefined) return lower.opaque(node);
  const operator = node.ofType('assignement_operator')?.text ?? '=';
  const target = lower.expression(left);
  const type = /^\[([\w.]{1,80})\]/.exec(left.text)?.[1];
  return { kind: 'assign', target: target.kind === 'index' ? target.object : target, value: lower.expression(value), adds: operator !== '=' && operator !== '??=', declares: false, ...(type === undefined ? {} : { type: type.toLowerCase() }), span: spanOf(node) };
}

function blocksIn(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node === undefined) return [];
  return node.type === 'statement_block' ? [node] : node.children.flatMap((child) => blocksIn(child));
}

function armsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const own = node.ofType('statement_block');
  return [...(own === undefined ? [] : [own]), ...blocksIn(node.child('elseif_clauses')), ...blocksIn(node.child('else_clause'))];
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  return { kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [...armsOf(node).map((block) => lower.statementsIn(block)), []] };
}

/** `$x = if (…) { a } else { b }` */
function lowerChoice(node: SyntaxNode, lower: Lowering): Expression {
  return { kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: armsOf(node).map((block): Expression => sole(block.ofType('statement_list'), lower) ?? constant(block)), span: spanOf(node) };
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  const clauses = node.ofType('catch_clauses')?.children ?? [];
  return {
    kind: 'try', body: lower.statementsIn(node.ofType('statement_block')), last: lower.statementsIn(node.ofType('finally_clause')?.ofType('statement_block')),
    // What was caught is `$_`: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_try_catch_finally
    handlers: clauses.map((clause) => ({ binds: '_', body: lower.statementsIn(clause.ofType('statement_block')), span: spanOf(clause) })),
  };
}

function lowerFlowControl(node: SyntaxNode, lower: Lowering): Statement {
  const [value] = lower.expressionsIn(node);
  const word = /^[a-z]+/i.exec(node.text)?.[0].toLowerCase();
  if (word !== 'throw' && word !== 'return' && word !== 'exit') return { kind: 'block', body: [] };
  return { kind: word === 'throw' ? 'throw' : 'return', ...(value === undefined ? {} : { value }), span: spanOf(node) };
}

