import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import type { Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { typeName } from './words';

/** `function Name([type]$parameter) { … }`, its parameters beside the name or in a block of their own. Commands are known in lower case. */
export function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const block = node.ofType('script_block');
  const lists = [node.ofType('function_parameter_declaration')?.ofType('parameter_list'), block?.ofType('param_block')?.ofType('parameter_list')];
  return {
    kind: 'function', name: node.ofType('function_name')?.text.toLowerCase() ?? '', annotations: [], span: spanOf(node),
    parameters: lists.flatMap((list) => parametersOf(list, lower)), body: lower.statementsIn(block?.child('script_block_body')),
  };
}

/** A script's own parameters. */
export function lowerParameters(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const parameters = parametersOf(node.ofType('parameter_list'), lower);
  return [
    { kind: 'function', function: { kind: 'function', parameters, body: [], annotations: [], span: spanOf(node) } },
    ...parameters.flatMap(({ name, type, span }): readonly Statement[] => (type === undefined ? [] : [{ kind: 'expression', value: { kind: 'assign', target: { kind: 'name', name, span }, value: { kind: 'opaque', parts: [], span }, adds: false, declares: true, type, span } }])),
  ];
}

function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  return (list?.children ?? []).filter(({ type }) => type === 'script_parameter').flatMap((one): readonly Parameter[] => {
    const variable = one.ofType('variable');
    if (variable === undefined) return [];
    const types = (one.ofType('attribute_list')?.children ?? []).flatMap((attribute) => attribute.ofType('type_literal') ?? []);
    const type = types.at(-1);
    const value = one.ofType('script_parameter_default')?.children.at(-1);
    return [{ name: variable.text.replace(/^\$/, ''), ...(type === undefined ? {} : { type: typeName(type).toLowerCase() }), ...(value === undefined ? {} : { default: lower.expression(value) }), annotations: [], span: spanOf(one) }];
  });
}

/** `{ … }`: a function without a name, whose last value is what it gives. */
export function lowerScript(node: SyntaxNode, lower: Lowering): Expression {
  const body = lower.statementsIn(node.child('script_block_body'));
  const statements = body.flatMap((one) => (one.kind === 'block' ? one.body : [one]));
  const last = statements.at(-1);
  const given: readonly Statement[] = last?.kind === 'expression' ? [...statements.slice(0, -1), { kind: 'return', value: last.value, span: spanOf(node) }] : statements;
  return { kind: 'function', parameters: parametersOf(node.ofType('param_block')?.ofType('parameter_list'), lower), body: given, annotations: [], span: spanOf(node) };
}

/** A class with its properties and methods. */
export function lowerClass(node: SyntaxNode, lower: Lowering): Statement {
  const [name, ...bases] = node.children.filter(({ type }) => type === 'simple_name').map(({ text }) => text.trim());
  const properties = node.children.filter(({ type }) => type === 'class_property_definition');
  const methods = node.children.filter(({ type }) => type === 'class_method_definition');
  return {
    kind: 'class', class: {
      name: name ?? '', bases, annotations: [], body: [], span: spanOf(node),
      fields: properties.flatMap((one) => {
        const [variable, type] = [one.ofType('variable'), one.ofType('type_literal')];
        return variable === undefined ? [] : [{ name: variable.text.replace(/^\$/, ''), ...(type === undefined ? {} : { type: typeName(type).toLowerCase() }), annotations: [], span: spanOf(one) }];
      }),
      methods: methods.map((one) => ({ kind: 'function', name: one.ofType('simple_name')?.text.trim() ?? '', parameters: [], annotations: [], body: lower.statementsIn(one.ofType('script_block')?.child('script_block_body')), span: spanOf(one) })),
    },
  };
}

/**
 * What a statement of a function leaves is what the function gives: more may follow, so that it ends nothing. Of a
 * script it is printed. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_return
 */
export function returned(node: SyntaxNode, value: Expression): Statement {
  const given = value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'write-output' ? value.arguments[0]?.value : value;
  if (given === undefined || (given === value && !/^(?:name|member|join|text)$/.test(value.kind))) return { kind: 'expression', value };
  const span = spanOf(node);
  if (isInFunction(node)) return { kind: 'branch', arms: [[{ kind: 'return', value: given, span }], []] };
  const printed = given === value && value.kind === 'join';
  return { kind: 'expression', value: printed ? { kind: 'call', callee: nameExpression(node, 'write-output'), arguments: [{ value, span }], constructs: false, span } : value };
}

function isInFunction(node: SyntaxNode): boolean {
  for (let up = node.parent; up !== undefined; up = up.parent) if (up.type === 'function_statement' || up.type === 'class_method_definition' || up.type === 'script_block_expression' || up.type === 'assignment_expression') return true;
  return false;
}
