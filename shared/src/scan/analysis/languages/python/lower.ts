import type { Argument, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import { BRACE_HOLE, formatted, PRINTF_HOLE } from '../../program/formatted';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, memberExpression, nameExpression, plainArgument, soleOf, spanOf, withValue } from '../../program/lowering';
import type { ClassDeclaration, Field, Handler, ImportedName, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Python. Source of the names: https://github.com/tree-sitter/tree-sitter-python (grammar.js). */
export const pythonLowering: LoweringTable = {
  skipped: new Set(['comment', 'type', 'line_continuation', 'type_parameter']),
  expressions: {
    identifier: (node) => nameExpression(node),
    attribute: (node, lower) => memberExpression(node, lower, node.child('object'), node.child('attribute')),
    subscript: lowerSubscript,
    call: lowerCall,
    string: lowerString,
    concatenated_string: (node, lower) => joinOf(spanOf(node), lower.expressionsIn(node)),
    binary_operator: lowerBinary,
    boolean_operator: lowerBoolean,
    comparison_operator: (node, lower) => ({ kind: 'compare', operator: node.child('operators')?.text ?? '', operands: lower.meaningful(node).filter(({ field }) => field !== 'operators').map((one) => lower.expression(one)), span: spanOf(node) }),
    not_operator: (node, lower) => ({ kind: 'compare', operator: 'not', operands: lower.expressionsIn(node), span: spanOf(node) }),
    conditional_expression: lowerConditional,
    dictionary: (node, lower) => ({ kind: 'mapping', entries: lower.meaningful(node).map((child) => entry(child, lower)), span: spanOf(node) }),
    list: lowerSequence, tuple: lowerSequence, set: lowerSequence, pattern_list: lowerSequence, expression_list: lowerSequence, tuple_pattern: lowerSequence, list_pattern: lowerSequence,
    lambda: (node, lower) => ({ ...lowerFunction(node, lower, []), body: returned(node.child('body'), lower) }),
    assignment: (node, lower) => assignment(node, lower, false),
    augmented_assignment: (node, lower) => assignment(node, lower, true),
    named_expression: (node, lower) => ({ kind: 'assign', target: lower.expression(node.child('name') ?? node), value: lower.expression(node.child('value') ?? node), adds: false, declares: true, span: spanOf(node) }),
    parenthesized_expression: soleOf, await: soleOf,
    integer: constant, float: constant, true: constant, false: constant, none: constant, ellipsis: constant,
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    raise_statement: (node, lower) => withValue('throw', node, lower),
    if_statement: lowerIf,
    elif_clause: lowerIf,
    else_clause: (node, lower) => ({ kind: 'block', body: lower.body(node.child('body')) }),
    for_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('right') ?? node), binds: [lower.expression(node.child('left') ?? node)], body: lower.body(node.child('body')) }),
    while_statement: (node, lower) => ({ kind: 'loop', over: lower.expression(node.child('condition') ?? node), binds: [], body: lower.body(node.child('body')) }),
    try_statement: lowerTry,
    with_statement: lowerWith,
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    function_definition: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower, []) }),
    decorated_definition: lowerDecorated,
    class_definition: (node, lower) => ({ kind: 'class', class: lowerClass(node, lower, []) }),
    import_statement: lowerImport,
    import_from_statement: lowerImport,
    assert_statement: lowerAssert,
    pass_statement: () => ({ kind: 'block', body: [] }),
  },
};

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const callee = lower.expression(node.child('function') ?? node);
  const list = node.child('arguments');
  const given = list === undefined ? [] : list.type === 'argument_list' ? lower.meaningful(list).map((child) => argument(child, lower)) : [plainArgument(lower.expression(list))];
  // `'…{}…'.format(x)` is the text that it becomes.
  if (callee.kind === 'member' && callee.property === 'format' && callee.object.kind === 'text') return formatted(spanOf(node), callee.object, given, BRACE_HOLE);
  return { kind: 'call', callee, arguments: given, constructs: callee.kind === 'name' && /^[A-Z]/.test(callee.name), span: spanOf(node) };
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const span = spanOf(node);
  if (node.type === 'keyword_argument') return { keyword: node.child('name')?.text ?? '', value: lower.expression(node.child('value') ?? node), span };
  return { value: node.type === 'dictionary_splat' || node.type === 'list_splat' ? soleOf(node, lower) : lower.expression(node), span };
}

