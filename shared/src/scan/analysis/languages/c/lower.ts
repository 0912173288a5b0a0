import type { Entry, Expression } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lowerCall, lowerNew, lowerStream } from './calls';
import { declared, lowerClass, lowerFunction, parametersOf, simpleType } from './declarations';
import { addFlag } from './options';

/**
 * C and C++, which one grammar reads. Source of the names: https://github.com/tree-sitter/tree-sitter-cpp (grammar.js). The
 * namespace `std` is left out of names, as programs may leave it out.
 */
export const cppLowering: LoweringTable = {
  skipped: new Set(['comment', 'type_qualifier', 'storage_class_specifier', 'access_specifier', 'attribute_specifier', 'attribute_declaration', 'template_parameter_list', 'template_argument_list', 'literal_suffix', 'ms_call_modifier']),
  expressions: {
    identifier: (node) => nameExpression(node),
    field_identifier: (node) => nameExpression(node),
    namespace_identifier: (node) => nameExpression(node),
    type_identifier: (node) => nameExpression(node),
    this: (node) => nameExpression(node),
    qualified_identifier: qualified,
    template_function: (node, lower) => lower.optional(node.child('name')) ?? constant(node),
    template_method: (node, lower) => lower.optional(node.child('name')) ?? constant(node),
    template_type: (node, lower) => lower.optional(node.child('name')) ?? constant(node),
    dependent_name: soleOf,
    field_expression: (node, lower) => memberExpression(node, lower, node.child('argument'), fieldName(node.child('field'))),
    subscript_expression: (node, lower) => indexExpression(node, lower, node.child('argument'), node.child('indices')?.children[0]),
    call_expression: lowerCall,
    new_expression: lowerNew,
    string_literal: (node) => textExpression(node, node.text.indexOf('"') + 1, 1),
    raw_string_literal: (node) => rawText(node),
    concatenated_string: (node) => concatenated(node),
    user_defined_literal: (node, lower) => lower.optional(node.children[0]) ?? constant(node),
    binary_expression: lowerBinary,
    unary_expression: (node, lower) => (node.child('operator')?.text === '!' ? { kind: 'compare', operator: '!', operands: lowerAll([node.child('argument')], lower), span: spanOf(node) } : lower.opaque(node)),
    // An address is as good as the value behind it.
    pointer_expression: (node, lower) => lower.optional(node.child('argument')) ?? constant(node),
    conditional_expression: (node, lower) => ({ kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: lowerAll([node.child('consequence') ?? node.child('condition'), node.child('alternative')], lower), span: spanOf(node) }),
    assignment_expression: lowerAssignment,
    parenthesized_expression: soleOf,
    condition_clause: (node, lower) => lower.optional(node.child('value')) ?? lower.opaque(node),
    cast_expression: (node, lower) => lower.optional(node.child('value')) ?? constant(node),
    compound_literal_expression: lowerMade,
    initializer_list: lowerInitializer,
    lambda_expression: (node, lower) => ({ kind: 'function', parameters: parametersOf(node.child('declarator')?.child('parameters'), lower), body: lower.body(node.child('body')), annotations: [], span: spanOf(node) }),
    co_await_expression: soleOf,
    declaration: (node) => constant(node),
    sizeof_expression: constant, alignof_expression: constant, number_literal: constant, char_literal: constant, true: constant, false: constant, null: constant, nullptr: constant, auto: constant, primitive_type: constant, type_descriptor: constant, update_expression: constant, delete_expression: constant,
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    declaration: (node, lower) => ({ kind: 'block', body: declared(node, lower) }),
    field_declaration: (node, lower) => ({ kind: 'block', body: declared(node, lower) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    co_return_statement: (node, lower) => withValue('return', node, lower),
    throw_statement: (node, lower) => withValue('throw', node, lower),
    goto_statement: (node) => ({ kind: 'return', span: spanOf(node) }),
    if_statement: lowerIf,
    else_clause: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    switch_statement: (node, lower) => {
      const cases = (node.child('body')?.children ?? []).filter(({ type }) => type === 'case_statement');
      return { kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [...cases.map((one) => one.children.filter(({ field }) => field === '').map((child) => lower.statement(child))), []] };
    },
    for_range_loop: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('right') ?? node), binds: [], body: lower.body(node.child('body')) }),
    for_statement: (node, lower) => ({ kind: 'block', body: [...lower.body(node.child('initializer')), { kind: 'loop', binds: [], body: lower.body(node.child('body')) }] }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.child('body')) }),
    do_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.child('body')) }),
    try_statement: (node, lower) => ({
      kind: 'try', body: lower.statementsIn(node.child('body')), last: [],
      handlers: node.children.filter(({ type }) => type === 'catch_clause').map((one) => {
        const [bound] = parametersOf(one.child('parameters'), lower);
        return { ...(bound === undefined ? {} : { binds: bound.name }), body: lower.statementsIn(one.child('body')), span: spanOf(one) };
      }),
    }),
    compound_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    declaration_list: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    labeled_statement: (node, lower) => ({ kind: 'block', body: lower.meaningful(node).slice(1).map((child) => lower.statement(child)) }),
    function_definition: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    class_specifier: lowerClass, struct_specifier: lowerClass,
    namespace_definition: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node.child('body')) }),
    linkage_specification: (node, lower) => ({ kind: 'block', body: lower.body(node.child('body')) }),
    template_declaration: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    preproc_ifdef: lowerConditional, preproc_if: lowerConditional, preproc_elif: lowerConditional, preproc_else: lowerConditional,
    preproc_def: lowerDefinition,
    preproc_include: nothing, preproc_function_def: nothing, preproc_call: nothing, using_declaration: nothing, alias_declaration: nothing, type_definition: nothing, enum_specifier: nothing, union_specifier: nothing, break_statement: nothing, continue_statement: nothing,
  },
};

