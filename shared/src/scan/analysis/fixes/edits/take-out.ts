import type { Span, TextEdit } from '../../../../core/model/span';
import { secretName } from '../../names/secret-name';
import type { CallExpression, Entry, Expression, JoinExpression, TextExpression } from '../../program/expression';
import { nearest, nodeAround, nodeOf } from '../../syntax/find-node';
import type { FixContext } from '../fix-context';
import type { Change } from './change';
import { withoutFormatted } from './format-arguments';
import { itemAround, withoutItems } from './list-items';

/** What stands where a value stood: a reader of the log sees that there was one. */
export const REDACTED = '[redacted]';

/** How values are told from what may stay, and what takes their place. */
export interface TakingOut {
  readonly carries: (expression: Expression) => boolean;
  readonly placeholder: string;
}

/** The smallest change after which a text, object or argument does not hold the values any more. Undefined where that cannot be written. */
export function takeOut(value: Expression, how: TakingOut, context: FixContext): readonly TextEdit[] | undefined {
  const changes = changesOf(value, how, context);
  if (changes.length === 0 || changes.some(({ kind }) => kind === 'unclear')) return undefined;
  const removed = withoutItems(context.root, changes.flatMap((change) => (change.kind === 'remove' ? [change.span] : [])));
  if (removed === undefined) return undefined;
  return [...changes.flatMap((change) => (change.kind === 'edit' ? [change.edit] : [])), ...removed];
}

/** One expression that holds a value, for wrapping it. */
export interface Carrier {
  readonly span: Span;
  /** Of an entry that is only a name: its key, which has to be written then. */
  readonly key?: string;
}

/** The smallest expressions that hold a value. Undefined where one stands bare in a string, where nothing can be called. */
export function carriers(value: Expression, carries: (expression: Expression) => boolean, context: FixContext): readonly Carrier[] | undefined {
  const { propagators, serializers, sinks } = context.language.libraries;
  // What a function makes of its arguments may be the secret, and not they.
  const isOpen = value.kind !== 'call' || [propagators, serializers, sinks].some((known) => known.find(value.callee, context.place).length > 0);
  const parts = isOpen ? partsOf(value).filter(carries) : [];
  if (parts.length > 0) {
    const found = parts.map((part) => carriers(part, carries, context));
    return found.every((one) => one !== undefined) ? found.flatMap((one, index) => one.map((carrier) => withKey(carrier, value, parts[index]))) : undefined;
  }
  const node = nodeOf(context.root, value.span);
  if (context.words.bareHoles?.has(node?.parent?.type ?? '') === true || context.words.holeOf?.(value.span, context.text) !== undefined) return undefined;
  // `name!` is one thing: https://www.typescriptlang.org/docs/handbook/release-notes/typescript-2-0.html#non-null-assertion-operator
  const end = node?.parent?.type === 'non_null_expression' ? node.parent.end : value.span.end;
  return [{ span: { start: value.span.start, end } }];
}

function withKey(carrier: Carrier, around: Expression, part: Expression | undefined): Carrier {
  const entry = around.kind === 'mapping' ? around.entries.find(({ value }) => value === part) : undefined;
  return entry?.key !== undefined && isShort(entry) ? { ...carrier, key: entry.key } : carrier;
}

/** `{ password }`. */
function isShort({ key, value, span }: Entry): boolean {
  return key !== undefined && value.kind === 'name' && span.start === value.span.start && span.end === value.span.end;
}

function changesOf(value: Expression, how: TakingOut, context: FixContext): readonly Change[] {
  switch (value.kind) {
    case 'join': return value.parts.flatMap((part, index) => (part.kind !== 'text' && how.carries(part) ? ofPart(value, index, how, context) : []));
    case 'mapping': return ofEntries(value.entries, how, context);
    case 'sequence': return value.items.filter(how.carries).flatMap((item) => changesOf(item, how, context));
    case 'call': return ofCall(value, how, context);
    case 'function': return partsOf(value).filter(how.carries).flatMap((part) => changesOf(part, how, context));
    default: return [literal(value, how, context)];
  }
}

/** A word takes the place of what a call gives, but for a field of a log, such as `zap.String(…)`, which has a type of its own. */
function ofCall(value: CallExpression, how: TakingOut, context: FixContext): readonly Change[] {
  const carrying = partsOf(value).filter(how.carries);
  const { propagators, serializers, sinks } = context.language.libraries;
  const isText = [propagators, serializers].some((known) => known.find(value.callee, context.place).length > 0);
  const isField = !isText && sinks.find(value.callee, context.place).length > 0;
  const inner = isText ? carrying.filter(isComposed) : isField ? carrying.filter((part) => part !== (value.callee.kind === 'member' ? value.callee.object : undefined)) : [];
  return inner.length === 0 ? [literal(value, how, context)] : inner.flatMap((part) => changesOf(part, how, context));
}

/** What a serialiser is given, or what is called on: `['a', b].join('=')`. */
function partsOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'join': return value.parts.filter(({ kind }) => kind !== 'text');
    case 'mapping': return value.entries.map((entry) => entry.value);
    case 'sequence': return value.items;
    case 'call': return [...(value.callee.kind === 'member' ? [value.callee.object] : []), ...value.arguments.map((argument) => argument.value)];
    // What a supplier of a text gives: `() -> "…" + password`.
    case 'function': return value.body.flatMap((statement) => (statement.kind === 'return' && statement.value !== undefined ? [statement.value] : []));
    default: return [];
  }
}

