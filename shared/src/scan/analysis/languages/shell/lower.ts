import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, lowerAll, nameExpression, soleOf, spanOf, textExpression } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { commandName, lowerCommand, lowerPipeline, lowerRedirected } from './commands';
import { givesItsOutput } from './output';
import { traced } from './traced';
import { heredoc, lowerConcatenation, lowerExpansion, quoted, variable } from './words';

/** Shell: sh, bash, ksh and what zsh shares with them. Source of the names: https://github.com/tree-sitter/tree-sitter-bash (grammar.js). */
export const shellLowering: LoweringTable = {
  skipped: new Set(['comment', 'heredoc_start', 'heredoc_end', 'file_descriptor']),
  expressions: {
    word: (node) => textExpression(node, 0, 0),
    raw_string: (node) => textExpression(node, 1, 1),
    ansi_c_string: (node) => textExpression(node, 2, 1),
    string: (node, lower) => quoted(node, lower),
    translated_string: soleOf,
    concatenation: lowerConcatenation,
    heredoc_body: heredoc,
    number: constant, regex: constant, extglob_pattern: constant,
    variable_name: (node) => variable(node),
    special_variable_name: (node) => variable(node),
    simple_expansion: soleOf,
    expansion: lowerExpansion,
    subscript: (node, lower) => lower.optional(node.child('name')) ?? lower.opaque(node),
    array: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    command_substitution: soleOf,
    process_substitution: soleOf,
    arithmetic_expansion: (node, lower) => lower.opaque(node),
    command: (node, lower) => lowerCommand(node, lower),
    pipeline: lowerPipeline,
    redirected_statement: lowerRedirected,
    variable_assignment: lowerAssignment,
    test_command: (node, lower) => ({ kind: 'compare', operator: 'test', operands: lower.expressionsIn(node), span: spanOf(node) }),
    negated_command: (node, lower) => ({ kind: 'compare', operator: '!', operands: lower.expressionsIn(node), span: spanOf(node) }),
  },
  statements: {
    command: lowerStatement,
    redirected_statement: (node, lower) => (isCommand(node.child('body')) ? lowerStatement(node, lower) : { kind: 'block', body: lower.body(node.child('body')) }),
    list: (node, lower) => {
      const [first, ...rest] = lower.meaningful(node);
      return first === undefined ? { kind: 'block', body: [] } : { kind: 'block', body: [lower.statement(first), { kind: 'branch', arms: [rest.map((one) => lower.statement(one)), []] }] };
    },
    declaration_command: (node, lower) => ({ kind: 'block', body: node.children.filter(({ type }) => type === 'variable_assignment').map((one) => ({ kind: 'expression', value: lower.expression(one) })) }),
    unset_command: (node) => ({ kind: 'block', body: node.children.map((one): Statement => ({ kind: 'expression', value: { kind: 'assign', target: nameExpression(one), value: constant(one), adds: false, declares: false, span: spanOf(one) } })) }),
    compound_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    subshell: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    do_group: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    if_statement: lowerIf,
    case_statement: (node, lower) => ({
      kind: 'branch', test: lower.expression(node.child('value') ?? node),
      arms: [...node.children.filter(({ type }) => type === 'case_item').map((item) => item.children.filter(({ field }) => field === '').map((one) => lower.statement(one))), []],
    }),
    for_statement: (node, lower) => {
      const values = node.children.filter(({ field }) => field === 'value');
      return { kind: 'loop', over: { kind: 'sequence', items: lowerAll(values, lower), span: spanOf(node) }, binds: lowerAll([node.child('variable')], lower), body: lower.body(node.child('body')) };
    },
    c_style_for_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.child('body')) }),
    while_statement: (node, lower) => ({ kind: 'block', body: [...node.children.filter(({ field, type }) => field === 'condition' && type !== ';').map((one) => lower.statement(one)), { kind: 'loop', binds: [], body: lower.body(node.child('body')) }] }),
    function_definition: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
  },
};

function isCommand(node: SyntaxNode | undefined): boolean {
  return node?.type === 'command';
}

/** `exit` and `return` end what they stand in; what a function prints and is called for is what it returns. */
function lowerStatement(node: SyntaxNode, lower: Lowering): Statement {
  const name = commandName(node);
  if (name === 'exit' || name === 'return') return { kind: 'return', span: spanOf(node) };
  if (name === 'set') {
    const value = traced(node, lower);
    return value === undefined ? { kind: 'block', body: [] } : { kind: 'expression', value };
  }
  const value = lower.expression(node);
  // More may be printed after it, so that it must not end the function.
  return givesItsOutput(node, name) ? { kind: 'branch', arms: [[{ kind: 'return', value, span: spanOf(node) }], []] } : { kind: 'expression', value };
}

function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const [name, value] = [node.child('name'), node.child('value')];
  if (name === undefined) return lower.opaque(node);
  const adds = node.text.slice(name.end - node.start).startsWith('+=');
  const given: Expression = value === undefined ? { kind: 'constant', text: '', span: spanOf(node) } : lower.expression(value);
  return { kind: 'assign', target: name.type === 'subscript' ? lower.expression(name) : nameExpression(name), value: given, adds, declares: true, span: spanOf(node) };
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const conditions = node.children.filter(({ field, type }) => field === 'condition' && type !== ';');
  const own = node.children.filter(({ field, type }) => field === '' && type !== 'elif_clause' && type !== 'else_clause');
  const clauses = node.children.filter(({ type }) => type === 'elif_clause' || type === 'else_clause');
  return { kind: 'block', body: [...conditions.map((one) => lower.statement(one)), { kind: 'branch', arms: [own.map((one) => lower.statement(one)), ...clauses.map((clause) => lower.statementsIn(clause)), []] }] };
}

/** `$1` to `$9` are a function's parameters. */
const POSITIONS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name');
  const parameters = POSITIONS.map((position): Parameter => ({ name: position, annotations: [], span: spanOf(name ?? node) }));
  return { kind: 'function', name: name?.text ?? '', parameters, body: lower.body(node.child('body')), annotations: [], span: spanOf(node) };
}
