import { withAnswers } from '../../program/answers';
import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import { lowerAll, nameExpression, spanOf, type Lowering } from '../../program/lowering';
import type { ClassDeclaration, Field, Handler, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { keyText } from './lower-text';

/** `if`, `unless`, `elsif` and their modifiers. */
export function lowerIf(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('condition'));
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [lower.body(node.child('consequence') ?? node.child('body')), lower.body(node.child('alternative'))] };
}

/** `case` with `when` or `in`. */
export function lowerCase(node: SyntaxNode, lower: Lowering): Statement {
  const test = lower.optional(node.child('value'));
  const clauses = node.children.filter(({ type }) => type === 'when' || type === 'in_clause').map((one) => lower.body(one.child('body')));
  return { kind: 'branch', ...(test === undefined ? {} : { test }), arms: [...clauses, lower.body(node.ofType('else'))] };
}

/** `while`, `until` and their modifiers. */
export function lowerWhile(node: SyntaxNode, lower: Lowering): Statement {
  const over = lower.optional(node.child('condition'));
  return { kind: 'loop', ...(over === undefined ? {} : { over }), binds: [], body: lower.body(node.child('body')) };
}

export function lowerFor(node: SyntaxNode, lower: Lowering): Statement {
  const over = lower.optional(node.child('value'));
  return { kind: 'loop', ...(over === undefined ? {} : { over }), binds: lowerAll([node.child('pattern')], lower), body: lower.body(node.child('body')) };
}

/** Statements, and what rescues them: `begin`, and the body of a method, class or block. */
export function lowerRescued(node: SyntaxNode, lower: Lowering): Statement {
  const children = lower.meaningful(node);
  const clauses = children.filter(({ type }) => type === 'rescue');
  const [otherwise, last] = [node.ofType('else'), node.ofType('ensure')];
  const body = children.filter(({ type }) => !CLAUSES.has(type)).map((child) => lower.statement(child));
  if (clauses.length === 0 && last === undefined) return { kind: 'block', body };
  return { kind: 'try', body: [...body, ...lower.body(otherwise)], handlers: clauses.map((clause) => handler(clause, lower)), last: lower.statementsIn(last) };
}

const CLAUSES: ReadonlySet<string> = new Set(['rescue', 'else', 'ensure']);

function handler(node: SyntaxNode, lower: Lowering): Handler {
  const binds = node.child('variable')?.children[0]?.text;
  const type = node.child('exceptions')?.text;
  return { ...(binds === undefined ? {} : { binds }), ...(type === undefined ? {} : { type }), body: lower.body(node.child('body')), span: spanOf(node) };
}

/** `rescue_from Error do |error| … end` handles errors like a clause: https://api.rubyonrails.org/classes/ActiveSupport/Rescuable/ClassMethods.html. */
export function rescueFrom(block: SyntaxNode, lower: Lowering): Statement {
  const { parameters, body } = lowerBlock(block, lower, []);
  const binds = parameters[0]?.name;
  return { kind: 'try', body: [], handlers: [{ ...(binds === undefined ? {} : { binds }), body, span: spanOf(block) }], last: [] };
}

/** A method answers what it computes last. */
export function lowerMethod(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  return { kind: 'function', ...(name === undefined ? {} : { name }), parameters: parametersOf(node.child('parameters'), lower), body: withAnswers(lower.body(node.child('body'))), annotations: [], span: spanOf(node) };
}

/** A block or lambda. `annotations` is what it is given to, where that makes it an answer to a client. */
export function lowerBlock(node: SyntaxNode, lower: Lowering, annotations: readonly Expression[]): FunctionExpression {
  const body = node.child('body');
  const inner = body?.type === 'block' || body?.type === 'do_block' ? body.child('body') : body;
  return { kind: 'function', parameters: parametersOf(node.child('parameters'), lower), body: withAnswers(lower.body(inner)), annotations, span: spanOf(node) };
}

function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  return (list === undefined ? [] : lower.meaningful(list)).flatMap((one): readonly Parameter[] => {
    if (one.type === 'destructured_parameter') return parametersOf(one, lower);
    const name = one.type === 'identifier' ? one : one.child('name');
    const value = lower.optional(one.child('value'));
    return name === undefined ? [] : [{ name: name.text, ...(value === undefined ? {} : { default: value }), annotations: [], span: spanOf(one) }];
  });
}

/** A class or module; its attributes are its fields. */
export function lowerClass(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const body = node.child('body');
  const members = body === undefined ? [] : lower.meaningful(body);
  const bases = lower.meaningful(node.child('superclass') ?? node).filter(({ type }) => node.child('superclass') !== undefined && /^(?:constant|scope_resolution)$/.test(type));
  return {
    name: node.child('name')?.text ?? '', bases: bases.map(({ text }) => text), annotations: [], span: spanOf(node),
    fields: members.flatMap(attributes), methods: members.filter(({ type }) => METHODS.has(type)).map((one) => lowerMethod(one, lower)),
    body: members.filter(({ type }) => !METHODS.has(type)).map((one) => lower.statement(one)),
  };
}

const METHODS: ReadonlySet<string> = new Set(['method', 'singleton_method']);

function attributes(node: SyntaxNode): readonly Field[] {
  if (node.type !== 'call' || !/^attr_(?:accessor|reader|writer)$/.test(node.child('method')?.text ?? '')) return [];
  return (node.child('arguments')?.children ?? []).flatMap((one) => {
    const name = keyText(one);
    return name === undefined ? [] : [{ name, annotations: [], span: spanOf(one) }];
  });
}

/** `@token` is a field of the method's own object. */
export function lowerVariable(node: SyntaxNode): Expression {
  return { kind: 'member', object: nameExpression(node, 'this'), property: node.text.replace(/^@+/, ''), span: spanOf(node) };
}
