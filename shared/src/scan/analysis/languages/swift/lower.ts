import type { Argument, Entry, Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering, LoweringTable } from '../../program/lowering';
import { constant, indexExpression, joinOf, lowerAll, nameExpression, spanOf, withValue } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { formatOfLog, interpolated } from './logging';

/** Swift, in the words of the parser beside this. */
export const swiftLowering: LoweringTable = {
  skipped: new Set(['attribute', 'operator', 'type', 'nothing', 'parameter']),
  expressions: {
    name: (node) => nameExpression(node, node.text.replace(/`/g, '')),
    member: lowerMember,
    call: lowerCall,
    argument: (node, lower) => lower.optional(node.child('value')) ?? constant(node),
    subscript: (node, lower) => indexExpression(node, lower, node.child('object'), node.child('key')?.child('value')),
    string: lowerString,
    array: lowerArray,
    tuple: (node, lower) => {
      const items = lower.expressionsIn(node);
      const [only] = items;
      return items.length === 1 && only !== undefined ? only : { kind: 'sequence', items, span: spanOf(node) };
    },
    closure: lowerClosure,
    binary: lowerBinary,
    assign: lowerAssignment,
    ternary: (node, lower) => ({ kind: 'choice', test: lower.expression(node.child('condition') ?? node), options: lowerAll(node.children.filter(({ field }) => field === ''), lower), span: spanOf(node) }),
    not: (node, lower) => ({ kind: 'compare', operator: '!', operands: lower.expressionsIn(node), span: spanOf(node) }),
    is: (node, lower) => ({ kind: 'compare', operator: 'is', operands: lower.expressionsIn(node), span: spanOf(node) }),
    prefixed: (node, lower) => lower.expressionsIn(node)[0] ?? constant(node),
    constant, number: constant, content: constant,
  },
  statements: {
    block: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    import: () => ({ kind: 'block', body: [] }), nothing: () => ({ kind: 'block', body: [] }),
    class: lowerClass,
    function: (node, lower) => ({ kind: 'function', function: lowerFunction(node, lower) }),
    variables: (node, lower) => ({ kind: 'block', body: lower.statementsIn(node) }),
    variable: lowerVariable,
    if: lowerBranch, guard: lowerBranch,
    loop: (node, lower) => {
      const over = node.child('over');
      const conditions = node.children.filter(({ field }) => field === '').map((one) => lower.statement(one));
      return { kind: 'block', body: [...conditions, { kind: 'loop', ...(over === undefined ? {} : { over: lower.expression(over) }), binds: lowerAll([node.child('bound')], lower), body: lower.body(node.child('body')) }] };
    },
    switch: (node, lower) => ({ kind: 'branch', test: lower.expression(node.child('value') ?? node), arms: node.children.filter(({ field }) => field === '').map((arm) => lower.body(arm)) }),
    do: (node, lower) => ({
      kind: 'try', body: lower.body(node.child('body')), last: [],
      // What was caught is `error` where nothing else is written: https://docs.swift.org/swift-book/documentation/the-swift-programming-language/errorhandling/
      handlers: node.children.filter(({ type }) => type === 'catch').map((one) => ({ binds: /^catch\s+let\s+(\w+)/.exec(one.text)?.[1] ?? 'error', body: lower.body(one.child('body')), span: spanOf(one) })),
    }),
    return: (node, lower) => withValue('return', node, lower),
    throw: (node, lower) => withValue('throw', node, lower),
  },
};

/** Bytes of a text are as good as the text. */
const SAME = /^(?:utf8|utf8CString|bytes|unicodeScalars|self|wrappedValue|projectedValue)$/;

function lowerMember(node: SyntaxNode, lower: Lowering): Expression {
  const [object, property] = [node.child('object'), node.child('property')?.text.replace(/`/g, '') ?? ''];
  if (object === undefined || property === '') return lower.opaque(node);
  const inner = lower.expression(object);
  return SAME.test(property) ? inner : { kind: 'member', object: inner, property, span: spanOf(node) };
}

/** Methods that send or store what they are called on, or what it was made for: the receiver is an argument, too. */
const RECEIVERS = /^(?:write|setValue|addValue)$/;

function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const callee = lower.expression(node.child('function') ?? node);
  const given = node.children.filter(({ type }) => type === 'argument').map((one): Argument => {
    const label = one.child('label')?.text;
    return { value: lower.expression(one), ...(label === undefined ? {} : { keyword: label }), span: spanOf(one) };
  });
  const span = spanOf(node);
  const receiver: readonly Argument[] = callee.kind === 'member' && RECEIVERS.test(callee.property) ? [{ keyword: 'receiver', value: callee.object, span: callee.object.span }] : [];
  const name = callee.kind === 'name' ? callee.name : '';
  if (name === 'URLCredential' && isUnchecked(node)) return { kind: 'call', callee: nameExpression(node, 'URLCredential.unchecked'), arguments: given, constructs: true, span };
  return { kind: 'call', callee, arguments: name === 'os_log' ? formatOfLog(given) : [...given, ...receiver], constructs: /^[A-Z]/.test(name), span };
}

