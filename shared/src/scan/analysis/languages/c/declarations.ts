import type { Expression, FunctionExpression, Parameter } from '../../program/expression';
import type { Lowering } from '../../program/lowering';
import { nameExpression, spanOf } from '../../program/lowering';
import type { Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** A class or struct with its fields and the methods that are defined in it. */
export function lowerClass(node: SyntaxNode, lower: Lowering): Statement {
  const members = (node.child('body')?.children ?? []).flatMap((member) => (member.type.startsWith('preproc_') ? member.children : member.type === 'template_declaration' ? member.children : [member]));
  const fields = members.filter(({ type }) => type === 'field_declaration');
  return {
    kind: 'class', class: {
      name: node.child('name')?.text ?? '', bases: (node.ofType('base_class_clause')?.children ?? []).filter(({ type }) => /type|identifier/.test(type)).map(({ text }) => text), annotations: [], span: spanOf(node),
      fields: fields.flatMap(fieldsOf), methods: members.filter(({ type }) => type === 'function_definition').map((one) => lowerFunction(one, lower)), body: fields.flatMap((one) => initial(one, lower)),
    },
  };
}

function fieldsOf(node: SyntaxNode): readonly Field[] {
  const type = typeOf(node);
  return declarators(node).flatMap((one) => {
    const name = nameOf(one);
    return name === undefined || isFunction(one) ? [] : [{ name: name.text, ...(type === undefined ? {} : { type }), annotations: [], span: spanOf(name) }];
  });
}

/** A field's first value is stored in the object. */
function initial(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const [name, value] = [nameOf(node.child('declarator')), node.child('default_value')];
  if (name === undefined || value === undefined) return [];
  return [{ kind: 'expression', value: { kind: 'assign', target: fieldOf(name), value: lower.expression(value), adds: false, declares: true, span: { start: name.start, end: value.end } } }];
}

function fieldOf(name: SyntaxNode): Expression {
  return { kind: 'member', object: { kind: 'name', name: 'this', span: spanOf(name) }, property: name.text, span: spanOf(name) };
}

/** A function or method, called by its last name; what a constructor's list initialises is stored first. */
export function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const declarator = functionDeclarator(node.child('declarator'));
  const name = nameOf(declarator?.child('declarator'))?.text;
  const list = node.ofType('field_initializer_list')?.children ?? [];
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters: parametersOf(declarator?.child('parameters'), lower), annotations: [], span: spanOf(node),
    body: [...list.flatMap((one) => initialised(one, lower)), ...lower.statementsIn(node.child('body'))],
  };
}

function initialised(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const [name, given] = node.children;
  const [value, ...more] = given === undefined ? [] : lower.expressionsIn(given);
  if (name === undefined || value === undefined || more.length > 0) return [];
  return [{ kind: 'expression', value: { kind: 'assign', target: fieldOf(name), value, adds: false, declares: true, span: spanOf(node) } }];
}

/** The parameters of a function; one without a name is left out. */
export function parametersOf(list: SyntaxNode | undefined, lower: Lowering): readonly Parameter[] {
  return (list?.children ?? []).filter(({ type }) => type.endsWith('parameter_declaration')).flatMap((one): readonly Parameter[] => {
    const name = nameOf(one.child('declarator'));
    if (name === undefined) return [];
    const type = typeOf(one);
    const value = one.child('default_value');
    return [{ name: name.text, ...(type === undefined ? {} : { type }), ...(value === undefined ? {} : { default: lower.expression(value) }), annotations: [], span: spanOf(one) }];
  });
}

/** The variables of a declaration, in their order. One without a value is told by its type only. */
export function declared(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const type = typeOf(node);
  const nested = node.ofType('struct_specifier', 'class_specifier');
  const own = nested?.child('body') === undefined ? [] : [lower.statement(nested)];
  return [...own, ...declarators(node).flatMap((one): readonly Statement[] => {
    const name = nameOf(one);
    const value = one.child('value') ?? (one.field === 'declarator' && one.type !== 'init_declarator' ? node.child('default_value') : undefined);
    if (name === undefined) return [];
    if (isFunction(one)) return made(one, name, node);
    if (value === undefined && type === undefined) return [];
    const given = value === undefined ? undefined : value.type === 'argument_list' ? constructed(value, node, lower) : lower.expression(value);
    // What is declared without a value has none yet, and is not known to be harmless.
    const held: Expression = given ?? { kind: 'opaque', parts: [], span: spanOf(one) };
    return [{ kind: 'expression', value: { kind: 'assign', target: nameExpression(name), value: held, adds: false, declares: true, ...(type === undefined ? {} : { type }), span: spanOf(one) } }];
  })];
}

