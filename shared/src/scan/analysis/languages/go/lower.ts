import type { Argument, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, memberExpression, nameExpression, plainArgument, soleOf, spanOf, textExpression, withValue } from '../../program/lowering';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import type { ClassDeclaration, Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** Go. Source of the names: https://github.com/tree-sitter/tree-sitter-go (grammar.js). */
export const goLowering: LoweringTable = {
  skipped: new Set(['comment', 'type_arguments', 'type_parameter_list']),
  expressions: {
    identifier: (node) => nameExpression(node),
    field_identifier: (node) => nameExpression(node),
    package_identifier: (node) => nameExpression(node),
    selector_expression: (node, lower) => memberExpression(node, lower, node.child('operand'), node.child('field')),
    index_expression: (node, lower) => indexExpression(node, lower, node.child('operand'), node.child('index')),
    slice_expression: lowerSlice,
    call_expression: lowerCall,
    type_conversion_expression: (node, lower) => lower.expression(node.child('operand') ?? node),
    type_assertion_expression: (node, lower) => lower.expression(node.child('operand') ?? node),
    interpreted_string_literal: (node) => textExpression(node, 1, 1),
    raw_string_literal: (node) => textExpression(node, 1, 1),
    binary_expression: lowerBinary,
    unary_expression: lowerUnary,
    parenthesized_expression: soleOf,
    composite_literal: lowerComposite,
    literal_value: (node, lower) => ({ kind: 'mapping', entries: lower.meaningful(node).map((child) => entry(child, lower)), span: spanOf(node) }),
    literal_element: soleOf,
    func_literal: (node, lower) => lowerFunction(node, lower),
    expression_list: (node, lower) => {
      const items = lower.expressionsIn(node);
      const [only] = items;
      return items.length === 1 && only !== undefined ? only : { kind: 'sequence', items, span: spanOf(node) };
    },
    int_literal: constant, float_literal: constant, rune_literal: constant, true: constant, false: constant, nil: constant, iota: constant,
  },
  statements: {
    expression_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    short_var_declaration: (node, lower) => ({ kind: 'expression', value: assignment(node, lower, node.child('left'), node.child('right')) }),
    assignment_statement: (node, lower) => ({ kind: 'expression', value: assignment(node, lower, node.child('left'), node.child('right'), node.child('operator')?.text) }),
    var_declaration: (node, lower) => ({ kind: 'block', body: specs(node, 'var_spec').map((spec) => declared(spec, lower)) }),
    const_declaration: (node, lower) => ({ kind: 'block', body: specs(node, 'const_spec').map((spec) => declared(spec, lower)) }),
    return_statement: (node, lower) => withValue('return', node, lower),
    if_statement: lowerIf,
    for_statement: lowerFor,
    expression_switch_statement: lowerSwitch, type_switch_statement: lowerSwitch, select_statement: lowerSwitch,
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    statement_list: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    function_declaration: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    method_declaration: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    type_declaration: lowerTypes,
    import_declaration: lowerImports,
    defer_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    go_statement: (node, lower) => ({ kind: 'expression', value: soleOf(node, lower) }),
    package_clause: () => ({ kind: 'block', body: [] }),
  },
};

/** Functions of `fmt` whose result or output is their format filled in; the format is the argument at this position. */
const FORMATS: Readonly<Record<string, number>> = { Sprintf: 0, Printf: 0, Errorf: 0, Fprintf: 1, Infof: 0, Debugf: 0, Warnf: 0, Warningf: 0, Fatalf: 0, Panicf: 0, Tracef: 0, Logf: 0 };

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const callee = lower.expression(node.child('function') ?? node);
  const given = lower.expressionsIn(node.child('arguments')).map(plainArgument);
  const span = spanOf(node);
  const position = callee.kind === 'member' ? FORMATS[callee.property] : undefined;
  // https://pkg.go.dev/cmp#Or
  if (callee.kind === 'member' && callee.property === 'Or' && callee.object.kind === 'name' && callee.object.name === 'cmp') return { kind: 'choice', options: given.map(({ value }) => value), span };
  const format = position === undefined ? undefined : given[position]?.value;
  if (callee.kind !== 'member' || position === undefined || format?.kind !== 'text') return conversion(callee, given) ?? { kind: 'call', callee, arguments: given, constructs: false, span };
  const last = given.at(-1)?.span.end ?? span.end;
  const filled = formatted({ start: format.span.start, end: last }, format, given.slice(position + 1), PRINTF_HOLE);
  if (callee.property === 'Sprintf') return filled;
  return { kind: 'call', callee, arguments: [...given.slice(0, position), plainArgument(filled)], constructs: false, span };
}

