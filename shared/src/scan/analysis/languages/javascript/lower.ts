import type { SyntaxNode } from '../../syntax/flat-tree';
import type { Argument, CallExpression, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { indexExpression, joinOf, lowerAll, memberExpression, nameExpression, plainArgument, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import type { ClassDeclaration, Field, Handler, Statement } from '../../program/statement';
import { lowerImport, lowerRequire } from './modules';

/** JavaScript, TypeScript and TSX, whose grammars share their names. Source: https://github.com/tree-sitter/tree-sitter-javascript (grammar.js). */
export const javascriptLowering: LoweringTable = {
  skipped: new Set(['comment', 'html_comment', 'type_annotation', 'type_arguments', 'type_parameters', 'accessibility_modifier', 'hash_bang_line']),
  expressions: {
    identifier: (node) => nameExpression(node),
    property_identifier: (node) => nameExpression(node),
    shorthand_property_identifier: (node) => nameExpression(node),
    shorthand_property_identifier_pattern: (node) => nameExpression(node),
    private_property_identifier: (node) => nameExpression(node),
    this: (node) => nameExpression(node),
    super: (node) => nameExpression(node),
    member_expression: (node, lower) => memberExpression(node, lower, node.child('object'), node.child('property')),
    subscript_expression: (node, lower) => indexExpression(node, lower, node.child('object'), node.child('index')),
    call_expression: lowerCall,
    new_expression: (node, lower) => ({ kind: 'call', callee: lower.expression(node.child('constructor') ?? node), arguments: argumentsOf(node.child('arguments'), lower), constructs: true, span: spanOf(node) }),
    string: (node) => textExpression(node, 1, 1),
    template_string: lowerTemplate,
    binary_expression: lowerBinary,
    unary_expression: lowerUnary,
    ternary_expression: (node, lower) => choice(node, lower, node.child('condition'), [node.child('consequence'), node.child('alternative')]),
    assignment_expression: (node, lower) => assignment(node, lower, node.child('left'), node.child('right'), { adds: false, declares: false }),
    augmented_assignment_expression: (node, lower) => assignment(node, lower, node.child('left'), node.child('right'), { adds: true, declares: false }),
    object: (node, lower) => ({ kind: 'mapping', entries: lower.meaningful(node).map((child) => entry(child, lower)), span: spanOf(node) }),
    object_pattern: (node, lower) => ({ kind: 'mapping', entries: lower.meaningful(node).map((child) => entry(child, lower)), span: spanOf(node) }),
    array: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    array_pattern: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    arrow_function: lowerFunction,
    function_expression: lowerFunction,
    generator_function: lowerFunction,
    method_definition: lowerFunction,
    parenthesized_expression: (node, lower) => soleOf(node, lower),
    await_expression: (node, lower) => soleOf(node, lower),
    as_expression: (node, lower) => firstOf(node, lower),
    satisfies_expression: (node, lower) => firstOf(node, lower),
    non_null_expression: (node, lower) => firstOf(node, lower),
    number: (node) => ({ kind: 'constant', text: node.text, span: spanOf(node) }),
    regex: (node) => ({ kind: 'constant', text: node.text, span: spanOf(node) }),
    class: (node, lower) => lower.opaque(node),
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    lexical_declaration: lowerDeclaration,
    variable_declaration: lowerDeclaration,
    return_statement: (node, lower) => withValue('return', node, lower),
    throw_statement: (node, lower) => withValue('throw', node, lower),
    if_statement: lowerIf,
    else_clause: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    switch_statement: lowerSwitch,
    for_statement: (node, lower) => ({ kind: 'block', body: [...lower.body(node.child('initializer')), { kind: 'loop', binds: [], body: [...lower.body(node.child('condition')), ...lower.body(node.child('body'))] }] }),
    for_in_statement: (node, lower) => ({ kind: 'loop', ...optionalOver(node.child('right'), lower), binds: lowerAll([node.child('left')], lower), body: lower.body(node.child('body')) }),
    while_statement: (node, lower) => ({ kind: 'loop', ...optionalOver(node.child('condition'), lower), binds: [], body: lower.body(node.child('body')) }),
    do_statement: (node, lower) => ({ kind: 'loop', ...optionalOver(node.child('condition'), lower), binds: [], body: lower.body(node.child('body')) }),
    try_statement: lowerTry,
    statement_block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    export_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    function_declaration: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    generator_function_declaration: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    class_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    abstract_class_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    import_statement: lowerImport,
    interface_declaration: () => ({ kind: 'block', body: [] }),
    type_alias_declaration: () => ({ kind: 'block', body: [] }),
    empty_statement: () => ({ kind: 'block', body: [] }),
  },
};

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const given = node.child('arguments');
  const callee = lower.expression(node.child('function') ?? node);
  // A tagged template is a call with the template's holes.
  const values = given?.type === 'template_string' ? [plainArgument(lower.expression(given))] : argumentsOf(given, lower);
  return { kind: 'call', ...(indirect(callee, values) ?? { callee, arguments: values }), constructs: false, span: spanOf(node) };
}

/** `log.call(console, a, b)` and `log.apply(console, [a, b])` call `log` with `a` and `b`. */
function indirect(callee: Expression, [, ...given]: readonly Argument[]): Pick<CallExpression, 'callee' | 'arguments'> | undefined {
  if (callee.kind !== 'member' || (callee.property !== 'call' && callee.property !== 'apply') || given.length === 0) return undefined;
  const [first] = given;
  const listed = callee.property === 'apply' && first?.value.kind === 'sequence' ? first.value.items.map(plainArgument) : given;
  return { callee: callee.object, arguments: listed };
}

function argumentsOf(node: SyntaxNode | undefined, lower: Lowering): readonly Argument[] {
  return lower.expressionsIn(node).map(plainArgument);
}

function lowerTemplate(node: SyntaxNode, lower: Lowering): Expression {
  const parts = node.children.map((child): Expression =>
    child.type === 'template_substitution' ? soleOf(child, lower) : { kind: 'text', text: child.text, span: spanOf(child), inner: spanOf(child) });
  const holes = node.children.some(({ type }) => type === 'template_substitution');
  return holes ? { kind: 'join', parts, span: spanOf(node) } : textExpression(node, 1, 1);
}

const CHOOSING = new Set(['||', '&&', '??']);
const COMPARING = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in', 'instanceof']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  if (CHOOSING.has(operator)) return { kind: 'choice', options: operator === '&&' ? operands.slice(1) : operands, ...(operator === '&&' && operands[0] ? { test: operands[0] } : {}), span };
  if (COMPARING.has(operator)) return { kind: 'compare', operator, operands, span };
  return { kind: 'opaque', parts: operands, span };
}