/** C, where `==` compares numbers and addresses: only the functions for it compare texts. */
export const cLowering: LoweringTable = {
  ...cppLowering,
  expressions: {
    ...cppLowering.expressions,
    binary_expression: (node, lower) => {
      const value = lowerBinary(node, lower);
      // What a function compares is still compared as text.
      return value.kind === 'compare' && value.span.start === node.start && value.span.end === node.end ? { ...value, operator: 'is' } : value;
    },
  },
};

function nothing(): Statement {
  return { kind: 'block', body: [] };
}

/** `a::b::c` nests to the right. */
function qualified(node: SyntaxNode, lower: Lowering): Expression {
  let object: Expression | undefined;
  let rest: SyntaxNode | undefined = node;
  while (rest?.type === 'qualified_identifier') {
    const scope = rest.child('scope');
    // The namespace `std` is left out, and so is what stands for the global one.
    if (scope !== undefined && scope.text !== 'std') object = object === undefined ? lower.expression(scope) : { kind: 'member', object, property: simpleType(scope.text), span: { start: node.start, end: scope.end } };
    rest = rest.child('name');
  }
  const name = lower.optional(rest);
  if (object === undefined || name?.kind !== 'name') return name ?? object ?? constant(node);
  return { kind: 'member', object, property: name.name, span: spanOf(node) };
}

function fieldName(field: SyntaxNode | undefined): SyntaxNode | undefined {
  return field?.type === 'template_method' ? field.child('name') : field;
}

/** `R"mark(…)mark"`. */
function rawText(node: SyntaxNode): Expression {
  const open = node.text.indexOf('(') + 1;
  return textExpression(node, open, open - node.text.indexOf('"'));
}

/** Literals that follow each other are one; macros between them are left out. */
function concatenated(node: SyntaxNode): Expression {
  const literals = node.children.filter(({ type }) => type === 'string_literal');
  const text = literals.map((one) => textExpression(one, one.text.indexOf('"') + 1, 1).text).join('');
  const span = spanOf(node);
  return { kind: 'text', text, span, inner: { start: Math.min(span.start + 1, span.end), end: Math.max(span.start + 1, span.end - 1) } };
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||', 'and', 'or', '<=>']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  if (operator === '<<') return lowerStream(node, lower);
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  if (!COMPARING.has(operator)) return { kind: 'opaque', parts: operands, span };
  // `strcmp(a, b) == 0` compares a with b.
  const [left, right] = operands;
  if (left?.kind === 'compare' && right?.kind === 'constant') return left;
  return { kind: 'compare', operator, operands, span };
}