/** `key[:4]` and `key[len(key)-4:]` are shown to tell keys apart: a few characters of a secret are none. */
const FEW_CHARACTERS = /\[(?::\s*[1-8]|\s*len\([\w.]+\)\s*-\s*[1-8]\s*:)\s*\]$/;

function lowerSlice(node: SyntaxNode, lower: Lowering): Expression {
  const operand = node.child('operand');
  if (operand === undefined || !FEW_CHARACTERS.test(node.text)) return lower.opaque(node);
  return { kind: 'compare', operator: '[:]', operands: [lower.expression(operand)], span: spanOf(node) };
}

/** `[]byte("…")` and `string(x)` are what they convert. */
function conversion(callee: Expression, given: readonly Argument[]): Expression | undefined {
  const [only] = given;
  if (given.length !== 1 || only === undefined) return undefined;
  const type = callee.kind === 'name' ? callee.name : callee.kind === 'constant' ? callee.text : '';
  return /^(?:string|\[\]byte|\[\]rune|template\.\w+)$/.test(type) ? only.value : undefined;
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = [node.child('left'), node.child('right')].flatMap((one) => (one === undefined ? [] : [lower.expression(one)]));
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function lowerUnary(node: SyntaxNode, lower: Lowering): Expression {
  const operand = node.child('operand');
  if (operand === undefined) return lower.opaque(node);
  const operator = node.child('operator')?.text ?? '';
  const value = lower.expression(operand);
  // An address is as good as the value behind it.
  return operator === '&' || operator === '*' ? value : operator === '!' ? { kind: 'compare', operator, operands: [value], span: spanOf(node) } : { kind: 'opaque', parts: [value], span: spanOf(node) };
}

/** `http.Cookie{Name: …}` makes an object of a type; `map[string]string{…}` and `[]string{…}` are what they hold. */
function lowerComposite(node: SyntaxNode, lower: Lowering): Expression {
  const type = node.child('type');
  const body = node.child('body');
  const value = body === undefined ? lower.opaque(node) : lower.expression(body);
  if (type?.type === 'slice_type' || type?.type === 'array_type') return { kind: 'sequence', items: value.kind === 'mapping' ? value.entries.map((one) => one.value) : [], span: spanOf(node) };
  if (type === undefined || value.kind !== 'mapping' || (type.type !== 'type_identifier' && type.type !== 'qualified_type')) return value;
  return { ...value, type: type.text, span: spanOf(node) };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  const span = spanOf(node);
  if (node.type !== 'keyed_element') return { value: lower.expression(node), span };
  const [key, value] = lower.meaningful(node);
  if (key === undefined || value === undefined) return { value: lower.opaque(node), span };
  const name = lower.expression(key);
  const word = name.kind === 'text' ? name.text : name.kind === 'name' ? name.name : undefined;
  return { ...(word === undefined ? {} : { key: word }), value: lower.expression(value), span };
}

function assignment(node: SyntaxNode, lower: Lowering, left: SyntaxNode | undefined, right: SyntaxNode | undefined, operator = '='): Expression {
  if (left === undefined || right === undefined) return lower.opaque(node);
  return { kind: 'assign', target: lower.expression(left), value: lower.expression(right), adds: operator !== '=' && operator !== ':=', declares: operator === '=', span: spanOf(node) };
}

function specs(node: SyntaxNode, type: string): readonly SyntaxNode[] {
  return node.children.flatMap((child) => (child.type === type ? [child] : child.type === `${type}_list` ? child.children.filter((one) => one.type === type) : []));
}

function declared(spec: SyntaxNode, lower: Lowering): Statement {
  const [names, value, type] = [spec.children.filter(({ field }) => field === 'name'), spec.child('value'), spec.child('type')?.text];
  const [name] = names;
  if (name === undefined || (value === undefined && type === undefined)) return { kind: 'block', body: [] };
  const target: Expression = names.length === 1 ? nameExpression(name) : { kind: 'sequence', items: names.map((one) => nameExpression(one)), span: spanOf(name) };
  return { kind: 'expression', value: { kind: 'assign', target, value: value === undefined ? zeroValue(name) : lower.expression(value), adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(spec) } };
}

/** https://go.dev/ref/spec#The_zero_value */
function zeroValue(name: SyntaxNode): Expression {
  return { kind: 'opaque', parts: [], span: spanOf(name) };
}

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const [receiver] = node.child('receiver')?.children.flatMap(parametersOf) ?? [];
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), ...(receiver === undefined ? {} : { receiver }), annotations: [], span: spanOf(node),
    parameters: node.child('parameters')?.children.flatMap(parametersOf) ?? [], body: lower.body(node.child('body')),
  };
}