/** A server is trusted for what it says of itself where nothing around looks at its certificate. */
function isUnchecked(call: SyntaxNode): boolean {
  if (!call.children.some((one) => one.child('label')?.text === 'trust')) return false;
  for (let up = call.parent; up !== undefined; up = up.parent) if (up.type === 'function') return !/SecTrustEvaluate|SecTrustCopy|SecTrustGet|SecCertificate|pinned|publicKey/i.test(up.text);
  return false;
}

function lowerString(node: SyntaxNode, lower: Lowering): Expression {
  const content = node.child('content') ?? node;
  const text = (from: number, to: number): Expression => ({ kind: 'text', text: node.text.slice(from - node.start, to - node.start), span: { start: from, end: to }, inner: { start: from, end: to } });
  const holes = node.children.filter(({ type }) => type === 'interpolation');
  if (holes.length === 0) return { ...text(content.start, content.end), span: spanOf(node) };
  const parts: Expression[] = [];
  let from = content.start;
  for (const hole of holes) {
    if (hole.start > from) parts.push(text(from, hole.start));
    parts.push(interpolated(node, hole, lower));
    from = hole.end;
  }
  if (from < content.end) parts.push(text(from, content.end));
  return { kind: 'join', parts, span: spanOf(node) };
}

/** `[a, b]` or `[key: value]`. */
function lowerArray(node: SyntaxNode, lower: Lowering): Expression {
  const items = node.children.filter(({ type }) => type === 'argument');
  const isDictionary = items.some((one) => one.child('key') !== undefined || one.child('label') !== undefined);
  if (!isDictionary) return { kind: 'sequence', items: items.map((one) => lower.expression(one)), span: spanOf(node) };
  const entries = items.map((one): Entry => {
    const key = lower.optional(one.child('key'));
    const name = key?.kind === 'text' ? key.text : key?.kind === 'name' ? key.name : key?.kind === 'member' ? key.property : one.child('label')?.text;
    return { ...(name === undefined ? {} : { key: name }), value: lower.expression(one), span: spanOf(one) };
  });
  return { kind: 'mapping', entries, span: spanOf(node) };
}

