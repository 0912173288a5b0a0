import type { Span, TextEdit } from '../../../../core/model/span';
import { nearest, nodeAround } from '../../syntax/find-node';
import type { SyntaxNode } from '../../syntax/flat-tree';

/**
 * Takes items out of lists (arguments, entries, elements), each with the comma that parts it from what stays. Undefined
 * where an item is no node of its own, or a comment stands beside one, since it may say something of what stays.
 */
export function withoutItems(root: SyntaxNode, items: readonly Span[]): readonly TextEdit[] | undefined {
  const nodes = items.map((span) => itemAround(root, span));
  const lists = nodes.map((node) => node?.parent);
  const edits: TextEdit[] = [];
  for (const [index, list] of lists.entries()) {
    if (list === undefined || list.children.some(({ type }) => /comment/.test(type))) return undefined;
    const same = nodes.filter((node, other) => node !== undefined && isSame(lists[other], list)).filter((node) => node !== undefined);
    // Items of one list go together, when the first of them is met.
    if (same[0] === nodes[index]) edits.push(...withoutRuns(list, same));
  }
  return edits;
}

/** Grammars' names of what holds arguments, entries and elements between commas. */
const LISTS: ReadonlySet<string> = new Set([
  'arguments', 'argument_list', 'array', 'array_creation_expression', 'array_initializer', 'dictionary', 'hash', 'initializer_expression', 'initializer_list',
  'list', 'literal_value', 'object', 'tuple', 'value_arguments', 'field_initializer_list',
]);

/** The item of a list that a span is, or lies in but for signs of its own: `name!`, `key=name`, `*names`. */
export function itemAround(root: SyntaxNode, span: Span): SyntaxNode | undefined {
  const item = nearest(nodeAround(root, span), ({ parent }) => parent !== undefined && LISTS.has(parent.type));
  return item === undefined || item.end - item.start > span.end - span.start + MAX_SIGNS ? undefined : item;
}

/** More than this around a span is an expression that it is only a part of. */
const MAX_SIGNS = 2;

function isSame(one: SyntaxNode | undefined, other: SyntaxNode): boolean {
  return one?.start === other.start && one.end === other.end && one.type === other.type;
}

function withoutRuns(list: SyntaxNode, removed: readonly SyntaxNode[]): readonly TextEdit[] {
  const siblings = list.children;
  const goes = (index: number) => removed.some(({ start, end }) => siblings[index]?.start === start && siblings[index].end === end);
  const edits: TextEdit[] = [];
  for (let first = 0; first < siblings.length; first++) {
    if (!goes(first)) continue;
    let last = first;
    while (goes(last + 1)) last++;
    edits.push({ span: last - first + 1 === siblings.length ? insideOf(list) : runSpan(siblings, first, last), newText: '' });
    first = last;
  }
  return edits;
}

/** Between the brackets of a list, blanks included. */
function insideOf({ start, end }: SyntaxNode): Span {
  return { start: start + 1, end: end - 1 };
}

/** Up to what follows, so that the line of the item goes with it; else from the end of what stands before. */
function runSpan(siblings: readonly SyntaxNode[], first: number, last: number): Span {
  const start = siblings[first]?.start ?? 0;
  const end = siblings[last]?.end ?? start;
  const next = siblings[last + 1];
  const previous = siblings[first - 1];
  if (next !== undefined) return { start, end: next.start };
  return { start: previous?.end ?? start, end };
}