/** What is stored in an element is stored in the array, beside the rest. */
function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return lower.opaque(node);
  const target = lower.expression(left);
  const operator = node.child('operator')?.text ?? '=';
  const element = target.kind === 'index';
  return { kind: 'assign', target: element ? target.object : target, value: lower.expression(right), adds: element || operator !== '=', declares: false, span: spanOf(node) };
}

/** `Bearer{token}` makes an object of a type; in C it is a struct's value. */
function lowerMade(node: SyntaxNode, lower: Lowering): Expression {
  const [type, value] = [node.child('type'), lower.optional(node.child('value'))];
  if (type === undefined || value === undefined || value.kind !== 'sequence' || type.type === 'type_descriptor') return value ?? constant(node);
  return { kind: 'call', callee: lower.expression(type), arguments: addFlag(simpleType(type.text), value.items), constructs: true, span: spanOf(node) };
}

function lowerInitializer(node: SyntaxNode, lower: Lowering): Expression {
  const items = lower.meaningful(node);
  if (!items.some(({ type }) => type === 'initializer_pair')) return { kind: 'sequence', items: items.map((one) => lower.expression(one)), span: spanOf(node) };
  const entries = items.map((one): Entry => {
    const key = one.child('designator')?.ofType('field_identifier')?.text;
    const value = one.child('value');
    return { ...(key === undefined ? {} : { key }), value: lower.expression(value ?? one), span: spanOf(one) };
  });
  return { kind: 'mapping', entries, span: spanOf(node) };
}

/** `if (x == NULL) x = "…"` is how C says that something stands in. */
function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.expression(node.child('condition') ?? node);
  const [then, otherwise] = [lower.body(node.child('consequence')), lower.body(node.child('alternative'))];
  const [only, ...more] = then;
  const value = only?.kind === 'expression' ? only.value : undefined;
  if (more.length > 0 || otherwise.length > 0 || value?.kind !== 'assign' || value.value.kind !== 'text' || test.kind !== 'compare') return { kind: 'branch', test, arms: [then, otherwise] };
  const [tested, against] = test.operands;
  const { target } = value;
  const missing = tested?.kind === 'name' && target.kind === 'name' && tested.name === target.name && (test.operator === '!' || (against?.kind === 'constant' && /^(?:NULL|nullptr|0)$/.test(against.text)) || (against?.kind === 'name' && against.name === 'NULL'));
  return missing ? { kind: 'expression', value: { ...value, value: { kind: 'choice', options: [tested, value.value], span: value.span } } } : { kind: 'branch', test, arms: [then, otherwise] };
}

/** Both sides of a conditional are read: either may be compiled. */
function lowerConditional(node: SyntaxNode, lower: Lowering): Statement {
  const alternative = node.child('alternative');
  const own = node.children.filter(({ field }) => field === '');
  const arms = [own.map((one) => lower.statement(one)), alternative === undefined ? [] : lower.body(alternative)];
  // At the top of a file both sides declare; within a function either is run.
  return { kind: 'block', body: arms.flat() };
}

/** `#define KEY "…"` names a literal. */
function lowerDefinition(node: SyntaxNode): Statement {
  const [name, value] = [node.child('name'), node.child('value')];
  const literal = value === undefined ? null : /^\s*L?"((?:[^"\\]|\\.)*)"\s*$/.exec(value.text);
  if (name === undefined || value === undefined || literal === null) return { kind: 'block', body: [] };
  const start = value.start + value.text.indexOf('"');
  const inner = { start: start + 1, end: start + 1 + (literal[1] ?? '').length };
  const text: Expression = { kind: 'text', text: literal[1] ?? '', span: { start, end: inner.end + 1 }, inner };
  return { kind: 'expression', value: { kind: 'assign', target: nameExpression(name), value: text, adds: false, declares: true, span: spanOf(node) } };
}
