import type { Span } from '../../../../core/model/span';
import type { Argument, Entry, Expression, TextExpression } from '../../program/expression';
import { BRACE_HOLE, formatted } from '../../program/formatted';
import { constant, joinOf, nameExpression, plainArgument, spanOf } from '../../program/lowering';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { FEW_CHARACTERS, lowerLiteral, lowerSelf, VARIANT } from './lower-text';

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

/** A node of the tree, or what stands between two of them: the grammar leaves signs and keywords of a macro out of its tree. */
type Token = { readonly kind: 'node'; readonly node: SyntaxNode } | { readonly kind: 'sign'; readonly text: string; readonly at: number };

/** What a macro is given, parted by commas and semicolons: the grammar gives its tokens only, so that the expressions among them are read here. */
export function macroArguments(tree: SyntaxNode): readonly Argument[] {
  return parted(tokensOf(tree)).map(argument);
}

/** The entries of `json!({ "key": value })`. */
function mappingEntries(tree: SyntaxNode): readonly Entry[] {
  return parted(tokensOf(tree)).map((tokens): Entry => {
    const colon = tokens.findIndex((token) => token.kind === 'sign' && (token.text === ':' || token.text === '=>'));
    const key = tokens[0]?.kind === 'node' && colon === 1 ? expressionOf(tokens.slice(0, 1)) : undefined;
    const value = expressionOf(tokens.slice(colon + 1));
    return { ...(key?.kind === 'text' ? { key: key.text } : key?.kind === 'name' ? { key: key.name } : {}), value, span: value.span };
  });
}

