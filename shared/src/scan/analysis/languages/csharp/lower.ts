import type { Argument, Entry, Expression, FunctionExpression } from '../../program/expression';
import { BRACE_HOLE, formatted } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import type { Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { attributesOf, declarators, lowerMethod, lowerType, parametersOf, simpleName } from './lower-types';

/** C#. Source of the names: https://github.com/tree-sitter/tree-sitter-c-sharp (grammar.js). Types are known by their simple names. */
export const csharpLowering: LoweringTable = {
  skipped: new Set(['comment', 'modifier', 'attribute_list', 'type_argument_list', 'type_parameter_list', 'preproc_region', 'preproc_endregion', 'preproc_pragma', 'interpolation_start', 'interpolation_brace', 'interpolation_quote', 'interpolation_format_clause', 'interpolation_alignment_clause']),
  expressions: {
    identifier: (node) => nameExpression(node),
    generic_name: (node) => nameExpression(node, node.ofType('identifier')?.text),
    predefined_type: (node) => nameExpression(node),
    this: (node) => nameExpression(node),
    qualified_name: (node, lower) => memberExpression(node, lower, node.child('qualifier'), node.child('name')),
    member_access_expression: lowerMember,
    conditional_access_expression: lowerConditionalAccess,
    element_access_expression: (node, lower) => indexExpression(node, lower, node.child('expression'), node.child('subscript')),
    bracketed_argument_list: soleOf,
    argument: (node, lower) => argument(node, lower).value,
    invocation_expression: lowerCall,
    object_creation_expression: lowerCreation,
    implicit_object_creation_expression: lowerCreation,
    anonymous_object_creation_expression: (node, lower) => ({ kind: 'mapping', entries: anonymousEntries(node, lower), span: spanOf(node) }),
    initializer_expression: lowerInitializer,
    element_binding_expression: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    with_expression: lowerWith,
    array_creation_expression: (node, lower) => lower.optional(node.ofType('initializer_expression')) ?? constant(node),
    implicit_array_creation_expression: (node, lower) => lower.optional(node.ofType('initializer_expression')) ?? lower.opaque(node),
    string_literal: (node) => textExpression(node, 1, node.text.endsWith('u8') ? 3 : 1),
    verbatim_string_literal: (node) => textExpression(node, 2, 1),
    raw_string_literal: (node) => textExpression(node, 3, 3),
    interpolated_string_expression: (node, lower) => joinOf(spanOf(node), lower.expressionsIn(node)),
    string_content: (node) => textExpression(node, 0, 0),
    interpolation: (node, lower) => lower.expressionsIn(node)[0] ?? constant(node),
    binary_expression: lowerBinary,
    prefix_unary_expression: (node, lower) => (node.text.startsWith('!') ? { kind: 'compare', operator: '!', operands: lower.expressionsIn(node), span: spanOf(node) } : lower.opaque(node)),
    postfix_unary_expression: soleOf,
    is_pattern_expression: (node, lower) => ({ kind: 'compare', operator: 'is', operands: lowerAll([node.child('expression')], lower), span: spanOf(node) }),
    is_expression: (node, lower) => ({ kind: 'compare', operator: 'is', operands: lowerAll([node.child('left')], lower), span: spanOf(node) }),
    conditional_expression: (node, lower) => ({ kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: lowerAll([node.child('consequence'), node.child('alternative')], lower), span: spanOf(node) }),
    switch_expression: (node, lower) => ({ kind: 'choice', options: node.children.filter(({ type }) => type === 'switch_expression_arm').flatMap((arm) => lowerAll([lower.meaningful(arm).at(-1)], lower)), span: spanOf(node) }),
    assignment_expression: lowerAssignment,
    parenthesized_expression: soleOf,
    await_expression: soleOf,
    checked_expression: soleOf,
    throw_expression: (node, lower) => ({ kind: 'opaque', parts: lower.expressionsIn(node), span: spanOf(node) }),
    cast_expression: (node, lower) => lower.expression(node.child('value') ?? node),
    as_expression: (node, lower) => lower.expression(node.child('left') ?? node),
    lambda_expression: lowerLambda,
    anonymous_method_expression: lowerLambda,
    typeof_expression: constant, default_expression: constant, sizeof_expression: constant, integer_literal: constant, real_literal: constant, character_literal: constant, boolean_literal: constant, null_literal: constant,
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    local_declaration_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    variable_declaration: (node, lower) => ({ kind: 'block', body: declarators(node).flatMap((one) => declared(one, node.child('type'), lower)) }),
    global_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    yield_statement: (node, lower) => withValue('return', node, lower),
    throw_statement: (node, lower) => withValue('throw', node, lower),
    if_statement: (node, lower) => ({ kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [lower.body(node.child('consequence')), lower.body(node.child('alternative'))] }),
    switch_statement: (node, lower) => ({ kind: 'branch', test: lower.expression(node.child('value') ?? node), arms: [...(node.child('body')?.children ?? []).map((section) => lower.statementsIn(section)), []] }),
    foreach_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('right') ?? node), binds: lowerAll([node.child('left')], lower), body: lower.body(node.child('body')) }),
    for_statement: (node, lower) => ({ kind: 'block', body: [...lower.body(node.child('initializer')), { kind: 'loop', binds: [], body: lower.body(node.child('body')) }] }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.child('body')) }),
    do_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.child('body')) }),
    try_statement: lowerTry,
    using_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    lock_statement: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    local_function_statement: (node, lower) => ({ kind: 'function', function: lowerMethod(node, lower) }),
    namespace_declaration: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node.child('body')) }),
    file_scoped_namespace_declaration: (node, lower) => ({ kind: 'block', body: lower.meaningful(node).slice(1).map((child) => lower.statement(child)) }),
    using_directive: () => ({ kind: 'block', body: [] }),
    class_declaration: (node, lower) => ({ kind: 'class', class: lowerType(node, lower) }),
    struct_declaration: (node, lower) => ({ kind: 'class', class: lowerType(node, lower) }),
    record_declaration: (node, lower) => ({ kind: 'class', class: lowerType(node, lower) }),
    interface_declaration: (node, lower) => ({ kind: 'class', class: lowerType(node, lower) }),
    enum_declaration: () => ({ kind: 'block', body: [] }),
    // Top-level statements put a file's methods beside its classes.
    method_declaration: (node, lower) => ({ kind: 'function', function: lowerMethod(node, lower) }),
  },
};