function isComposed({ kind }: Expression): boolean {
  return kind === 'join' || kind === 'mapping' || kind === 'sequence';
}

function literal(replaced: Expression, { placeholder }: TakingOut, context: FixContext): Change {
  const { root, words, text } = context;
  const span = words.whole === undefined ? replaced.span : words.whole(replaced.span, context);
  if (span === undefined) return { kind: 'unclear' };
  return { kind: 'edit', edit: { span, newText: words.literal(placeholder, text, { span, around: nodeAround(root, span) }) } };
}

/** Entries go; the last one stays with a word in place of its value, so that the object is not left empty. */
function ofEntries(entries: readonly Entry[], how: TakingOut, context: FixContext): readonly Change[] {
  const carrying = entries.filter(({ key, value }) => how.carries(value) || (key !== undefined && secretName(key) !== undefined && value.kind !== 'text' && value.kind !== 'constant'));
  const keepsOne = carrying.length < entries.length;
  return carrying.flatMap((entry) => {
    if (isComposed(entry.value)) return changesOf(entry.value, how, context);
    if (keepsOne && itemAround(context.root, entry.span) !== undefined) return [{ kind: 'remove', span: entry.span }];
    const word = context.words.literal(how.placeholder, context.text);
    return [{ kind: 'edit', edit: { span: entry.value.span, newText: isShort(entry) ? `${entry.key ?? ''}: ${word}` : word } }];
  });
}

function ofPart({ parts }: JoinExpression, index: number, how: TakingOut, context: FixContext): readonly Change[] {
  const part = parts[index];
  if (part === undefined) return [];
  const [before, after] = [textAt(parts, index - 1), textAt(parts, index + 1)];
  const hole = holeAround(part, context);
  if (hole !== undefined) return [{ kind: 'edit', edit: { span: hole, newText: inHole(hole, how.placeholder, context) } }];
  if (before !== undefined && after !== undefined && isPiece(before) && isPiece(after) && !(before.span.end <= part.span.start && part.span.end <= after.span.start)) {
    const filled = { start: before.span.end, end: after.span.start };
    const removed = withoutFormatted(part, context.text.slice(filled.start, filled.end), context);
    return removed === undefined ? [literal(part, how, context)] : [{ kind: 'edit', edit: { span: filled, newText: how.placeholder } }, ...removed];
  }
  if (part.kind === 'join') return changesOf(part, how, context);
  // Names that the format asks for stay: `'%(a)s' % {'a': password}`.
  if (part.kind === 'mapping') return part.entries.filter(({ value }) => how.carries(value)).map(({ value }) => literal(value, how, context));
  return [{ kind: 'edit', edit: operandEdit(part, { before, after }, how, context) }];
}

function textAt(parts: readonly Expression[], index: number): TextExpression | undefined {
  const part = parts[index];
  return part?.kind === 'text' ? part : undefined;
}

/** A piece of a template or format, without quotes of its own. */
export function isPiece({ span, inner }: TextExpression): boolean {
  return span.start === inner.start && span.end === inner.end;
}

/** The marks around an expression inside a string; undefined when it stands in none. */
export function holeAround(part: Expression, { root, words, text }: FixContext): Span | undefined {
  const shown = words.holeOf?.(part.span, text);
  if (shown !== undefined) return shown;
  const node = nodeOf(root, part.span);
  if (node === undefined) return undefined;
  const hole = nearest(node, ({ type, parent }) => words.holes.has(type) || (parent !== undefined && words.bareHoles?.has(parent.type) === true));
  const isOwn = hole !== undefined && (words.holes.has(hole.type) ? hole.children.some(({ start, end }) => start <= part.span.start && part.span.end <= end) : hole.start === part.span.start);
  if (!isOwn) return undefined;
  const braces = text[hole.start - 1] === '{' && text[hole.end] === '}' && words.bareHoles !== undefined;
  return braces ? { start: hole.start - 1, end: hole.end + 1 } : { start: hole.start, end: hole.end };
}

/** Behind a bare name a bracket would be read as its index. */
function inHole({ start }: Span, placeholder: string, { text, words }: FixContext): string {
  return words.bareHoles !== undefined && /\w/.test(text[start - 1] ?? '') ? '***' : placeholder;
}

/** An operand of a concatenation becomes a part of the literals beside it, or one of its own. */
function operandEdit(part: Expression, { before, after }: { readonly before: TextExpression | undefined; readonly after: TextExpression | undefined }, { placeholder }: TakingOut, { text, words }: FixContext): TextEdit {
  const isOperator = (start: number, end: number) => text.slice(start, end).trim() === words.concatenation;
  const left = before !== undefined && !isPiece(before) && isOperator(before.span.end, part.span.start) ? before : undefined;
  const right = after !== undefined && !isPiece(after) && isOperator(part.span.end, after.span.start) ? after : undefined;
  if (left !== undefined && right !== undefined && quoteOf(left, text) === quoteOf(right, text)) return { span: { start: left.inner.end, end: right.inner.start }, newText: placeholder };
  if (left !== undefined) return { span: { start: left.inner.end, end: part.span.end }, newText: placeholder + text.slice(left.inner.end, left.span.end) };
  if (right !== undefined) return { span: { start: part.span.start, end: right.inner.start }, newText: text.slice(right.span.start, right.inner.start) + placeholder };
  return { span: part.span, newText: words.literal(placeholder, text) };
}

function quoteOf({ span, inner }: TextExpression, text: string): string {
  return text.slice(span.start, inner.start) + text.slice(inner.end, span.end);
}

