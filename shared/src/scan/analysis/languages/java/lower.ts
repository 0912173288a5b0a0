import type { Argument, Expression, FunctionExpression, Parameter } from '../../program/expression';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, memberExpression, nameExpression, plainArgument, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import type { ClassDeclaration, Field, Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Java. Source of the names: https://github.com/tree-sitter/tree-sitter-java (grammar.js). Classes are known by their simple names. */
export const javaLowering: LoweringTable = {
  skipped: new Set(['line_comment', 'block_comment', 'modifiers', 'type_arguments', 'type_parameters', 'dimensions', 'throws']),
  expressions: {
    identifier: (node) => nameExpression(node),
    type_identifier: (node) => nameExpression(node),
    scoped_identifier: (node, lower) => memberExpression(node, lower, node.child('scope'), node.child('name')),
    scoped_type_identifier: (node) => nameExpression(node, node.text.slice(node.text.lastIndexOf('.') + 1)),
    this: (node) => nameExpression(node),
    super: (node) => nameExpression(node),
    field_access: (node, lower) => memberExpression(node, lower, node.child('object'), node.child('field')),
    array_access: (node, lower) => indexExpression(node, lower, node.child('array'), node.child('index')),
    method_invocation: lowerCall,
    object_creation_expression: lowerCreation,
    explicit_constructor_invocation: (node, lower) => ({ kind: 'call', callee: lower.expression(node.child('constructor') ?? node), arguments: argumentsOf(node, lower), constructs: true, span: spanOf(node) }),
    string_literal: (node) => (node.text.startsWith('"""') ? textExpression(node, 3, 3) : textExpression(node, 1, 1)),
    character_literal: constant,
    binary_expression: lowerBinary,
    unary_expression: (node, lower) => (node.child('operator')?.text === '!' ? { kind: 'compare', operator: '!', operands: lowerAll([node.child('operand')], lower), span: spanOf(node) } : lower.opaque(node)),
    instanceof_expression: (node, lower) => ({ kind: 'compare', operator: 'instanceof', operands: lowerAll([node.child('left')], lower), span: spanOf(node) }),
    ternary_expression: (node, lower) => ({ kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: lowerAll([node.child('consequence'), node.child('alternative')], lower), span: spanOf(node) }),
    assignment_expression: (node, lower) => ({ kind: 'assign', target: lower.expression(node.child('left') ?? node), value: lower.expression(node.child('right') ?? node), adds: node.child('operator')?.text !== '=', declares: false, span: spanOf(node) }),
    cast_expression: (node, lower) => lower.expression(node.child('value') ?? node),
    parenthesized_expression: soleOf,
    lambda_expression: lowerLambda,
    array_creation_expression: (node, lower) => lower.optional(node.child('value')) ?? lower.opaque(node),
    array_initializer: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    element_value_array_initializer: (node, lower) => ({ kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) }),
    annotation: lowerAnnotation,
    marker_annotation: (node) => nameExpression(node, node.child('name')?.text ?? ''),
    class_literal: constant, decimal_integer_literal: constant, hex_integer_literal: constant, decimal_floating_point_literal: constant, true: constant, false: constant, null_literal: constant,
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    local_variable_declaration: (node, lower) => ({ kind: 'block', body: declarators(node).map((one) => declared(one, node.child('type')?.text, nameExpression(one.child('name') ?? one), lower)) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    throw_statement: (node, lower) => withValue('throw', node, lower),
    yield_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    if_statement: (node, lower) => ({ kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: [lower.body(node.child('consequence')), lower.body(node.child('alternative'))] }),
    switch_expression: lowerSwitch,
    enhanced_for_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('value') ?? node), binds: lowerAll([node.child('name')], lower), body: lower.body(node.child('body')) }),
    for_statement: (node, lower) => ({ kind: 'block', body: [...lower.body(node.child('init')), { kind: 'loop', binds: [], body: lower.body(node.child('body')) }] }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.child('body')) }),
    do_statement: (node, lower) => ({ kind: 'loop', binds: [], body: lower.body(node.child('body')) }),
    try_statement: lowerTry,
    try_with_resources_statement: lowerTry,
    synchronized_statement: (node, lower) => ({ kind: 'block', body: lower.body(node.child('body')) }),
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    class_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    interface_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    enum_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    record_declaration: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower) }),
    package_declaration: () => ({ kind: 'block', body: [] }),
    import_declaration: () => ({ kind: 'block', body: [] }),
  },
};

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const name = node.child('name') ?? node;
  const object = node.child('object');
  const given = argumentsOf(node, lower);
  const span = spanOf(node);
  const callee: Expression = object === undefined ? nameExpression(name) : { kind: 'member', object: lower.expression(object), property: name.text, span: { start: node.start, end: name.end } };
  const [first, ...values] = given;
  if (callee.kind === 'member' && callee.property === 'format' && callee.object.kind === 'name' && callee.object.name === 'String' && first?.value.kind === 'text') return formatted(span, first.value, values, PRINTF_HOLE);
  if (callee.kind === 'member' && callee.property === 'formatted' && callee.object.kind === 'text') return formatted(span, callee.object, given, PRINTF_HOLE);
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Optional.html
  if (callee.kind === 'member' && /^orElse(?:Get)?$/.test(callee.property)) return { kind: 'choice', options: [callee.object, ...given.map(({ value }) => value)], span };
  return isEquality(callee) ? { kind: 'compare', operator: '==', operands: [callee.object, ...given.map(({ value }) => value)], span } : { kind: 'call', callee, arguments: given, constructs: false, span };
}