/** `this.x` is the field; `base.X()` is called by its own name, as the method that overrides it would be. */
function lowerMember(node: SyntaxNode, lower: Lowering): Expression {
  const [object, name] = [node.child('expression'), node.child('name')];
  if (object === undefined && name !== undefined && node.text.startsWith('this')) return { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(node) }, property: simpleName(name), span: spanOf(node) };
  const member = memberExpression(node, lower, object, name);
  return name?.type === 'generic_name' && member.kind === 'member' ? { ...member, property: simpleName(name) } : member;
}

/** `a?.b`: what follows the question mark belongs to what stands before it. */
function lowerConditionalAccess(node: SyntaxNode, lower: Lowering): Expression {
  const object = lower.expression(node.child('condition') ?? node);
  const rest = lower.meaningful(node).at(-1);
  return rest === undefined ? object : onto(object, rest, lower);
}

function onto(object: Expression, node: SyntaxNode, lower: Lowering): Expression {
  const span = { start: object.span.start, end: node.end };
  switch (node.type) {
    case 'member_binding_expression': return { kind: 'member', object, property: simpleName(node.child('name') ?? node), span };
    case 'member_access_expression': return { kind: 'member', object: onto(object, node.child('expression') ?? node, lower), property: simpleName(node.child('name') ?? node), span };
    case 'invocation_expression': return { kind: 'call', callee: onto(object, node.child('function') ?? node, lower), arguments: argumentsOf(node.child('arguments'), lower), constructs: false, span };
    default: return { kind: 'opaque', parts: [object], span };
  }
}

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const name = node.child('function');
  const span = spanOf(node);
  if (name === undefined) return lower.opaque(node);
  if (name.text === 'nameof') return constant(node);
  const callee = lower.expression(name);
  const given = argumentsOf(node.child('arguments'), lower);
  if (callee.kind !== 'member') return { kind: 'call', callee, arguments: given, constructs: false, span };
  if (callee.property === 'Format' && callee.object.kind === 'name' && /^string$/i.test(callee.object.name)) return formatCall(span, given) ?? { kind: 'call', callee, arguments: given, constructs: false, span };
  // https://learn.microsoft.com/dotnet/api/system.string.equals
  if (/^(?:Equals|SequenceEqual|CompareTo)$/.test(callee.property) && given.length > 0) {
    const isStatic = callee.object.kind === 'name' && /^(?:string|object|Enumerable)$/i.test(callee.object.name);
    return { kind: 'compare', operator: '==', operands: [...(isStatic ? [] : [callee.object]), ...given.map(({ value }) => value)].slice(0, 2), span };
  }
  return { kind: 'call', callee, arguments: given, constructs: false, span };
}

