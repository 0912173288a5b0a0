import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import type { ClassDeclaration, Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A class, trait, interface or enumeration of PHP; what the constructor promotes is among its fields. */
export function lowerClass(node: SyntaxNode, lower: Lowering): ClassDeclaration {
  const members = node.child('body')?.children ?? [];
  const properties = members.filter(({ type }) => type === 'property_declaration');
  const methods = members.filter(({ type }) => type === 'method_declaration');
  return {
    name: node.child('name')?.text ?? '', bases: node.children.filter(({ type }) => type === 'base_clause' || type === 'class_interface_clause').flatMap(({ children }) => children.map(simpleName)),
    annotations: attributesOf(node, lower), span: spanOf(node), fields: [...properties.flatMap((one) => fieldsOf(one, lower)), ...methods.flatMap((one) => promoted(one, lower))], methods: methods.map((one) => lowerMethod(one, lower)),
    body: members.flatMap((member) => (member.type === 'property_declaration' ? member.children.flatMap((one) => initial(one.child('name'), one.child('default_value'), lower))
      : member.type === 'const_declaration' ? member.children.filter(({ type }) => type === 'const_element').flatMap((one) => initial(one.children[0], one.children[1], lower)) : [])),
  };
}

/** The parameters in a list, without the dollar signs of their names. */
export function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  return (list?.children ?? []).flatMap((one): readonly Parameter[] => {
    const name = one.child('name');
    if (name === undefined) return [];
    const type = one.child('type')?.text;
    const value = one.child('default_value');
    return [{ name: name.text.replace(/^\$/, ''), ...(type === undefined ? {} : { type: type.replace(/^.*\\/, '') }), ...(value === undefined ? {} : { default: lower.expression(value) }), annotations: attributesOf(one, lower), span: spanOf(one) }];
  });
}

/** Attributes (`#[Route('/x')]`) as calls of their names. */
export function attributesOf(node: SyntaxNode, lower: Lowering): readonly Expression[] {
  const groups = node.child('attributes')?.children.flatMap(({ children }) => children) ?? [];
  return groups.flatMap((one): readonly Expression[] => {
    const name = one.ofType('name', 'qualified_name');
    const given = one.child('parameters')?.children ?? [];
    return name === undefined ? [] : [{ kind: 'call', callee: nameExpression(name, simpleName(name)), arguments: given.map((argument) => ({ value: lower.expression(argument), span: spanOf(argument) })), constructs: false, span: spanOf(one) }];
  });
}

/** The last part of a name, without its namespace and without a dollar sign. */
export function simpleName(node: SyntaxNode): string {
  return node.text.slice(node.text.lastIndexOf('\\') + 1).replace(/^\$/, '');
}

function lowerMethod(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  return { kind: 'function', ...(name === undefined ? {} : { name }), parameters: parametersOf(node.child('parameters'), lower), body: lower.statementsIn(node.child('body')), annotations: attributesOf(node, lower), span: spanOf(node) };
}

function fieldsOf(node: SyntaxNode, lower: Lowering): readonly Field[] {
  const type = node.child('type')?.text.replace(/^.*\\/, '');
  return node.children.filter((one) => one.type === 'property_element').map((one) => ({ name: one.child('name')?.text.replace(/^\$/, '') ?? '', ...(type === undefined ? {} : { type }), annotations: attributesOf(node, lower), span: spanOf(one) }));
}

/** Parameters of a constructor that are properties too. */
function promoted(method: SyntaxNode, lower: Lowering): readonly Field[] {
  const list = method.child('parameters');
  const spans = new Set(list?.children.filter(({ type }) => type === 'property_promotion_parameter').map(({ start }) => start));
  return parametersOf(list, lower).filter(({ span }) => spans.has(span.start)).map(({ name, type, annotations, span }) => ({ name, ...(type === undefined ? {} : { type }), annotations, span }));
}

/** A property's or constant's first value is stored in the object. */
function initial(name: SyntaxNode | undefined, value: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  if (name === undefined || value === undefined) return [];
  const target: Expression = { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(name) }, property: name.text.replace(/^\$/, ''), span: spanOf(name) };
  return [{ kind: 'expression', value: { kind: 'assign', target, value: lower.expression(value), adds: false, declares: true, span: { start: name.start, end: value.end } } }];
}
