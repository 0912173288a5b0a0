import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { formatCallEdits, type FormatRules } from '../format-call';
import type { Site } from '../lexer/site';
import { neighbour, type StringToken } from '../lexer/token';
import type { LookupNote, LookupRequest, StoreOnlyReason } from '../plan';
import { definitionEdits, variableEdits } from './constants';
import { statementBefore } from './directives';
import { cHelpers, cppHelpers, formOf } from './require-env';
import { cppTraits, cTraits } from './lexer';
import { isFixedPlace, type Dialect } from './positions';

/**
 * C: `require_env("NAME")`, a helper around `getenv` that ends the program with the name when it is missing, in both
 * styles, since reading through a null pointer says nothing.
 */
export const cLanguage: ExpressionLanguage = { traits: cTraits, adjacency: 'c', chainOf, rewrite: (site, piece, request) => rewrite(site, piece, request, 'c') };

/** C++: the same over `std::getenv`; the helper throws. */
export const cppLanguage: ExpressionLanguage = { traits: cppTraits, adjacency: 'c', chainOf, rewrite: (site, piece, request) => rewrite(site, piece, request, 'cpp') };

function chainOf(literal: StringToken): DecodingChain | undefined {
  switch (literal.form) {
    case 'string': return [{ kind: 'string-escapes', dialect: 'c' }];
    case 'raw': return [{ kind: 'line-ends', as: 'lf' }];
    case 'wide': return literal.opening.includes('R') ? [{ kind: 'line-ends', as: 'lf' }] : [{ kind: 'string-escapes', dialect: 'c' }];
    default: return undefined;
  }
}

function rewrite(site: Site, piece: Piece, request: LookupRequest, dialect: Dialect): Rewrite | StoreOnlyReason {
  if (site.literal.form === 'wide') return 'position-needs-constant';
  const run = adjacentRun(site);
  const around = surroundings(site, piece, run);
  const helpers = dialect === 'c' ? cHelpers(site, request.name, around) : { expression: `require_env("${request.name}")`, edits: cppHelpers(site) };
  const edits = editsFor(site, { piece, run, around, dialect, name: request.name, path: request.path, expression: helpers.expression });
  if (!edits) return 'position-needs-constant';
  const isFormat = edits.isFormat === true && dialect === 'c' && around !== undefined;
  const needed = isFormat ? cHelpers(site, request.name, undefined).edits : helpers.edits;
  const notes: LookupNote[] = [...(needed.length > 0 ? ['helper-added' as const] : []), ...(edits.isConstant === true ? ['const-became-var' as const] : [])];
  return { edits: [...needed, ...edits.edits], form: formOf(dialect), notes };
}

interface Task {
  readonly piece: Piece;
  /** The literals that make one constant with this one: the indices of the first and the last. */
  readonly run: readonly [number, number];
  /** What stays of them, as literals before and after the value. */
  readonly around: readonly [string, string] | undefined;
  readonly dialect: Dialect;
  readonly name: string;
  readonly path: string | undefined;
  readonly expression: string;
}

interface Written {
  readonly edits: readonly TextEdit[];
  readonly isFormat?: boolean;
  readonly isConstant?: boolean;
}

function editsFor(site: Site, task: Task): Written | undefined {
  const { piece, run: [from, to], dialect, expression, name, path } = task;
  const isOne = from === site.first && to === site.last;
  const defined = isOne ? definitionEdits(site, dialect, path, valueOf(site, task)) : undefined;
  if (defined !== undefined) return defined === 'fixed' ? undefined : { ...defined, isConstant: true };
  const variable = isOne && dialect === 'c' ? variableEdits(site, expression) : undefined;
  if (variable) return { ...variable, isConstant: true };
  const suffix = dialect === 'cpp' && isOne ? /^(?:s|sv)\b/.exec(site.text.slice(site.span.end))?.[0] : undefined;
  if (suffix !== undefined) return suffixed(site, task, suffix);
  if (isFixedPlace(site, dialect, from, to)) return undefined;
  const format = formatCallEdits(site, piece, FORMATS, `require_env("${name}")`);
  if (format === 'refused') return undefined;
  if (format) return { edits: format, isFormat: true };
  const [first, last] = [site.tokens[from], site.tokens[to]];
  if (!first || !last) return undefined;
  return { edits: [{ span: { start: first.span.start, end: last.span.end }, newText: valueOf(site, task) }] };
}

/** In C++ a text around the variable: a sum where strings are added or set, else one that lives as long as a literal did. */
function valueOf(site: Site, { around, dialect, expression, run: [from, to] }: Task): string {
  if (around === undefined || dialect === 'c') return expression;
  const [before, after] = around.map((text) => (text === '""' ? '' : text));
  const start = before === '' || before === undefined ? 'std::string()' : `std::string(${before})`;
  const sum = [start, expression, ...(after ? [after] : [])].join(' + ');
  const neighbours = [site.beforeIndex(from), site.afterIndex(to)];
  const statement = statementBefore(site, from).map((index) => site.wordAt(index));
  const isString = neighbours.includes('+') || (neighbours[0] === '=' && statement.includes('string') && !statement.includes('('));
  return isString ? sum : `[] { static const std::string text = ${sum}; return text.c_str(); }()`;
}

/** `"a"s` is a string, `"a"sv` a view of one. */
function suffixed(site: Site, task: Task, suffix: string): Written | undefined {
  const { start, end } = site.span;
  if (isFixedPlace(site, 'cpp', site.first, site.indexAfter(site.last) ?? site.last)) return undefined;
  const type = suffix === 's' ? 'std::string' : 'std::string_view';
  return { edits: [{ span: { start, end: end + suffix.length }, newText: `${type}(${valueOf(site, task)})` }] };
}

function adjacentRun(site: Site): readonly [number, number] {
  let [from, to] = [site.first, site.last];
  for (let at = neighbour(site.tokens, from, -1); at?.token.kind === 'string'; at = neighbour(site.tokens, at.index, -1)) from = at.index;
  for (let at = neighbour(site.tokens, to, 1); at?.token.kind === 'string'; at = neighbour(site.tokens, at.index, 1)) to = at.index;
  return [from, to];
}

/** The literals before and after the value; undefined when the value is all of the constant. */
function surroundings(site: Site, piece: Piece, [from, to]: readonly [number, number]): readonly [string, string] | undefined {
  if (piece.kind === 'whole' && from === site.first && to === site.last) return undefined;
  const { literal, text } = site;
  const closing = text.slice(literal.content.end, literal.span.end);
  const own = (part: Span): string => (part.start === part.end ? '' : literal.opening + site.slice(part) + closing);
  const [prefix, suffix] = piece.kind === 'part' ? [own(piece.prefix), own(piece.suffix)] : ['', ''];
  const head = text.slice(site.tokens[from]?.span.start ?? site.span.start, site.span.start).trim();
  const tail = text.slice(site.span.end, site.tokens[to]?.span.end ?? site.span.end).trim();
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ') || '""';
  return [joined([head, prefix]), joined([suffix, tail])];
}

/** https://en.cppreference.com/w/c/io/fprintf, and the functions that take its formats. */
const FORMATS: FormatRules = {
  callee: /^(?:v?[fdsw]?printf|v?as?n?printf|v?sn?printf|syslog|warnx?|errx?|g_print(?:err)?|g_strdup_printf|printk|NSLog)$/, withoutArgument: /%$/,
  position: (callee) => (/^(?:v?snprintf)$/.test(callee) ? 2 : /^(?:v?[fds]printf|v?asprintf|syslog|errx?)$/.test(callee) ? 1 : 0),
};
