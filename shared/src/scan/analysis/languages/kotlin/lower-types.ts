import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import { nameExpression, plainArgument, spanOf, type Lowering } from '../../program/lowering';
import type { ClassDeclaration, Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { argumentsOf } from './lower-call';
import { lowerProperty } from './lower-control';

/** A class, interface or object; the parameters of its constructor are its fields, and a data class prints them: https://kotlinlang.org/docs/data-classes.html. */
export function lowerClass(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const members = node.ofType('class_body', 'enum_class_body')?.children ?? [];
  const parameters = parametersOf(node.ofType('primary_constructor')?.ofType('class_parameters'), lower);
  const properties = members.filter(({ type }) => type === 'property_declaration');
  return {
    name: node.child('name')?.text ?? '', bases: node.ofType('delegation_specifiers')?.text.match(/\b[A-Z]\w*/g) ?? [], annotations: annotationsOf(node.ofType('modifiers'), lower), span: spanOf(node),
    printed: /\bdata\b/.test(node.ofType('modifiers')?.text ?? ''),
    fields: [...parameters.map(fieldOf), ...properties.flatMap((one) => property(one, lower))],
    methods: members.filter(({ type }) => type === 'function_declaration' || type === 'secondary_constructor').map((one) => lowerFunction(one, lower)),
    body: [...properties.map((one) => lowerProperty(one, lower, ownField)), ...members.filter(({ type }) => NESTED.test(type)).map((one) => lower.statement(one))],
  };
}

const NESTED = /^(?:class_declaration|object_declaration|companion_object|anonymous_initializer)$/;

function ownField(name: SyntaxNode): Expression {
  return { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(name) }, property: name.text, span: spanOf(name) };
}

function fieldOf({ name, type, annotations, span }: Parameter): Field {
  return { name, ...(type === undefined ? {} : { type }), annotations, span };
}

function property(node: SyntaxNode, lower: Lowering): readonly Field[] {
  const declaration = node.ofType('variable_declaration');
  const [name, type] = [declaration?.ofType('identifier'), declaration?.children.find((one) => one.type.endsWith('_type'))?.text];
  return name === undefined ? [] : [{ name: name.text, ...(type === undefined ? {} : { type }), annotations: annotationsOf(node.ofType('modifiers'), lower), span: spanOf(name) }];
}

export function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const body = node.ofType('function_body') ?? node.ofType('block');
  const [inner] = body === undefined ? [] : lower.meaningful(body);
  const isBlock = body?.type === 'block' || inner?.type === 'block';
  const value = isBlock || inner === undefined ? undefined : lower.expression(inner);
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters: parametersOf(node.ofType('function_value_parameters'), lower), annotations: annotationsOf(node.ofType('modifiers'), lower), span: spanOf(node),
    body: value === undefined ? lower.body(body?.type === 'block' ? body : inner) : [{ kind: 'return', value, span: value.span }],
  };
}

/** Annotations and a default value stand beside a function's parameter, and within a constructor's. */
function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  const found: Parameter[] = [];
  let annotations: readonly Expression[] = [];
  for (const one of list?.children ?? []) {
    const name = PARAMETER.test(one.type) ? one.ofType('identifier') : undefined;
    if (one.type === 'parameter_modifiers') annotations = annotationsOf(one, lower);
    else if (name !== undefined) {
      found.push(parameter(one, name, [...annotations, ...annotationsOf(one.ofType('modifiers'), lower)], lower));
      annotations = [];
    } else if (!one.type.endsWith('comment')) withDefault(found, lower.expression(one));
  }
  return found;
}

const PARAMETER = /^(?:class_)?parameter$/;

function parameter(node: SyntaxNode, name: SyntaxNode, annotations: readonly Expression[], lower: Lowering): Parameter {
  const type = node.children.find((one) => one.type.endsWith('_type'));
  const value = lower.meaningful(node).at(-1);
  const own = value === undefined || value.start < (type ?? name).end ? undefined : lower.expression(value);
  return { name: name.text, ...(type === undefined ? {} : { type: type.text }), ...(own === undefined ? {} : { default: own }), annotations, span: spanOf(node) };
}

function withDefault(found: Parameter[], value: Expression): void {
  const last = found.pop();
  if (last !== undefined) found.push({ ...last, default: value });
}

function annotationsOf(modifiers: SyntaxNode | undefined, lower: Lowering): readonly Expression[] {
  return (modifiers?.children ?? []).filter(({ type }) => type === 'annotation').flatMap((one): readonly Expression[] => {
    const invocation = one.ofType('constructor_invocation');
    const type = (invocation ?? one).ofType('user_type');
    if (type === undefined) return [];
    return [{ kind: 'call', callee: nameExpression(type, type.text.slice(type.text.lastIndexOf('.') + 1)), arguments: argumentsOf(invocation?.ofType('value_arguments'), lower), constructs: false, span: spanOf(one) }];
  });
}

/** The methods of an object that is made in place are walked where it is made. */
export function lowerObject(node: SyntaxNode, lower: Lowering): Expression {
  const methods = (node.ofType('class_body')?.children ?? []).filter(({ type }) => type === 'function_declaration').map((one) => plainArgument(lowerFunction(one, lower)));
  const type = node.ofType('delegation_specifiers')?.text.match(/\b[A-Z]\w*/)?.[0] ?? 'object';
  return { kind: 'call', callee: nameExpression(node, type), arguments: methods, constructs: true, span: spanOf(node) };
}

export function lowerInitializer(node: SyntaxNode, lower: Lowering): Statement {
  return { kind: 'block', body: lower.body(node.ofType('block', 'class_body')) };
}