/** In a function `ofstream out(path)` looks like a prototype and makes an object. Source: https://en.cppreference.com/w/cpp/language/direct_initialization#Notes */
function made(declarator: SyntaxNode, name: SyntaxNode, declaration: SyntaxNode): readonly Statement[] {
  const type = declaration.child('type');
  const given = functionDeclarator(declarator)?.child('parameters')?.children ?? [];
  if (declaration.parent?.type !== 'compound_statement' || type === undefined || given.length === 0 || given.some((one) => one.child('declarator') !== undefined || one.child('type')?.type !== 'type_identifier')) return [];
  const value: Expression = { kind: 'call', callee: nameExpression(type, simpleType(type.text)), arguments: given.map((one) => ({ value: nameExpression(one), span: spanOf(one) })), constructs: true, span: spanOf(declarator) };
  return [{ kind: 'expression', value: { kind: 'assign', target: nameExpression(name), value, adds: false, declares: true, type: simpleType(type.text), span: spanOf(declarator) } }];
}

/** `std::string a("…")` and `Client c(password)` make an object; of a text that is the text. */
function constructed(list: SyntaxNode, declaration: SyntaxNode, lower: Lowering): Expression {
  const given = lower.expressionsIn(list);
  const [only] = given;
  const type = declaration.child('type');
  const name = simpleType(type?.text ?? '');
  if (only !== undefined && given.length === 1 && /^(?:string|wstring|string_view|QString|QByteArray|auto)$/.test(name)) return only;
  return { kind: 'call', callee: nameExpression(type ?? declaration, name), arguments: given.map((value) => ({ value, span: value.span })), constructs: true, span: spanOf(list) };
}

function declarators(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ field }) => field === 'declarator');
}

/** The name inside pointers, references and arrays. */
export function nameOf(declarator: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = declarator;
  for (let depth = 0; node !== undefined && depth < 20; depth++) {
    if (/^(?:identifier|field_identifier|type_identifier|destructor_name|operator_name)$/.test(node.type)) return node;
    node = node.type === 'qualified_identifier' || node.type === 'template_function' ? node.child('name') : node.child('declarator') ?? node.ofType('identifier', 'field_identifier', 'pointer_declarator', 'reference_declarator', 'array_declarator', 'function_declarator', 'parenthesized_declarator');
  }
  return undefined;
}

function functionDeclarator(declarator: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = declarator;
  for (let depth = 0; node !== undefined && depth < 20; depth++) {
    if (node.type === 'function_declarator') return node;
    node = node.child('declarator') ?? node.ofType('function_declarator');
  }
  return undefined;
}

/** A prototype declares no variable; a pointer to a function does. */
function isFunction(declarator: SyntaxNode): boolean {
  const found = functionDeclarator(declarator);
  return found !== undefined && found.child('declarator')?.type !== 'parenthesized_declarator';
}

/** Types that are called after what a parser reads, and none of these after what signs in. */
const PARSER_TYPE = /(?:^|[a-z_])(?:tok|token)(?:_?(?:t|type|kind|id|enum|class|ptr|list|stream|iterator))?$/i;
const LOGIN_TYPE = /access|auth|bearer|refresh|session|api|jwt|login|security/i;

/** A declared type by its last name; enumerations and the tokens of parsers are numbers. */
function typeOf(node: SyntaxNode): string | undefined {
  const type = node.child('type');
  if (type === undefined || type.type === 'placeholder_type_specifier') return undefined;
  if (type.type === 'enum_specifier') return 'int';
  const name = simpleType(type.child('name')?.text ?? type.text);
  return PARSER_TYPE.test(name) && !LOGIN_TYPE.test(name) ? 'int' : name;
}

/** `std::vector<int>` is a vector. */
export function simpleType(text: string): string {
  const plain = text.replace(/<[^]*$/, '').trim();
  return plain.slice(plain.lastIndexOf(':') + 1);
}