function parametersOf(node: SyntaxNode): readonly Parameter[] {
  const type = node.child('type')?.text;
  return node.children.filter(({ field }) => field === 'name').map((name) => ({ name: name.text, ...(type === undefined ? {} : { type }), annotations: [], span: spanOf(name) }));
}

function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = node.child('condition');
  const first = node.child('initializer');
  const branch: Statement = { kind: 'branch', ...(test === undefined ? {} : { test: lower.expression(test) }), arms: [lower.body(node.child('consequence')), lower.body(node.child('alternative'))] };
  return first === undefined ? branch : { kind: 'block', body: [lower.statement(first), branch] };
}

function lowerFor(node: SyntaxNode, lower: Lowering): Statement {
  const range = node.ofType('range_clause');
  const body = lower.body(node.child('body'));
  if (range === undefined) return { kind: 'loop', binds: [], body };
  const [left, right] = [range.child('left'), range.child('right')];
  const binds = left === undefined ? [] : lower.expressionsIn(left);
  return { kind: 'loop', ...(right === undefined ? {} : { over: lower.expression(right) }), binds, body };
}

function lowerSwitch(node: SyntaxNode, lower: Lowering): Statement {
  const value = node.child('value');
  const cases = node.children.filter(({ type }) => /_case$|^communication_case$/.test(type));
  return { kind: 'branch', ...(value === undefined ? {} : { test: lower.expression(value) }), arms: cases.map((one) => lower.meaningful(one).filter(({ field }) => field === '').flatMap((child) => lower.body(child))) };
}

function lowerTypes(node: SyntaxNode): Statement {
  return { kind: 'block', body: node.children.filter(({ type }) => type === 'type_spec').map((spec): Statement => ({ kind: 'class', class: classOf(spec) })) };
}

function classOf(spec: SyntaxNode): ClassDeclaration {
  const list = spec.child('type')?.ofType('field_declaration_list');
  return { name: spec.child('name')?.text ?? '', bases: [], annotations: [], fields: list?.children.flatMap(fieldsOf) ?? [], methods: [], body: [], printed: true, span: spanOf(spec) };
}

function fieldsOf(node: SyntaxNode): readonly Field[] {
  const [type, tag] = [node.child('type')?.text, node.child('tag')?.text];
  return node.children.filter(({ field }) => field === 'name').map((name) => ({
    name: name.text, ...(type === undefined ? {} : { type }), ...(tag === undefined ? {} : { tag }), annotations: [], span: spanOf(name),
  }));
}

/** A package is called by the last part of its path, a version left out. */
function lowerImports(node: SyntaxNode): Statement {
  const all = node.children.flatMap((child) => (child.type === 'import_spec' ? [child] : child.children.filter(({ type }) => type === 'import_spec')));
  return {
    kind: 'block', body: all.map((spec): Statement => {
      const module = spec.child('path')?.text.slice(1, -1) ?? '';
      const last = module.replace(/\/v\d+$/, '').split('/').at(-1)?.replace(/^go-|\.v\d+$|-go$/g, '') ?? '';
      return { kind: 'import', module, names: [{ local: spec.child('name')?.text ?? last, imported: '*' }] };
    }),
  };
}