function lowerUnary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('argument')], lower);
  const span = spanOf(node);
  const [removed] = operands;
  // What is deleted is gone, as if nothing had ever been stored there.
  if (operator === 'delete' && removed !== undefined) return { kind: 'assign', target: removed, value: { kind: 'constant', text: 'undefined', span }, adds: false, declares: false, span };
  return operator === '!' || operator === 'typeof' || operator === 'void' ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  const span = spanOf(node);
  switch (node.type) {
    case 'pair': case 'pair_pattern': {
      const key = node.child('key');
      const value = node.child('value');
      return { ...keyOf(key, lower), value: value === undefined ? lower.opaque(node) : lower.expression(value), span };
    }
    case 'shorthand_property_identifier': case 'shorthand_property_identifier_pattern': return { key: node.text, value: nameExpression(node), span };
    case 'object_assignment_pattern': return { key: node.child('left')?.text ?? '', value: lower.expression(node.child('left') ?? node), span };
    case 'method_definition': return { key: node.child('name')?.text ?? '', value: lowerFunction(node, lower), span };
    case 'spread_element': case 'rest_pattern': return { value: soleOf(node, lower), span };
    default: return { value: lower.expression(node), span };
  }
}

function keyOf(key: SyntaxNode | undefined, lower: Lowering): Pick<Entry, 'key'> {
  if (key === undefined || key.type === 'computed_property_name') return {};
  if (key.type !== 'string') return { key: key.text };
  const text = lower.expression(key);
  return text.kind === 'text' ? { key: text.text } : {};
}

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const single = node.child('parameter');
  const parameters = single === undefined ? lower.meaningful(node.child('parameters') ?? node) : [single];
  return {
    kind: 'function', ...(name === undefined ? {} : { name }),
    parameters: node.child('parameters') === undefined && single === undefined ? [] : parameters.flatMap((one) => parameter(one, lower)),
    body: functionBody(node.child('body'), lower), annotations: [], span: spanOf(node),
  };
}

/** An arrow function's body may be an expression, whose value it returns. */
function functionBody(body: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  if (body === undefined) return [];
  return body.type === 'statement_block' ? lower.statementsIn(body) : [{ kind: 'return', value: lower.expression(body), span: spanOf(body) }];
}

function parameter(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const pattern = node.child('pattern') ?? node.child('left') ?? node;
  const value = lower.optional(node.child('value') ?? node.child('right'));
  const type = node.child('type')?.text.replace(/^:\s*/, '');
  if (pattern.type === 'object_pattern') return pattern.children.flatMap((one) => destructured(one, lower));
  const names = pattern.type === 'identifier' ? [pattern] : namesIn(pattern);
  const shared = { ...(type === undefined ? {} : { type }), ...(value === undefined ? {} : { default: value }), annotations: [] };
  return names.map((name) => ({ name: name.text, ...shared, span: spanOf(name) }));
}

