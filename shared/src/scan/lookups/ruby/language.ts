import type { DecodingChain } from '../../../core/decode/chain';
import { RUBY_TAB, smallestWidth } from '../../../core/decode/dedent';
import { decode } from '../../../core/decode/decode';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { lineStart } from '../layout';
import { bodyRemoval } from '../lexer/heredoc';
import type { Site } from '../lexer/site';
import { neighbour, type StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { rubyTraits } from './lexer';

/** Ruby: `ENV.fetch("NAME")`, which raises a KeyError with the name when it is missing. */
export const rubyLanguage: ExpressionLanguage = { traits: rubyTraits, adjacency: 'ruby', chainOf, rewrite };

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  const escapes = { kind: 'string-escapes', dialect: 'ruby-double' } as const;
  switch (literal.form) {
    case 'double': case 'percent-double': case 'heredoc': return [escapes];
    case 'single': return [{ kind: 'string-escapes', dialect: 'ruby-single' }];
    // Inside %q() a backslash also keeps its brackets: only text without one is sure.
    case 'percent-single': return text.slice(part.start, part.end).includes('\\') ? undefined : [{ kind: 'line-ends', as: 'lf' }];
    case 'heredoc-raw': return [{ kind: 'line-ends', as: 'lf' }];
    case 'squiggly': return squiggly(literal, part, text, [escapes]);
    case 'squiggly-raw': return squiggly(literal, part, text, []);
    default: return undefined;
  }
}

/** A part takes the indentation that all lines of the text have in common. */
function squiggly(literal: StringToken, part: Span, text: string, rest: DecodingChain): DecodingChain | undefined {
  const isWhole = part.start === literal.content.start && part.end === literal.content.end;
  if (isWhole && literal.holes.length === 0) return [{ kind: 'dedent', style: 'ruby-squiggly' }, ...rest];
  const lines = text.slice(literal.content.start, literal.content.end).split(/\r\n|\n/).filter((line) => line.trim() !== '');
  const startsInLine = part.start !== lineStart(text, part.start);
  return [{ kind: 'dedent', style: 'ruby-squiggly', indent: smallestWidth(lines, RUBY_TAB), startsInLine }, ...rest];
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const { literal } = site;
  if (needsConstant(site)) return 'position-needs-constant';
  const formats = site.after() === '%' || FORMAT_CALL.test(site.text.slice(lineStart(site.text, site.span.start), site.span.start));
  if (formats && site.slice(piece.kind === 'part' ? piece.value : literal.content).includes('%')) return 'position-needs-constant';
  const quote = /'/.test(literal.opening) ? "'" : '"';
  const lookup = `ENV.fetch(${quote}${request.name}${quote})${formats ? `.gsub(${quote}%${quote}, ${quote}%%${quote})` : ''}`;
  const edits = piece.kind === 'part' || isBesideString(site) ? insideString(site, piece, lookup) : wholeEdits(site, lookup);
  return edits ? { edits, form: 'ENV.fetch', notes: [] } : 'position-needs-constant';
}

/** Symbols as keys (`"key": 1`), patterns (`in "x"`), and what is loaded. */
function needsConstant(site: Site): boolean {
  const isKey = site.text[site.span.end] === ':' && site.text[site.span.end + 1] !== ':';
  return isKey || site.before() === 'in' || /^(?:require|require_relative|load)$/.test(site.before());
}

/** Strings that touch become one, on one line or with a backslash between. */
function isBesideString(site: Site): boolean {
  if (site.first !== site.last) return false;
  return ([1, -1] as const).some((step) => {
    const found = neighbour(site.tokens, site.first, step);
    if (found?.token.kind !== 'string') return false;
    const [from, to] = step === 1 ? [site.span.end, found.token.span.start] : [found.token.span.end, site.span.start];
    return /^[ \t]*(?:\\\r?\n[ \t]*)?$/.test(site.text.slice(from, to));
  });
}

function wholeEdits(site: Site, lookup: string): readonly TextEdit[] {
  const { literal, text } = site;
  const spaceBefore = /\w/.test(text[site.span.start - 1] ?? ' ') ? ' ' : '';
  const value = { span: site.span, newText: spaceBefore + lookup };
  return literal.opening.startsWith('<<') ? [value, ...bodyRemoval(site)] : [value];
}

/** `#{…}` inside a string that interpolates; another string is rewritten as one that does. */
function insideString(site: Site, piece: Piece, lookup: string): readonly TextEdit[] | undefined {
  const { literal } = site;
  const hole = `#{${lookup}}`;
  const value = piece.kind === 'part' ? piece.value : literal.content;
  if (literal.form === 'double' || literal.form === 'percent-double' || literal.form === 'heredoc' || literal.form === 'squiggly') return [{ span: value, newText: hole }];
  const [before, after] = piece.kind === 'part' ? [site.slice(piece.prefix), site.slice(piece.suffix)] : ['', ''];
  if (literal.form === 'single') {
    const text = [before, after].map(asDouble);
    return text.includes(undefined) ? undefined : [{ span: site.span, newText: `"${text[0] ?? ''}${hole}${text[1] ?? ''}"` }];
  }
  if (/[\\#]/.test(before + after)) return undefined;
  const opening = { start: site.span.start, end: site.span.start + literal.opening.length };
  return [{ span: opening, newText: literal.opening.replace(/'/g, '').replace(/^%q/, '%Q') }, { span: value, newText: hole }];
}

/** The text of a single-quoted string, written for double quotes. */
function asDouble(source: string): string | undefined {
  const text = decode(source, [{ kind: 'string-escapes', dialect: 'ruby-single' }]);
  return text.ok ? text.value.replace(/[\\"]|#(?=[{$@]|$)/g, '\\$&') : undefined;
}

const FORMAT_CALL = /\b(?:format|sprintf|printf)[ (]\s*$/;