/** What a closure of one expression computes is what it gives. */
function lowerClosure(node: SyntaxNode, lower: Lowering): Expression {
  const body = lower.body(node.child('body'));
  const [only, ...more] = body;
  const given: readonly Statement[] = only?.kind === 'expression' && more.length === 0 ? [{ kind: 'return', value: only.value, span: spanOf(node) }] : body;
  const parameters = node.children.filter(({ type }) => type === 'parameter').map((one): Parameter => ({ name: one.text, annotations: [], span: spanOf(one) }));
  return { kind: 'function', parameters, body: given, annotations: [], span: spanOf(node) };
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', '&&', '||']);

function lowerBinary(node: SyntaxNode, lower: Lowering): Expression {
  const operator = node.child('operator')?.text ?? '';
  const operands = lowerAll([node.child('left'), node.child('right')], lower);
  const span = spanOf(node);
  if (operator === '+') return joinOf(span, operands);
  if (operator === '??') return { kind: 'choice', options: operands, span };
  return COMPARING.has(operator) ? { kind: 'compare', operator, operands, span } : { kind: 'opaque', parts: operands, span };
}

function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return lower.opaque(node);
  const target = lower.expression(left);
  return { kind: 'assign', target: target.kind === 'index' ? target.object : target, value: lower.expression(right), adds: target.kind === 'index' || node.child('operator')?.text !== '=', declares: false, span: spanOf(node) };
}

function lowerVariable(node: SyntaxNode, lower: Lowering): Statement {
  const [name, value, body, type] = [node.child('name'), node.child('value'), node.child('body'), node.child('type')?.text.trim()];
  const computed: readonly Statement[] = body === undefined || value !== undefined ? [] : [{ kind: 'function', function: { kind: 'function', parameters: [], body: lower.statementsIn(body), annotations: [], span: spanOf(body) } }];
  // `if let token` binds anew what has the same name: nothing changes.
  if (name?.type !== 'name' || (value === undefined && (type === undefined || body !== undefined))) return { kind: 'block', body: [...(value === undefined ? [] : [{ kind: 'expression', value: lower.expression(value) } as const]), ...computed] };
  const held: Expression = value === undefined ? { kind: 'opaque', parts: [], span: spanOf(node) } : lower.expression(value);
  return { kind: 'expression', value: { kind: 'assign', target: lower.expression(name), value: held, adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(node) } };
}

/** What stands behind a `guard` runs only when its conditions hold. */
function lowerBranch(node: SyntaxNode, lower: Lowering): Statement {
  const conditions = node.children.filter(({ field }) => field === '').map((one) => lower.statement(one));
  return { kind: 'block', body: [...conditions, { kind: 'branch', arms: [lower.body(node.child('body')), lower.body(node.child('otherwise'))] }] };
}

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const parameters = node.children.filter(({ type }) => type === 'parameter').map((one): Parameter => {
    const [type, value] = [one.child('type')?.text, one.child('default')];
    return { name: one.child('name')?.text ?? '', ...(type === undefined ? {} : { type }), ...(value === undefined ? {} : { default: lower.expression(value) }), annotations: [], span: spanOf(one) };
  });
  return { kind: 'function', ...(name === undefined ? {} : { name }), parameters, body: lower.body(node.child('body')), annotations: [], span: spanOf(node) };
}

/** What a type says of itself; of another structure all fields are printed: https://developer.apple.com/documentation/swift/customstringconvertible */
const DESCRIBED = /^(?:description|debugDescription)$/;

function lowerClass(node: SyntaxNode, lower: Lowering): Statement {
  const members = node.child('body')?.children ?? [];
  const variables = members.filter(({ type }) => type === 'variables').flatMap(({ children }) => children.filter(({ type }) => type === 'variable'));
  return {
    kind: 'class', class: {
      name: node.child('name')?.text ?? '', bases: [], annotations: [], span: spanOf(node), printed: /\bstruct\b/.test(node.text.slice(0, node.text.indexOf('{'))) && !variables.some((one) => DESCRIBED.test(one.child('name')?.text ?? '')),
      fields: variables.flatMap((one) => {
        const [name, type] = [one.child('name')?.text, one.child('type')?.text.trim()];
        return name === undefined ? [] : [{ name, ...(type === undefined ? {} : { type }), annotations: [], span: spanOf(one) }];
      }),
      methods: members.filter(({ type }) => type === 'function').map((one) => lowerFunction(one, lower)),
      body: members.filter(({ type }) => type !== 'function').map((one) => lower.statement(one)),
    },
  };
}