/** One field of a parameter that is an object; it may have a default of its own. */
function destructured(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  if (node.type === 'object_assignment_pattern') return parameter(node, lower);
  const value = node.type === 'pair_pattern' ? node.child('value') : undefined;
  if (value?.type === 'assignment_pattern') return parameter(value, lower);
  return namesIn(node).map((name) => ({ name: name.text, annotations: [], span: spanOf(name) }));
}

/** The variables that a destructuring pattern binds. */
function namesIn(pattern: SyntaxNode): readonly SyntaxNode[] {
  if (pattern.type === 'identifier' || pattern.type === 'shorthand_property_identifier_pattern') return [pattern];
  if (pattern.type === 'object_assignment_pattern' || pattern.type === 'assignment_pattern') return namesIn(pattern.child('left') ?? pattern.children[0] ?? pattern);
  if (pattern.type === 'pair_pattern') return namesIn(pattern.child('value') ?? pattern);
  return pattern.children.flatMap(namesIn);
}

function lowerDeclaration(node: SyntaxNode, lower: Lowering): Statement {
  const body = node.children.filter(({ type }) => type === 'variable_declarator').flatMap((declarator): readonly Statement[] => {
    const required = lowerRequire(declarator);
    const stored: Statement = { kind: 'expression', value: assignment(declarator, lower, declarator.child('name'), declarator.child('value'), { adds: false, declares: true }) };
    return required === undefined ? [stored, ...defaultsIn(declarator.child('name'), lower)] : [required];
  });
  const [only] = body;
  return body.length === 1 && only !== undefined ? only : { kind: 'block', body };
}

/** `const { port = 80 } = …` chooses between the field and the default. */
function defaultsIn(pattern: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  if (pattern?.type !== 'object_pattern') return [];
  return pattern.children.filter(({ type }) => type === 'object_assignment_pattern').map((one): Statement => ({
    kind: 'expression', value: choice(one, lower, undefined, [one.child('left'), one.child('right')]),
  }));
}

function assignment(node: SyntaxNode, lower: Lowering, left: SyntaxNode | undefined, right: SyntaxNode | undefined, how: { readonly adds: boolean; readonly declares: boolean }): Expression {
  if (left === undefined) return lower.opaque(node);
  const target = lower.expression(left);
  if (right === undefined) return how.declares ? { kind: 'constant', text: '', span: spanOf(node) } : target;
  const type = node.child('type')?.text.replace(/^:\s*/, '');
  return { kind: 'assign', target, value: lower.expression(right), ...how, ...(type === undefined ? {} : { type }), span: spanOf(node) };
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('condition'));
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [lower.body(node.child('consequence')), lower.body(node.child('alternative'))] };
}

function lowerSwitch(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('value'));
  const cases = node.child('body')?.children ?? [];
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: cases.map((one) => lower.statementsIn(one)) };
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  const clause = node.child('handler');
  const last = node.child('finalizer');
  return {
    kind: 'try', body: lower.body(node.child('body')), handlers: clause === undefined ? [] : [handler(clause, lower)],
    last: last === undefined ? [] : lower.body(last.child('body')),
  };
}

function handler(node: SyntaxNode, lower: Lowering): Handler {
  const binds = node.child('parameter')?.text;
  return { ...(binds === undefined ? {} : { binds }), body: lower.body(node.child('body')), span: spanOf(node) };
}

function lowerClass(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const members = node.child('body')?.children ?? [];
  const fields = members.filter(({ type }) => type === 'field_definition' || type === 'public_field_definition');
  return {
    name: node.child('name')?.text ?? '', bases: node.ofType('class_heritage')?.text.match(/[\w$.]+/g) ?? [], annotations: [],
    fields: fields.map((field) => fieldOf(field, lower)),
    methods: members.filter(({ type }) => type === 'method_definition').map((method) => lowerFunction(method, lower)), body: [], span: spanOf(node),
  };
}

function fieldOf(node: SyntaxNode, lower: Lowering): Field {
  const value = lower.optional(node.child('value'));
  return { name: (node.child('property') ?? node.child('name'))?.text ?? '', ...(value === undefined ? {} : { value }), annotations: [], span: spanOf(node) };
}

function choice(node: SyntaxNode, lower: Lowering, test: SyntaxNode | undefined, options: readonly (SyntaxNode | undefined)[]): Expression {
  const decided = lower.optional(test);
  return { kind: 'choice', ...(decided === undefined ? {} : { test: decided }), options: lowerAll(options, lower), span: spanOf(node) };
}

function optionalOver(node: SyntaxNode | undefined, lower: Lowering): { readonly over?: Expression } {
  const over = lower.optional(node);
  return over === undefined ? {} : { over };
}

/** What is cast, without its type. */
function firstOf(node: SyntaxNode, lower: Lowering): Expression {
  const [first] = lower.meaningful(node);
  return first === undefined ? lower.opaque(node) : lower.expression(first);
}
