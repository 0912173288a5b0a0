import type { DecodingChain } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { lineStart } from '../layout';
import type { Site } from '../lexer/site';
import { neighbour, type StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { environmentAccess } from './imports';
import { pythonTraits } from './lexer';

/** Python: `os.environ["NAME"]`, which raises a KeyError with the name when it is missing. */
export const pythonLanguage: ExpressionLanguage = { traits: pythonTraits, adjacency: 'python', chainOf, rewrite };

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  const prefix = prefixOf(literal);
  // A brace that is text is doubled in a formatted string: no such value is moved.
  if (literal.form === 'formatted' && /[{}]/.test(text.slice(part.start, part.end))) return undefined;
  if (prefix.includes('r')) return [{ kind: 'line-ends', as: 'lf' }];
  return [{ kind: 'string-escapes', dialect: prefix.includes('b') ? 'python-bytes' : 'python' }];
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const refusal = refusalAt(site);
  if (refusal) return refusal;
  const access = environmentAccess(site.tokens, request.text, site.span.start);
  const isBytes = prefixOf(site.literal).includes('b');
  const joins = isBesideString(site);
  const formats = formatting(site);
  if (formats && formats.marks.test(site.slice(piece.kind === 'part' ? piece.value : site.literal.content))) return 'position-needs-constant';
  if (isBytes && (joins || formats)) return 'position-needs-constant';
  const read = (quote: string) => `${access.expression}[${quote}${request.name}${quote}]${isBytes ? '.encode()' : ''}${formats?.escape(quote) ?? ''}`;
  const quote = site.literal.opening.endsWith("'") ? "'" : '"';
  const other = quote === '"' ? "'" : '"';
  const needsString = joins && site.first === site.last;
  const edit = piece.kind === 'part' || needsString
    ? insideString(site, piece, isBytes ? read(quote) : read(other), isBytes)
    : { span: site.span, newText: spaced(site, read(quote)) };
  const notes = [...(access.edits.length > 0 ? ['import-added' as const] : []), ...(isDefaultArgument(site) ? ['evaluated-at-import' as const] : [])];
  return { edits: [...access.edits, edit], form: 'os.environ', notes };
}

/** Letters before the quote, in lower case. */
function prefixOf(literal: StringToken): string {
  return /^[A-Za-z]*/.exec(literal.opening)?.[0].toLowerCase() ?? '';
}

function refusalAt(site: Site): StoreOnlyReason | undefined {
  if (prefixOf(site.literal).includes('t')) return 'position-needs-constant';
  if (isDocstring(site)) return 'inside-comment';
  const line = site.text.slice(lineStart(site.text, site.span.start), site.span.start);
  if (/^\s*case\b(?!.*\bif\b)/.test(line)) return 'position-needs-constant';
  const outer = site.enclosing();
  return outer?.mark === '[' && site.beforeIndex(outer.index) === 'Literal' ? 'position-needs-constant' : undefined;
}

/** A string that is a statement of its own is documentation. */
function isDocstring(site: Site): boolean {
  if (site.enclosing() || !site.endsLine) return false;
  return site.text.slice(lineStart(site.text, site.span.start), site.span.start).replace('\ufeff', '').trim() === '';
}

/** Strings that touch become one: an expression cannot stand among them, a formatted string can. */
function isBesideString(site: Site): boolean {
  const inBrackets = site.enclosing() !== undefined;
  const sides = [{ from: site.last, step: 1 }, { from: site.first, step: -1 }] as const;
  return sides.some(({ from, step }) => {
    const found = neighbour(site.tokens, from, step);
    if (found?.token.kind !== 'string') return false;
    const between = site.tokens.slice(Math.min(from, found.index), Math.max(from, found.index));
    return inBrackets || !between.some((token) => token.kind === 'newline');
  });
}

interface Formatting {
  /** Characters that the formatting would read in a value. */
  readonly marks: RegExp;
  /** The calls that keep them text. */
  escape(quote: string): string;
}

/** `"…" % args` and `"…".format(args)` read the text again: the value must come out of that as it went in. */
function formatting(site: Site): Formatting | undefined {
  if (site.after() === '%') return { marks: /%/, escape: (quote) => `.replace(${quote}%${quote}, ${quote}%%${quote})` };
  if (site.after() !== '.' || !/^format(?:_map)?$/.test(site.after(2))) return undefined;
  return { marks: /[{}]/, escape: (quote) => ['{', '}'].map((brace) => `.replace(${quote}${brace}${quote}, ${quote}${brace}${brace}${quote})`).join('') };
}

/** A formatted string with the lookup in it; of bytes, which have none, a sum. */
function insideString(site: Site, piece: Piece, lookup: string, isBytes: boolean): { span: Span; newText: string } {
  const { literal } = site;
  if (literal.form === 'formatted') return { span: piece.kind === 'part' ? piece.value : literal.content, newText: `{${lookup}}` };
  const quotes = literal.opening.replace(/^[A-Za-z]+/, '');
  const [before, after] = piece.kind === 'part' ? [site.slice(piece.prefix), site.slice(piece.suffix)] : ['', ''];
  if (isBytes) {
    const parts = [before && literal.opening + before + quotes, lookup, after && literal.opening + after + quotes];
    return { span: site.span, newText: `(${parts.filter((part) => part !== '').join(' + ')})` };
  }
  const raw = prefixOf(literal).includes('r') ? 'r' : '';
  return { span: site.span, newText: `${raw}f${quotes}${doubleBraces(before)}{${lookup}}${doubleBraces(after)}${quotes}` };
}

/** Braces are text in a plain string. */
function doubleBraces(source: string): string {
  return source.replace(/[{}]/g, '$&$&');
}

/** `def send(key="…")` and `lambda key="…"` read the environment when the module is imported. */
function isDefaultArgument(site: Site): boolean {
  if (site.before() !== '=') return false;
  const outer = site.enclosing();
  return outer?.mark === '(' && site.beforeIndex(outer.index, 2) === 'def';
}

/** `return"x"` is legal without a space, `returnos.environ` is not. */
function spaced(site: Site, expression: string): string {
  const next = site.text[site.span.end] ?? ' ';
  return (/\w/.test(site.text[site.span.start - 1] ?? ' ') ? ' ' : '') + expression + (/\w/.test(next) ? ' ' : '');
}
