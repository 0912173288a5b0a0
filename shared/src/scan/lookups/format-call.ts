import type { TextEdit } from '../../core/model/span';
import type { Piece } from './expression';
import type { Site } from './lexer/site';

/** What a language's `printf` reads: which calls, and what stands for a text argument. */
export interface FormatRules {
  /** The called name of a function that takes the format: `Sprintf`, `format`. */
  readonly callee: RegExp;
  /** What must stand before the dot of such a call, where other things have functions of that name. */
  readonly receiver?: RegExp;
  /** The called name of a method of the format itself: `formatted`. */
  readonly method?: RegExp;
  /** Escapes that take no argument, such as `%%`. */
  readonly withoutArgument: RegExp;
  /** How many arguments come before the format, by the called name and the first word between the brackets; none when not given. */
  readonly position?: (callee: string, firstWord: string) => number;
}

/**
 * A literal that is a format may not take a value in: its percent signs would be read as verbs. The value becomes one
 * more argument instead. Undefined when the literal is no format; `refused` when the arguments cannot be counted.
 */
export function formatCallEdits(site: Site, piece: Piece, rules: FormatRules, lookup: string): readonly TextEdit[] | 'refused' | undefined {
  const call = callOf(site, rules);
  if (!call) return undefined;
  const content = site.slice(site.literal.content);
  const value = piece.kind === 'part' ? piece.value : site.literal.content;
  if (site.first !== site.last || site.slice(value).includes('%') || /%[^A-Za-z%]*[*$[<]/.test(content)) return 'refused';
  const before = piece.kind === 'part' ? site.slice(piece.prefix) : '';
  const verbs = before.match(/%[^A-Za-z%]*[A-Za-z%]/g)?.filter((verb) => !rules.withoutArgument.test(verb)).length ?? 0;
  const at = call.argumentsFrom === undefined ? undefined : endOfArgument(site, call.argumentsFrom, verbs);
  if (at === undefined) return 'refused';
  const newText = call.isEmpty ? lookup : verbs === 0 && call.isMethod ? `${lookup}, ` : `, ${lookup}`;
  const format = piece.kind === 'part' ? { span: value, newText: '%s' } : { span: site.span, newText: '"%s"' };
  return [format, { span: { start: at, end: at }, newText }];
}

interface FormatCall {
  /** The token after which the arguments come: the format itself, or the method's opening bracket. */
  readonly argumentsFrom: number | undefined;
  /** `"…".formatted(a)`: the arguments have brackets of their own. */
  readonly isMethod: boolean;
  readonly isEmpty: boolean;
}

function callOf(site: Site, rules: FormatRules): FormatCall | undefined {
  if (site.after() === '.' && rules.method?.test(site.after(2)) === true && site.after(3) === '(') {
    const open = site.tokens.findIndex((token, index) => index > site.last && site.slice(token.span) === '(');
    return { argumentsFrom: open, isMethod: true, isEmpty: site.after(4) === ')' };
  }
  const outer = site.enclosing();
  if (outer?.mark !== '(' || !rules.callee.test(site.beforeIndex(outer.index))) return undefined;
  const receiver = site.indexBefore(outer.index, 3);
  if (rules.receiver && !rules.receiver.test(site.beforeIndex(outer.index, 3))) return undefined;
  if (site.beforeIndex(outer.index, 2) === '.' && receiver !== undefined && site.tokens[receiver]?.kind === 'string') return undefined;
  const position = rules.position?.(site.beforeIndex(outer.index), site.afterIndex(outer.index)) ?? 0;
  if (argumentsBefore(site, outer.index) !== position) return undefined;
  const isAlone = (site.before() === '(' || site.before() === ',') && (site.after() === ',' || site.after() === ')');
  return { argumentsFrom: isAlone ? site.last : undefined, isMethod: false, isEmpty: false };
}

/** How many arguments of a call end before the literal. */
function argumentsBefore(site: Site, open: number): number {
  let [count, depth] = [0, 0];
  for (let index = open + 1; index < site.first; index += 1) {
    const mark = site.markAt(index);
    if (mark === '(' || mark === '[' || mark === '{') depth += 1;
    if (mark === ')' || mark === ']' || mark === '}') depth -= 1;
    if (mark === ',' && depth === 0) count += 1;
  }
  return count;
}

/** Where the argument with this number ends, counted from the token before the first; undefined when there are fewer, or a spread. */
function endOfArgument(site: Site, from: number, count: number): number | undefined {
  const start = site.tokens[from];
  if (count === 0) return start?.span.end;
  let depth = 0;
  let seen = site.slice(start?.span ?? site.span) === '(' ? 1 : 0;
  for (const token of site.tokens.slice(from + 1)) {
    const mark = token.kind === 'punctuation' ? site.slice(token.span) : '';
    if (mark === '...') return undefined;
    const closes = mark === ')' || mark === ']' || mark === '}';
    if (depth === 0 && (mark === ',' || closes)) {
      if (seen === count) return token.span.start;
      if (closes) return undefined;
      seen += 1;
    }
    if (mark === '(' || mark === '[' || mark === '{') depth += 1;
    if (closes) depth -= 1;
  }
  return undefined;
}
