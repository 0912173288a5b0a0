import type { Argument, Expression } from '../../program/expression';
import { formatted, PRINTF_HOLE } from '../../program/formatted';
import { lowerAll, nameExpression, plainArgument, soleOf, spanOf, type Lowering } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { calledNames } from '../../tables/called-names';
import { lowerBlock, rescueFrom } from './lower-statements';
import { keyText } from './lower-text';
import { rubyTables } from './tables';

/** An attribute and a method without arguments look alike: what the tables name is a method. */
const NAMED = calledNames(rubyTables);

/** Methods that give what is stored under their argument, as `[]` does. */
const INDEXING = /^(?:fetch|dig|require|send|public_send|key)$/;

export function lowerCall(node: SyntaxNode, lower: Lowering): Expression {
  const [receiver, method, block] = [node.child('receiver'), node.child('method'), node.child('block')];
  const name = method?.text ?? 'call';
  const span = spanOf(node);
  const list = argumentsOf(node, lower);
  if (receiver === undefined && (name === 'raise' || name === 'fail')) return lowerRaise(node, list);
  const [first, ...values] = list;
  if (receiver === undefined && FORMATS.test(name) && first?.value.kind === 'text') return formatted(span, first.value, values, PRINTF_HOLE);
  const object = lower.optional(receiver);
  // `get '/status' do … end` answers a client with what the block computes.
  const isRoute = object === undefined && first?.value.kind === 'text';
  const given = block === undefined ? list : [...list, plainArgument(lowerBlock(block, lower, isRoute ? [nameExpression(method ?? node)] : []))];
  if (object === undefined) return { kind: 'call', callee: nameExpression(method ?? node), arguments: given, constructs: false, span };
  if (name.endsWith('?')) return { kind: 'compare', operator: name === 'eql?' || name === 'equal?' ? '==' : name, operands: [object, ...given.map(({ value }) => value)], span };
  if (name === 'new') return { kind: 'call', callee: object, arguments: given, constructs: true, span };
  if (block === undefined && INDEXING.test(name)) {
    const keys = (node.child('arguments')?.children ?? []).map(keyText);
    if (keys.length > 0 && (keys.length === 1 || name === 'dig') && keys.every((key) => key !== undefined)) return keys.reduce<Expression>((inner, property) => ({ kind: 'member', object: inner, property, span }), object);
  }
  const callee: Expression = { kind: 'member', object, property: name, span: { start: node.start, end: method?.end ?? node.end } };
  const isAttribute = node.child('arguments') === undefined && block === undefined && method !== undefined && !NAMED.has(name);
  return isAttribute ? callee : { kind: 'call', callee, arguments: given, constructs: false, span };
}

const FORMATS = /^(?:format|sprintf)$/;

/** A call as a statement: some of them raise, and some handle what is raised. */
export function lowerCallStatement(node: SyntaxNode, lower: Lowering): Statement {
  const [name, block] = [node.child('receiver') === undefined ? node.child('method')?.text : undefined, node.child('block')];
  if (name === 'raise' || name === 'fail') return raising(node, lower);
  if (name === 'rescue_from' && block !== undefined) return rescueFrom(block, lower);
  return { kind: 'expression', value: lower.expression(node) };
}

/** A class that is raised without a message says nothing. */
function raising(node: SyntaxNode, lower: Lowering): Statement {
  const value = lower.expression(node);
  return value.kind === 'name' || value.kind === 'member' ? { kind: 'throw', span: spanOf(node) } : { kind: 'throw', value, span: spanOf(node) };
}

/** `raise "text"` makes a RuntimeError, `raise Class, "text"` one of that class: https://docs.ruby-lang.org/en/master/Kernel.html#method-i-raise. */
function lowerRaise(node: SyntaxNode, [first, ...rest]: readonly Argument[]): Expression {
  const span = spanOf(node);
  if (first === undefined) return { kind: 'constant', text: node.text, span };
  const isClass = /^[A-Z][\w:]*$/.test(node.child('arguments')?.children[0]?.text ?? '');
  if (!isClass) return first.value.kind === 'call' || first.value.kind === 'name' ? first.value : made('RuntimeError', node, [first]);
  return rest.length === 0 ? { kind: 'constant', text: node.text, span } : made('RuntimeError', node, rest.slice(0, 1));
}

function made(name: string, node: SyntaxNode, given: readonly Argument[]): Expression {
  return { kind: 'call', callee: nameExpression(node, name), arguments: given, constructs: true, span: spanOf(node) };
}

function argumentsOf(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  const list = node.child('arguments');
  return list === undefined ? [] : lower.meaningful(list).filter(({ type }) => type !== 'block_argument').map((one) => argument(one, lower));
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const span = spanOf(node);
  if (node.type === 'pair') {
    const keyword = keyText(node.child('key'));
    return { ...(keyword === undefined ? {} : { keyword }), value: pairValue(node, lower), span };
  }
  if (node.type === 'simple_symbol') return plainArgument({ kind: 'text', text: node.text.slice(1), span, inner: { start: node.start + 1, end: node.end } });
  return { value: node.type.endsWith('splat_argument') ? soleOf(node, lower) : lower.expression(node), span };
}

/** `password:` alone is short for `password: password`. */
export function pairValue(node: SyntaxNode, lower: Lowering): Expression {
  return lower.optional(node.child('value')) ?? nameExpression(node.child('key') ?? node);
}

/** Where the value of an assignment is stored; a cookie is set by a method. */
export function lowerTarget(node: SyntaxNode, lower: Lowering): Expression {
  if (node.type === 'call' && node.child('arguments') === undefined) {
    const [receiver, method] = [node.child('receiver'), node.child('method')];
    if (receiver !== undefined && method !== undefined) return { kind: 'member', object: lower.expression(receiver), property: method.text, span: spanOf(node) };
  }
  if (/_assignment_list$/.test(node.type)) return { kind: 'sequence', items: lower.meaningful(node).map((one) => lowerTarget(one, lower)), span: spanOf(node) };
  return lower.expression(node);
}

/** `cookies[:token] = …` is a call with a key and a value: https://api.rubyonrails.org/classes/ActionDispatch/Cookies.html. */
export function lowerAssignment(node: SyntaxNode, lower: Lowering): Expression {
  const [left, right] = [node.child('left'), node.child('right')];
  if (left === undefined || right === undefined) return lower.opaque(node);
  const span = spanOf(node);
  const object = left.type === 'element_reference' ? left.child('object') : undefined;
  const value = lower.expression(right);
  if (object !== undefined && /^cookies(?:\.(?:permanent|signed))*$/.test(object.text)) {
    const [, key] = left.children;
    return { kind: 'call', callee: { kind: 'member', object: nameExpression(object, 'cookies'), property: '[]=', span: spanOf(left) }, arguments: [...lowerAll([key], lower), value].map(plainArgument), constructs: false, span };
  }
  const operator = node.child('operator')?.text;
  const target = lowerTarget(left, lower);
  if (operator === '||=') return { kind: 'assign', target, value: { kind: 'choice', options: [target, value], span }, adds: false, declares: false, span };
  return { kind: 'assign', target, value, adds: operator !== undefined, declares: operator === undefined, span };
}
