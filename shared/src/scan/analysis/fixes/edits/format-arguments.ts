import type { Expression } from '../../program/expression';
import { nearest, nodeOf } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';
import type { FixContext } from '../fix-context';
import type { Change } from './change';

/** What a format's arguments stand in; Python's operator `%` has one operand or a tuple of them. */
const LISTS = /^(?:argument_list|arguments|value_arguments|tuple|binary_operator)$/;

/**
 * An argument of a format goes with the comma before it; of a pair the comma stays, since one thing in brackets is no
 * tuple. Undefined where its place has to stay: the list is not understood, or holes that follow count the arguments.
 */
export function withoutFormatted(part: Expression, hole: string, context: FixContext): readonly Change[] | undefined {
  const own = context.words.withoutArgument?.(part.span, context);
  if (own !== undefined) return [{ kind: 'edit', edit: own }];
  const item = nearest(nodeOf(context.root, part.span), ({ parent }) => parent !== undefined && LISTS.test(parent.type));
  const list = item?.parent;
  if (item === undefined || list === undefined) return undefined;
  if (list.type === 'binary_operator') return [{ kind: 'edit', edit: { span: { start: list.child('left')?.end ?? item.start, end: list.end }, newText: '' } }];
  const isLast = list.children.at(-1)?.start === item.start;
  if (!isLast && (isNumbered(hole) || COUNTED.test(context.text.slice(list.start, item.start)))) return undefined;
  return withoutItem(item, list, context.text);
}

/** `{0}`: the arguments that follow would have other numbers. */
export function isNumbered(hole: string): boolean {
  return /^\{\d/.test(hole);
}

/** Holes of printf's kind that say which argument they take, or take several: `%1$s`, `%[1]q`, `%*d`. */
export const COUNTED = /%(?:\d{1,3}\$|\[\d|[-+ #0]*\*)/;

function withoutItem(item: SyntaxNode, list: SyntaxNode, text: string): readonly Change[] {
  const [first, second, ...more] = list.children;
  if (list.type !== 'tuple' || first === undefined || second === undefined || more.length > 0) return [{ kind: 'remove', span: { start: item.start, end: item.end } }];
  const kept = item.start === first.start ? second : first;
  return [{ kind: 'edit', edit: { span: { start: list.start, end: list.end }, newText: `(${text.slice(kept.start, kept.end)},)` } }];
}