/** A string's prefix and quotes are nodes of their own, and so are the holes of an f-string. */
function lowerString(node: SyntaxNode, lower: Lowering): Expression {
  const start = node.ofType('string_start');
  const end = node.ofType('string_end');
  const inner = { start: start?.end ?? node.start + 1, end: end?.start ?? node.end };
  const text = (from: number, to: number): Expression => {
    const span = { start: from, end: to };
    return { kind: 'text', text: node.text.slice(from - node.start, to - node.start), span, inner: span };
  };
  const holes = node.children.filter(({ type }) => type === 'interpolation');
  if (holes.length === 0) return { kind: 'text', text: node.text.slice(inner.start - node.start, Math.max(inner.start, inner.end) - node.start), span: spanOf(node), inner };
  const parts: Expression[] = [];
  let from = inner.start;
  for (const hole of holes) {
    const value = hole.child('expression') ?? lower.meaningful(hole)[0];
    parts.push(text(from, hole.start), ...(value === undefined ? [] : [lower.expression(value)]));
    from = hole.end;
  }
  return { kind: 'join', parts: [...parts, text(from, inner.end)], span: spanOf(node) };
}

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const [left, right] = [node.child('left'), node.child('right')].map((one) => lower.expression(one ?? node));
  const span = spanOf(node);
  if (left === undefined || right === undefined) return lower.opaque(node);
  if (operator === '+') return joinOf(span, [left, right]);
  if (operator === '%' && left.kind === 'text') return formatted(span, left, (right.kind === 'sequence' ? right.items : [right]).map(plainArgument), PRINTF_HOLE);
  return { kind: 'opaque', parts: [left, right], span };
}

function lowerBoolean(node: SyntaxNode, lower: Lowering): Expression {
  const [left, right] = [node.child('left'), node.child('right')].map((one) => lower.expression(one ?? node));
  if (left === undefined || right === undefined) return lower.opaque(node);
  const span = spanOf(node);
  return node.child('operator')?.text === 'and' ? { kind: 'choice', test: left, options: [right], span } : { kind: 'choice', options: [left, right], span };
}

/** `value if test else other`. */
function lowerConditional(node: SyntaxNode, lower: Lowering): Expression {
  const [value, test, other] = lower.expressionsIn(node);
  return { kind: 'choice', ...(test === undefined ? {} : { test }), options: [value, other].flatMap((one) => (one === undefined ? [] : [one])), span: spanOf(node) };
}

/** `key[:4]` and `key[-4:]` are shown to tell keys apart: a few characters of a secret are none. */
const FEW_CHARACTERS = /^(?::\s*[1-8]|-[1-8]\s*:)$/;

function lowerSubscript(node: SyntaxNode, lower: Lowering): Expression {
  const [value, subscript] = [node.child('value'), node.child('subscript')];
  if (value !== undefined && subscript?.type === 'slice' && FEW_CHARACTERS.test(subscript.text.trim())) return { kind: 'compare', operator: '[:]', operands: [lower.expression(value)], span: spanOf(node) };
  return indexExpression(node, lower, value, subscript);
}

/** `assert test, message` raises an error with the message. */
function lowerAssert(node: SyntaxNode, lower: Lowering): Statement {
  const [test, message] = lower.expressionsIn(node);
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [message === undefined ? [] : [{ kind: 'throw', value: message, span: spanOf(node) }], []] };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  const span = spanOf(node);
  if (node.type !== 'pair') return { value: soleOf(node, lower), span };
  const key = lower.optional(node.child('key'));
  return { ...(key?.kind === 'text' ? { key: key.text } : {}), value: lower.expression(node.child('value') ?? node), span };
}

function lowerSequence(node: SyntaxNode, lower: Lowering): Expression {
  return { kind: 'sequence', items: lower.expressionsIn(node), span: spanOf(node) };
}

function assignment(node: SyntaxNode, lower: Lowering, adds: boolean): Expression {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return constant(node);
  const type = node.child('type')?.text;
  return { kind: 'assign', target: lower.expression(left), value: lower.expression(right), adds, declares: !adds, ...(type === undefined ? {} : { type }), span: spanOf(node) };
}

function lowerFunction(node: SyntaxNode, lower: Lowering, annotations: readonly Expression[]): FunctionExpression {
  const name = node.child('name')?.text;
  const parameters = node.child('parameters');
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters: parameters === undefined ? [] : lower.meaningful(parameters).flatMap((one) => parameter(one, lower)).filter((one) => one.name !== 'self' && one.name !== 'cls'),
    body: lower.body(node.child('body')), annotations, span: spanOf(node),
  };
}

