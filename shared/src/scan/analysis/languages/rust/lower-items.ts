import { withAnswers } from '../../program/answers';
import type { Argument, Expression, FunctionExpression, Parameter } from '../../program/expression';
import { lowerAll, nameExpression, plainArgument, spanOf, type Lowering } from '../../program/lowering';
import type { Field, Statement } from '../../program/statement';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { macroArguments } from './lower-macro';

/** Items in a file, module, block or `impl`: what is compiled for tests only is left out. */
export function lowerItems(node: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  return (node === undefined ? [] : lower.meaningful(node)).filter((one) => !isTest(one)).map((one) => lower.statement(one));
}

function isTest(node: SyntaxNode): boolean {
  return attributesOf(node).some(({ text }) => /^#!?\[\s*(?:cfg\s*\(\s*test\s*\)|(?:\w+::)?test\b)/.test(text));
}

/** Attributes stand before what they belong to, as nodes beside it; the nearest first. */
function attributesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let before = node.previous; before?.type === 'attribute_item' || before?.type.endsWith('_comment') === true; before = before.previous) if (before.type === 'attribute_item') found.push(before);
  return found;
}

/** An attribute as a call of its last name: `#[get("/")]`, `#[instrument(skip(password))]`. */
function annotation(item: SyntaxNode): readonly Expression[] {
  const attribute = item.ofType('attribute');
  const name = attribute?.children[0];
  if (attribute === undefined || name === undefined) return [];
  const tree = attribute.child('arguments');
  const given: readonly Argument[] = tree === undefined ? [] : macroArguments(tree);
  return [{ kind: 'call', callee: nameExpression(name, name.text.slice(name.text.lastIndexOf(':') + 1)), arguments: given, constructs: false, span: spanOf(item) }];
}

export function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const name = node.child('name')?.text;
  const attributes = attributesOf(node);
  const parameters = (node.child('parameters')?.children ?? []).flatMap(parameter);
  const body = node.child('body');
  return {
    kind: 'function', ...(name === undefined ? {} : { name }), parameters, annotations: attributes.flatMap(annotation), span: spanOf(node),
    body: [...instrumented(attributes, parameters), ...bodyOf(body, lower)],
  };
}

/** A function answers its last expression, unless a semicolon ends it. */
function bodyOf(body: SyntaxNode | undefined, lower: Lowering): readonly Statement[] {
  const last = body?.children.at(-1);
  const statements = lowerItems(body, lower);
  return last?.type === 'expression_statement' && last.text.endsWith(';') ? statements : withAnswers(statements);
}

/** `#[instrument]` records every parameter that is not skipped: https://docs.rs/tracing/latest/tracing/attr.instrument.html. */
function instrumented(attributes: readonly SyntaxNode[], parameters: readonly Parameter[]): readonly Statement[] {
  const attribute = attributes.find(({ text }) => /^#\[\s*(?:tracing::)?instrument\b/.test(text));
  if (attribute === undefined || /\bskip_all\b/.test(attribute.text)) return [];
  const skipped = /\bskip\s*\(([^()]*)\)/.exec(attribute.text)?.[1]?.split(',').map((one) => one.trim()) ?? [];
  const recorded = parameters.filter(({ name }) => !skipped.includes(name)).map(({ name, span }) => plainArgument({ kind: 'name', name, span }));
  const span = spanOf(attribute);
  return [{ kind: 'expression', value: { kind: 'call', callee: { kind: 'name', name: 'instrument!', span }, arguments: recorded, constructs: false, span } }];
}

/** `Json(login): Json<Login>` binds what is inside. */
function parameter(node: SyntaxNode): readonly Parameter[] {
  const pattern = node.type === 'parameter' ? node.child('pattern') : node;
  const name = pattern?.type === 'tuple_struct_pattern' ? pattern.children.find(({ field, type }) => field !== 'type' && type === 'identifier') : pattern;
  const type = node.child('type')?.text;
  return name?.type === 'identifier' ? [{ name: name.text, ...(type === undefined ? {} : { type }), annotations: [], span: spanOf(name) }] : [];
}

export function lowerClosure(node: SyntaxNode, lower: Lowering): FunctionExpression {
  const body = node.child('body');
  const statements: readonly Statement[] = body?.type === 'block' ? bodyOf(body, lower) : lowerAll([body], lower).map((value) => ({ kind: 'return', value, span: value.span }));
  return { kind: 'function', parameters: (node.child('parameters')?.children ?? []).flatMap(parameter), body: statements, annotations: [], span: spanOf(node) };
}

/** A struct; its text shows its fields when it derives Debug. */
export function lowerStruct(node: SyntaxNode): Statement {
  const attributes = attributesOf(node);
  const printed = attributes.some(({ text }) => /\bderive\b[^\]]*\bDebug\b/.test(text));
  return { kind: 'class', class: { name: node.child('name')?.text ?? '', bases: [], annotations: attributes.flatMap(annotation), fields: (node.child('body')?.children ?? []).flatMap(field), methods: [], body: [], printed, span: spanOf(node) } };
}

/** A field that an attribute leaves out of texts is said to be so. */
function field(node: SyntaxNode): readonly Field[] {
  if (node.type !== 'field_declaration') return [];
  const [name, type] = [node.child('name'), node.child('type')?.text];
  const left = attributesOf(node).filter(({ text }) => /\b(?:skip|skip_serializing|ignore)\b/.test(text));
  return name === undefined ? [] : [{ name: name.text, ...(type === undefined ? {} : { type }), annotations: left.map((one) => nameExpression(one, 'Exclude')), span: spanOf(node) }];
}

/** The methods of a type, in an `impl` or a trait. */
export function lowerImpl(node: SyntaxNode, lower: Lowering): Statement {
  const items = (node.child('body')?.children ?? []).filter((one) => !isTest(one));
  return {
    kind: 'class', class: {
      name: node.child('type')?.text ?? node.child('name')?.text ?? '', bases: [], annotations: [], fields: [], span: spanOf(node),
      methods: items.filter(({ type }) => type === 'function_item').map((one) => lowerFunction(one, lower)), body: items.filter(({ type }) => type === 'const_item').map((one) => lower.statement(one)),
    },
  };
}
