import type { Span } from '../../../../core/model/span';
import type { Argument, Expression, TextExpression } from '../../program/expression';
import { BRACE_HOLE, formatted } from '../../program/formatted';
import { plainArgument } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { macroArguments, mappingEntries } from './lower-tokens';

/** A macro as what it becomes: a text, a list, an object, the value of a variable; any other as a call of its name with `!`. */
export function lowerMacro(name: string, tree: SyntaxNode | undefined, span: Span): Expression {
  const last = name.slice(name.lastIndexOf(':') + 1);
  const given = tree === undefined ? [] : macroArguments(tree);
  switch (last) {
    case 'format': case 'concat': case 'format_args': case 'formatcp': return textOf(given, span);
    case 'vec': return { kind: 'sequence', items: given.map(({ value }) => value), span };
    case 'json': case 'hashmap': case 'btreemap': return tree === undefined ? { kind: 'constant', text: '', span } : object(tree, given, span);
    default: return { kind: 'call', callee: { kind: 'name', name: `${last}!`, span }, arguments: withText(given, span), constructs: false, span };
  }
}

/** `json!({ … })`, `hashmap! { … }`. */
function object(tree: SyntaxNode, given: readonly Argument[], span: Span): Expression {
  const [only] = given;
  return tree.text.startsWith('{') || only === undefined ? { kind: 'mapping', entries: mappingEntries(tree), span } : only.value;
}

/** A format's first text and all that follows it are one argument; what stands before it are fields, or what is written to. */
function withText(given: readonly Argument[], span: Span): readonly Argument[] {
  const at = given.findIndex(({ keyword, value }) => keyword === undefined && value.kind === 'text');
  if (at < 0) return given.map(field);
  const text = textOf(given.slice(at), span);
  return [...given.slice(0, at).map(field), { value: text, span: text.span }];
}

/** `token = value` is a field of the event: https://docs.rs/tracing/latest/tracing/#recording-fields. */
function field(argument: Argument): Argument {
  const { keyword, value, span } = argument;
  return keyword === undefined || keyword === 'target' || keyword === 'parent' ? argument : plainArgument({ kind: 'mapping', entries: [{ key: keyword, value, span }], span });
}

/** A format with its values, and with the variables that its holes name: https://doc.rust-lang.org/std/fmt/. */
function textOf(given: readonly Argument[], span: Span): Expression {
  const [first, ...values] = given;
  if (first?.value.kind !== 'text') return { kind: 'join', parts: given.map(({ value }) => value), span };
  return formatted(span, first.value, [...values, ...captured(first.value, values)], BRACE_HOLE);
}

function captured({ text, inner }: TextExpression, values: readonly Argument[]): readonly Argument[] {
  const names = new Set(values.map(({ keyword }) => keyword));
  return [...text.matchAll(CAPTURE)].flatMap(({ 1: name, index }): readonly Argument[] => {
    if (name === undefined || names.has(name)) return [];
    names.add(name);
    const span = { start: inner.start + index + 1, end: inner.start + index + 1 + name.length };
    return [{ keyword: name, value: { kind: 'name', name, span }, span }];
  });
}

const CAPTURE = /(?<!\{)\{([a-z_]\w{0,60})(?::[^{}]{0,60})?\}/g;