function parameter(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const name = node.type === 'identifier' ? node : node.child('name') ?? node.ofType('identifier') ?? node.children[0]?.ofType('identifier');
  if (name === undefined) return [];
  const type = node.child('type')?.text;
  const value = lower.optional(node.child('value'));
  return [{ name: name.text, ...(type === undefined ? {} : { type }), ...(value === undefined ? {} : { default: value }), annotations: [], span: spanOf(name) }];
}

function returned(body: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  return body === undefined ? [] : [{ kind: 'return', value: lower.expression(body), span: spanOf(body) }];
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('condition'));
  const others = node.children.filter(({ field }) => field === 'alternative').map((one) => lower.body(one));
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [lower.body(node.child('consequence')), ...(others.length === 0 ? [[]] : others)] };
}

function lowerTry(node: SyntaxNode, lower: Lowering): Statement {
  const clauses = node.children.filter(({ type }) => type === 'except_clause' || type === 'except_group_clause');
  const [otherwise, last] = [node.ofType('else_clause'), node.ofType('finally_clause')];
  return {
    kind: 'try', body: [...lower.body(node.child('body')), ...lower.body(otherwise)], handlers: clauses.map((clause) => handler(clause, lower)),
    last: last === undefined ? [] : lower.body(last.ofType('block')),
  };
}

/** `except KeyError as error:` */
function handler(node: SyntaxNode, lower: Lowering): Handler {
  const pattern = node.ofType('as_pattern');
  const binds = pattern?.child('alias')?.text ?? node.child('alias')?.text;
  return { ...(binds === undefined ? {} : { binds }), body: lower.body(node.ofType('block')), span: spanOf(node) };
}

/** `with open(name) as file:` stores what it opens. */
function lowerWith(node: SyntaxNode, lower: Lowering): Statement {
  const items = node.ofType('with_clause')?.children ?? [];
  const opened = items.map((item): Statement => {
    const value = item.child('value') ?? item;
    const alias = value.type === 'as_pattern' ? value.child('alias') : undefined;
    const [first] = lower.meaningful(value);
    if (alias === undefined || first === undefined) return { kind: 'expression', value: lower.expression(value) };
    return { kind: 'expression', value: { kind: 'assign', target: lower.expression(alias.children[0] ?? alias), value: lower.expression(first), adds: false, declares: true, span: spanOf(item) } };
  });
  return { kind: 'block', body: [...opened, ...lower.body(node.child('body'))] };
}

function lowerDecorated(node: SyntaxNode, lower: Lowering): Statement {
  const annotations = node.children.filter(({ type }) => type === 'decorator').map((one) => soleOf(one, lower));
  const definition = node.child('definition');
  if (definition?.type === 'class_definition') return { kind: 'class', class: lowerClass(definition, lower, annotations) };
  return definition === undefined ? { kind: 'block', body: [] } : { kind: 'function', function: lowerFunction(definition, lower, annotations) };
}

function lowerClass(node: SyntaxNode, lower: Lowering, annotations: readonly Expression[]): ClassDeclaration {
  const body = lower.body(node.child('body'));
  const bases = node.child('superclasses')?.children.map(({ text }) => text) ?? [];
  return { name: node.child('name')?.text ?? '', bases, annotations, fields: body.flatMap(field), methods: [], body, span: spanOf(node) };
}

function field(statement: Statement): readonly Field[] {
  if (statement.kind !== 'expression' || statement.value.kind !== 'assign' || statement.value.target.kind !== 'name') return [];
  const { target, type, span } = statement.value;
  return [{ name: target.name, ...(type === undefined ? {} : { type }), annotations: [], span }];
}

function lowerImport(node: SyntaxNode): Statement {
  const module = node.child('module_name')?.text ?? '';
  const names = node.children.filter(({ field }) => field === 'name').map((one): ImportedName => {
    const imported = (one.child('name') ?? one).text;
    return { imported: module === '' ? '*' : imported, local: one.child('alias')?.text ?? imported };
  });
  // `import a.b` binds `a`, whose members are the module's own.
  return module === '' ? { kind: 'block', body: names.map(({ local }, index): Statement => ({ kind: 'import', module: importedModule(node, index) ?? local, names: [{ local, imported: '*' }] })) } : { kind: 'import', module, names };
}

function importedModule(node: SyntaxNode, index: number): string | undefined {
  const one = node.children.filter(({ field }) => field === 'name')[index];
  return (one?.child('name') ?? one)?.text;
}