/** `a.equals(b)` compares like an operator. */
function isEquality(callee: Expression): callee is Extract<Expression, { kind: 'member' }> {
  return callee.kind === 'member' && (callee.property === 'equals' || callee.property === 'equalsIgnoreCase' || callee.property === 'contentEquals') && !(callee.object.kind === 'name' && /^(?:Arrays|MessageDigest|Objects)$/.test(callee.object.name));
}

function lowerCreation(node: SyntaxNode, lower: Lowering): Expression {
  const type = (node.child('type')?.text ?? '').replace(/<[^]*$/, '');
  const callee = nameExpression(node.child('type') ?? node, type.slice(type.lastIndexOf('.') + 1));
  // The methods of a class that is made in place are walked where it is made.
  const methods = (node.ofType('class_body')?.children ?? []).filter(({ type }) => type === 'method_declaration').map((one) => plainArgument(lowerMethod(one, lower)));
  return { kind: 'call', callee, arguments: [...argumentsOf(node, lower), ...methods], constructs: true, span: spanOf(node) };
}

function argumentsOf(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  return lower.expressionsIn(node.child('arguments')).map(plainArgument);
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function lowerLambda(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const list = node.child('parameters');
  const names = list === undefined ? [] : list.type === 'identifier' ? [list] : list.children.flatMap((one) => (one.type === 'identifier' ? [one] : one.child('name') ?? []));
  const body = node.child('body');
  const statements: readonly Statement[] = body === undefined ? [] : body.type === 'block' ? lower.statementsIn(body) : [{ kind: 'return', value: lower.expression(body), span: spanOf(body) }];
  return { kind: 'function', parameters: names.map((name) => ({ name: name.text, annotations: [], span: spanOf(name) })), body: statements, annotations: [], span: spanOf(node) };
}

function lowerAnnotation(node: SyntaxNode, lower: Lowering): Expression {
  const given = (node.child('arguments')?.children ?? []).map((one): Argument => {
    const key = one.type === 'element_value_pair' ? one.child('key')?.text : undefined;
    return { ...(key === undefined ? {} : { keyword: key }), value: lower.expression(one.child('value') ?? one), span: spanOf(one) };
  });
  return { kind: 'call', callee: nameExpression(node.child('name') ?? node), arguments: given, constructs: false, span: spanOf(node) };
}

function annotationsOf(node: SyntaxNode, lower: Lowering): readonly Expression[] {
  const found = node.ofType('modifiers')?.children.filter(({ type }) => type === 'annotation' || type === 'marker_annotation') ?? [];
  return found.map((one) => lower.expression(one));
}

function declarators(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => type === 'variable_declarator');
}

function declared(one: SyntaxNode, type: string | undefined, target: Expression, lower: Lowering): Statement {
  const value = one.child('value');
  if (value === undefined) return { kind: 'block', body: [] };
  return { kind: 'expression', value: { kind: 'assign', target, value: lower.expression(value), adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(one) } };
}