/** `string.Format([provider,] "…{0}…", values)`: https://learn.microsoft.com/dotnet/api/system.string.format */
function formatCall(span: Expression['span'], given: readonly Argument[]): Expression | undefined {
  const at = given.findIndex(({ value }) => value.kind === 'text');
  const format = given[at]?.value;
  return format?.kind === 'text' ? formatted(span, format, given.slice(at + 1), BRACE_HOLE) : undefined;
}

function argumentsOf(list: SyntaxNode | undefined, lower: Lowering): readonly Argument[] {
  return list === undefined ? [] : lower.meaningful(list).map((one) => argument(one, lower));
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const keyword = node.child('name')?.text;
  const value = lower.meaningful(node).findLast(({ field }) => field !== 'name') ?? node;
  return { ...(keyword === undefined ? {} : { keyword }), value: value === node ? constant(node) : lower.expression(value), span: spanOf(node) };
}

/** `new X(…) { A = 1 }` holds its arguments and what its initializer sets; without arguments it is a mapping. */
function lowerCreation(node: SyntaxNode, lower: Lowering): Expression {
  const type = node.child('type');
  const span = spanOf(node);
  const set = node.child('initializer') ?? node.ofType('initializer_expression');
  const given = argumentsOf(node.child('arguments') ?? node.ofType('argument_list'), lower);
  const name = type === undefined ? '' : simpleName(type);
  const initial = set === undefined ? undefined : lowerInitializer(set, lower);
  if (given.length === 0 && initial?.kind === 'mapping') return { ...initial, ...(name === '' ? {} : { type: name }), span };
  const more: readonly Argument[] = initial === undefined ? [] : initial.kind === 'mapping'
    ? initial.entries.map(({ key, value, span: where }) => ({ ...(key === undefined ? {} : { keyword: key }), value, span: where })) : [{ value: initial, span: initial.span }];
  return { kind: 'call', callee: { kind: 'name', name, span: type === undefined ? span : spanOf(type) }, arguments: [...given, ...more], constructs: true, span };
}

function lowerInitializer(node: SyntaxNode, lower: Lowering): Expression {
  const items = lower.meaningful(node);
  const isMapping = items.length > 0 && items.every(({ type, children }) => type === 'assignment_expression' || (type === 'initializer_expression' && children.length === 2));
  if (!isMapping) return { kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) };
  return { kind: 'mapping', entries: items.map((item) => entry(item, lower)), span: spanOf(node) };
}

/** `Name = value`, `["name"] = value`, `{ "name", value }`. */
function entry(node: SyntaxNode, lower: Lowering): Entry {
  const [left, right] = node.type === 'initializer_expression' ? node.children : [node.child('left'), node.child('right')];
  const literal = left === undefined ? undefined : left.type === 'identifier' ? nameExpression(left) : lower.expression(left);
  const inner = literal?.kind === 'sequence' ? literal.items[0] : literal;
  const key = inner?.kind === 'text' ? inner.text : inner?.kind === 'name' && left?.type === 'identifier' && node.type === 'assignment_expression' ? inner.name : undefined;
  return { ...(key === undefined ? {} : { key }), value: right === undefined ? constant(node) : lower.expression(right), span: spanOf(node) };
}

