import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import type { ClassDeclaration, Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A class, struct, record or interface of C#, its properties among its fields. */
export function lowerType(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const members = (node.child('body')?.children ?? []).flatMap((member) => (member.type.startsWith('preproc_') ? member.children : [member]));
  const fields = members.filter(({ type }) => type === 'field_declaration');
  const properties = members.filter(({ type }) => type === 'property_declaration');
  const own = parametersOf(node.ofType('parameter_list'), lower);
  return {
    name: node.child('name')?.text ?? '', printed: node.type === 'record_declaration', bases: (node.ofType('base_list')?.children ?? []).map(simpleName), annotations: attributesOf(node, lower), span: spanOf(node),
    fields: [...fields.flatMap((one) => fieldsOf(one, lower)), ...properties.map((one) => property(one, lower)), ...own.map(({ name, type, annotations, span }): Field => ({ name, ...(type === undefined ? {} : { type }), annotations, span }))],
    methods: [...members.filter(({ type }) => METHODS.test(type)).map((one) => lowerMethod(one, lower)), ...properties.flatMap((one) => accessors(one, lower))],
    body: [...fields.flatMap((one) => initialisers(one, lower)), ...properties.flatMap((one) => initialValue(one, lower)), ...members.filter(({ type }) => NESTED.test(type)).map((one) => lower.statement(one))],
  };
}

const METHODS = /^(?:method|constructor|destructor|operator|conversion_operator)_declaration$/;
const NESTED = /^(?:class|struct|record|interface)_declaration$/;

/** A method, constructor or local function; one without a name is called like its type. */
export function lowerMethod(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters: parametersOf(node.child('parameters'), lower),
    body: bodyOf(node.child('body'), lower), annotations: attributesOf(node, lower), span: spanOf(node),
  };
}

/** The parameters in a list; one of a wrong shape is left out. */
export function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  return (list?.children ?? []).flatMap((one): readonly Parameter[] => {
    const name = one.child('name');
    if (name === undefined) return [];
    const type = one.child('type')?.text;
    const value = lower.meaningful(one).at(-1);
    const initial = value !== undefined && value.start > name.start ? lower.expression(value) : undefined;
    return [{ name: name.text, ...(type === undefined ? {} : { type }), ...(initial === undefined ? {} : { default: initial }), annotations: attributesOf(one, lower), span: spanOf(one) }];
  });
}

/** Attributes as calls of their names, without the `Attribute` that may be left out. */
export function attributesOf(node: SyntaxNode, lower: Lowering): readonly Expression[] {
  return node.children.filter(({ type }) => type === 'attribute_list').flatMap(({ children }) => children).flatMap((one): readonly Expression[] => {
    const name = one.child('name');
    if (name === undefined) return [];
    const given = one.ofType('attribute_argument_list')?.children ?? [];
    return [{ kind: 'call', callee: nameExpression(name, simpleName(name).replace(/Attribute$/, '')), arguments: given.map((argument) => ({ value: lower.opaque(argument), span: spanOf(argument) })), constructs: false, span: spanOf(one) }];
  });
}

export function declarators(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => type === 'variable_declarator');
}

/** The last name of a type or member, without its type arguments. */
export function simpleName(node: SyntaxNode): string {
  const plain = node.text.replace(/[<(][^]*$/, '').replace(/[?\s]+$/, '');
  return plain.slice(plain.lastIndexOf('.') + 1);
}

function fieldsOf(node: SyntaxNode, lower: Lowering): readonly Field[] {
  const declaration = node.ofType('variable_declaration');
  const type = declaration?.child('type')?.text;
  return (declaration === undefined ? [] : declarators(declaration)).map((one) => ({ name: one.child('name')?.text ?? '', ...(type === undefined ? {} : { type }), annotations: attributesOf(node, lower), span: spanOf(one) }));
}

function property(node: SyntaxNode, lower: Lowering): Field {
  const type = node.child('type')?.text;
  return { name: node.child('name')?.text ?? '', ...(type === undefined ? {} : { type }), annotations: attributesOf(node, lower), span: spanOf(node) };
}

/** A field's first value is stored in the object. */
function initialisers(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const declaration = node.ofType('variable_declaration');
  return (declaration === undefined ? [] : declarators(declaration)).flatMap((one) => {
    const [name, value] = [one.child('name'), lower.meaningful(one).at(-1)];
    return name === undefined || value === undefined || value.start <= name.start ? [] : [storedInThis(name, value, declaration?.child('type')?.text, lower)];
  });
}

function initialValue(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const [name, value] = [node.child('name'), node.child('value')];
  return name === undefined || value === undefined || value.type === 'arrow_expression_clause' ? [] : [storedInThis(name, value, node.child('type')?.text, lower)];
}

function storedInThis(name: SyntaxNode, value: SyntaxNode, type: string | undefined, lower: Lowering): Statement {
  const target: Expression = { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(name) }, property: name.text, span: spanOf(name) };
  return { kind: 'expression', value: { kind: 'assign', target, value: lower.expression(value), adds: false, declares: true, ...(type === undefined ? {} : { type }), span: { start: name.start, end: value.end } } };
}

/** What a property computes; it is no function that anybody calls by its name. */
function accessors(node: SyntaxNode, lower: Lowering): readonly FunctionExpression[] {
  const bodies = [node.child('value'), ...(node.child('accessors')?.children.map((one) => one.child('body')) ?? [])];
  return bodies.flatMap((body) => (body === undefined || (body.type !== 'block' && body.type !== 'arrow_expression_clause') ? []
    : [{ kind: 'function', parameters: [], body: bodyOf(body, lower), annotations: [], span: spanOf(body) } as const]));
}

function bodyOf(body: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  if (body?.type !== 'arrow_expression_clause') return lower.statementsIn(body);
  const [value] = lower.expressionsIn(body);
  return value === undefined ? [] : [{ kind: 'return', value, span: spanOf(body) }];
}