function lowerSwitch(node: SyntaxNode, lower: Lowering): Statement {
  const cases = node.child('body')?.children ?? [];
  return { kind: 'branch', test: lower.expression(node.child('condition') ?? node), arms: cases.map((one) => lower.meaningful(one).filter(({ type }) => type !== 'switch_label').map((child) => lower.statement(child))) };
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  const resources = (node.child('resources')?.children ?? []).flatMap((one) => (one.child('name') === undefined ? [] : [declared(one, one.child('type')?.text, nameExpression(one.child('name') ?? one), lower)]));
  const last = node.ofType('finally_clause')?.ofType('block');
  return {
    kind: 'try', body: [...resources, ...lower.body(node.child('body'))], handlers: node.children.filter(({ type }) => type === 'catch_clause').map((clause) => handler(clause, lower)), last: lower.body(last),
  };
}

function handler(node: SyntaxNode, lower: Lowering): Handler {
  const parameter = node.ofType('catch_formal_parameter');
  const binds = parameter?.child('name')?.text;
  const type = parameter?.ofType('catch_type')?.text;
  return { ...(binds === undefined ? {} : { binds }), ...(type === undefined ? {} : { type }), body: lower.body(node.child('body')), span: spanOf(node) };
}

function lowerClass(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const members = node.child('body')?.children ?? [];
  const all = members.flatMap((member) => (member.type === 'enum_body_declarations' ? member.children : [member]));
  const declarations = all.filter(({ type }) => type === 'field_declaration' || type === 'constant_declaration');
  const components = node.type === 'record_declaration' ? (node.child('parameters')?.children ?? []) : [];
  const annotations = annotationsOf(node, lower);
  return {
    name: node.child('name')?.text ?? '', printed: node.type === 'record_declaration' || annotations.some(printsFields), bases: [node.child('superclass'), node.child('interfaces')].flatMap((one) => one?.text.match(/\b[A-Z]\w*/g) ?? []), annotations, span: spanOf(node),
    fields: [...declarations.flatMap((one) => fieldsOf(one, lower)), ...components.flatMap((one) => parameter(one, lower).map(({ name, type, annotations, span }): Field => ({ name, ...(type === undefined ? {} : { type }), annotations, span })))],
    methods: all.filter(({ type }) => /^(?:method|constructor|compact_constructor)_declaration$/.test(type)).map((method) => lowerMethod(method, lower)),
    body: [...declarations.flatMap((one) => initialisers(one, lower)), ...all.filter(({ type }) => /^(?:class|interface|enum|record)_declaration$|^(?:static_initializer|block)$/.test(type)).map((one) => lower.statement(one))],
  };
}

/** Lombok writes a `toString` of all fields: https://projectlombok.org/features/ToString. */
function printsFields(annotation: Expression): boolean {
  const named = annotation.kind === 'call' ? annotation.callee : annotation;
  return named.kind === 'name' && /^(?:Data|ToString|Value)$/.test(named.name);
}

function fieldsOf(node: SyntaxNode, lower: Lowering): readonly Field[] {
  const type = node.child('type')?.text;
  return declarators(node).map((one) => ({ name: one.child('name')?.text ?? '', ...(type === undefined ? {} : { type }), annotations: annotationsOf(node, lower), span: spanOf(one) }));
}

/** A field's first value is stored in the object. */
function initialisers(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return declarators(node).map((one) => {
    const name = one.child('name') ?? one;
    const target: Expression = { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(name) }, property: name.text, span: spanOf(name) };
    return declared(one, node.child('type')?.text, target, lower);
  });
}

function lowerMethod(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters: (node.child('parameters')?.children ?? []).flatMap((one) => parameter(one, lower)),
    body: lower.statementsIn(node.child('body')), annotations: annotationsOf(node, lower), span: spanOf(node),
  };
}

function parameter(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const name = node.child('name') ?? node.ofType('variable_declarator')?.child('name');
  const type = node.child('type')?.text;
  return name === undefined ? [] : [{ name: name.text, ...(type === undefined ? {} : { type }), annotations: annotationsOf(node, lower), span: spanOf(name) }];
}