const SIGNS = /,|;|\.\.|\.|::|:|=>|==|!=|<=|>=|&&|\|\||[=&*%?!+<>|#@$/-]|\w+/g;

function tokensOf(tree: SyntaxNode): readonly Token[] {
  const found: Token[] = [];
  let from = tree.start + 1;
  const between = (to: number) => {
    for (const match of tree.text.slice(from - tree.start, Math.max(from, to) - tree.start).matchAll(SIGNS)) found.push({ kind: 'sign', text: match[0], at: from + match.index });
  };
  for (const node of tree.children) {
    between(node.start);
    if (!node.type.endsWith('_comment')) found.push({ kind: 'node', node });
    from = node.end;
  }
  between(tree.end - 1);
  return found;
}

function parted(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isSign(token, ',') || isSign(token, ';')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** `name = value`; the name may be dotted. */
function argument(tokens: readonly Token[]): Argument {
  const equals = tokens.findIndex((token) => isSign(token, '=') || isSign(token, ':'));
  const before = equals < 1 ? undefined : tokens[equals - 1];
  if (before?.kind !== 'node') {
    const value = expressionOf(tokens);
    return { value, span: value.span };
  }
  const value = expressionOf(tokens.slice(equals + 1));
  return { keyword: before.node.text, value, span: { start: before.node.start, end: value.span.end } };
}

/** Signs before a value that leave it what it is: references, and how a log shows it. */
const PREFIXES: ReadonlySet<string> = new Set(['&', '&&', '*', '%', '?', '#', '-', 'mut', 'ref', 'move', 'dyn', '$']);
const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

function expressionOf(tokens: readonly Token[]): Expression {
  let at = 0;
  for (let sign = tokens[at]; sign?.kind === 'sign' && PREFIXES.has(sign.text); sign = tokens[at]) at++;
  const first = tokens[at];
  if (first === undefined) return nothing(tokens);
  if (first.kind === 'sign') return first.text === '!' ? { kind: 'compare', operator: '!', operands: [expressionOf(tokens.slice(at + 1))], span: spanOfTokens(tokens) } : nothing(tokens);
  const { value, next } = chain(tokens, at);
  const operator = tokens[next];
  if (operator?.kind !== 'sign') return value;
  const rest = expressionOf(tokens.slice(next + 1));
  const span = { start: value.span.start, end: Math.max(value.span.end, rest.span.end) };
  if (operator.text === '+') return joinOf(span, [value, rest]);
  return COMPARING.has(operator.text) ? { kind: 'compare', operator: operator.text, operands: [value, rest], span } : { kind: 'opaque', parts: [value, rest], span };
}

/** A value with the members, calls and indexes after it. */
function chain(tokens: readonly Token[], from: number): { readonly value: Expression; readonly next: number } {
  let value = primary(tokens, from);
  let at = from + (isMacro(tokens, from) ? 3 : 1);
  for (;;) {
    const [token, follower] = [tokens[at], tokens[at + 1]];
    if (token?.kind === 'node' && token.node.type === 'token_tree') value = applied(value, token.node);
    else if (isSign(token, '?')) value = { ...value };
    else if (isSign(token, '::') && isSign(follower, '<')) at = afterTypes(tokens, at + 1) - 1;
    else if ((isSign(token, '.') || isSign(token, '::')) && follower !== undefined) {
      if (follower.kind === 'node') value = { kind: 'member', object: value, property: follower.node.text, span: { start: value.span.start, end: follower.node.end } };
      at++;
    } else return { value: isVariant(value) ? { kind: 'constant', text: value.kind === 'member' ? value.property : '', span: value.span } : value, next: at };
    at++;
  }
}

function isVariant(value: Expression): boolean {
  return (value.kind === 'name' && VARIANT.test(value.name)) || (value.kind === 'member' && VARIANT.test(value.property));
}

/** Where the tokens go on after type arguments. */
function afterTypes(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex((token, index) => index > from && isSign(token, '>'));
  return end < 0 ? tokens.length : end + 1;
}

function isMacro(tokens: readonly Token[], at: number): boolean {
  const tree = tokens[at + 2];
  return isSign(tokens[at + 1], '!') && tree?.kind === 'node' && tree.node.type === 'token_tree';
}

function primary(tokens: readonly Token[], at: number): Expression {
  const [first, , tree] = tokens.slice(at, at + 3);
  if (first?.kind !== 'node') return nothing(tokens);
  if (isMacro(tokens, at) && tree?.kind === 'node') return lowerMacro(first.node.text, tree.node, { start: first.node.start, end: tree.node.end });
  switch (first.node.type) {
    case 'identifier': case 'type_identifier': case 'primitive_type': return nameExpression(first.node);
    case 'self': return lowerSelf(first.node);
    case 'string_literal': case 'raw_string_literal': return lowerLiteral(first.node);
    case 'token_tree': return grouped(first.node);
    default: return constant(first.node);
  }
}

/** Brackets by themselves: a group, an array, an object. */
function grouped(tree: SyntaxNode): Expression {
  const span = spanOf(tree);
  if (tree.text.startsWith('{')) return { kind: 'mapping', entries: mappingEntries(tree), span };
  const items = macroArguments(tree).map(({ value }) => value);
  const [only] = items;
  return tree.text.startsWith('(') && items.length === 1 && only !== undefined ? only : { kind: 'sequence', items, span };
}

/** Brackets after a value: a call or an index. */
function applied(value: Expression, tree: SyntaxNode): Expression {
  const span = { start: value.span.start, end: tree.end };
  if (tree.text.startsWith('(')) return { kind: 'call', callee: value, arguments: macroArguments(tree), constructs: false, span };
  if (FEW_CHARACTERS.test(tree.text.slice(1, -1).trim())) return { kind: 'compare', operator: '[..]', operands: [value], span };
  const [key] = macroArguments(tree);
  return key === undefined ? value : { kind: 'index', object: value, key: key.value, span };
}

function nothing(tokens: readonly Token[]): Expression {
  return { kind: 'constant', text: '', span: spanOfTokens(tokens) };
}

function spanOfTokens(tokens: readonly Token[]): { readonly start: number; readonly end: number } {
  const ends = tokens.map((token) => (token.kind === 'node' ? spanOf(token.node) : { start: token.at, end: token.at + token.text.length }));
  return { start: ends[0]?.start ?? 0, end: ends.at(-1)?.end ?? 0 };
}