/** `new { password, Token = x, user.Name }`: the members of an anonymous type stand side by side, their names before an equals sign. */
function anonymousEntries(node: SyntaxNode, lower: Lowering): readonly Entry[] {
  const parts = lower.meaningful(node);
  return parts.flatMap((part, index): readonly Entry[] => {
    const isKey = (one: SyntaxNode | undefined, value: SyntaxNode | undefined) => one !== undefined && value !== undefined && /^\s*=\s*$/.test(node.text.slice(one.end - node.start, value.start - node.start));
    if (isKey(part, parts[index + 1])) return [];
    const before = parts[index - 1];
    const key = isKey(before, part) && before !== undefined ? before.text : part.type === 'identifier' ? part.text : part.child('name')?.text;
    return [{ ...(key === undefined ? {} : { key }), value: lower.expression(part), span: spanOf(part) }];
  });
}

/** `record with { Password = x }`. */
function lowerWith(node: SyntaxNode, lower: Lowering): Expression {
  const [base, ...set] = lower.meaningful(node);
  const entries = set.flatMap((one): readonly Entry[] => {
    const [name, value] = one.children;
    return name === undefined || value === undefined ? [] : [{ key: name.text, value: lower.expression(value), span: spanOf(one) }];
  });
  return { kind: 'mapping', entries: base === undefined ? entries : [{ value: lower.expression(base), span: spanOf(base) }, ...entries], span: spanOf(node) };
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  if (operator === '??') return { kind: 'choice', options: operands, span };
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '=';
  const target = lower.expression(node.child('left') ?? node);
  const right = lower.expression(node.child('right') ?? node);
  // `a ??= b` is a default like `a = a ?? b`.
  const value: Expression = operator === '??=' ? { kind: 'choice', options: [target, right], span: spanOf(node) } : right;
  return { kind: 'assign', target, value, adds: operator === '+=', declares: false, span: spanOf(node) };
}

function lowerLambda(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const list = node.child('parameters');
  const parameters = list?.type === 'identifier' || list?.type === 'implicit_parameter' ? [{ name: list.text, annotations: [], span: spanOf(list) }] : parametersOf(list, lower);
  const body = node.child('body') ?? node.ofType('block');
  const statements: readonly Statement[] = body === undefined ? [] : body.type === 'block' ? lower.statementsIn(body) : [{ kind: 'return', value: lower.expression(body), span: spanOf(body) }];
  return { kind: 'function', parameters, body: statements, annotations: attributesOf(node, lower), span: spanOf(node) };
}

function declared(one: SyntaxNode, typeNode: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  const name = one.child('name') ?? one.ofType('tuple_pattern');
  const value = lower.meaningful(one).at(-1);
  if (name === undefined || value === undefined || value.start <= name.start) return [];
  const type = typeNode === undefined || typeNode.type === 'implicit_type' ? undefined : typeNode.text;
  const target: Expression = name.type === 'tuple_pattern' ? { kind: 'sequence', items: lower.expressionsIn(name), span: spanOf(name) } : nameExpression(name);
  return [{ kind: 'expression', value: { kind: 'assign', target, value: lower.expression(value), adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(one) } }];
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  const clauses = node.children.filter(({ type }) => type === 'catch_clause');
  return { kind: 'try', body: lower.body(node.child('body')), handlers: clauses.map((clause) => handler(clause, lower)), last: lower.body(node.ofType('finally_clause')?.ofType('block')) };
}

function handler(node: SyntaxNode, lower: Lowering): Handler {
  const declaration = node.ofType('catch_declaration');
  const binds = declaration?.child('name')?.text;
  const type = declaration?.child('type')?.text;
  return { ...(binds === undefined ? {} : { binds }), ...(type === undefined ? {} : { type }), body: lower.body(node.child('body')), span: spanOf(node) };
}
