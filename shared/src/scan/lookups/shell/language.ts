import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { shellTraits } from './lexer';

/** sh and bash: `"${NAME:?NAME is not set}"`, which ends the script with the name when it is missing. */
export const shellLanguage: ExpressionLanguage = {
  traits: shellTraits, chainOf, rewrite, keepsBlanks: ({ form }) => form.startsWith('heredoc'),
};

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  const source = text.slice(part.start, part.end);
  switch (literal.form) {
    case 'single': return [];
    case 'ansi-c': return [{ kind: 'string-escapes', dialect: 'shell-ansi-c' }];
    case 'double': return [{ kind: 'string-escapes', dialect: 'shell-double' }];
    case 'bare': return isPattern(literal, source, text) ? undefined : [{ kind: 'string-escapes', dialect: 'shell-bare' }];
    // A quote keeps its backslash there, unlike between double quotes.
    case 'heredoc': return isTabbed(literal, source) || source.includes('\\"') ? undefined : [{ kind: 'string-escapes', dialect: 'shell-double' }];
    case 'heredoc-raw': return isTabbed(literal, source) ? undefined : [];
    default: return undefined;
  }
}

/** Outside of assignments `*`, `?`, `[` and `{` are patterns that the shell expands. */
function isPattern(literal: StringToken, source: string, text: string): boolean {
  const isAssignment = /^[A-Za-z_]\w*\+?=/.test(text.slice(literal.span.start, literal.span.end));
  return !isAssignment && /[*?[{]/.test(source.replace(/\\[^]/g, ''));
}

/** `<<-` drops the tabs at the start of each line. */
function isTabbed(literal: StringToken, source: string): boolean {
  return literal.opening.startsWith('<<-') && /(?:^|\n)\t/.test(source);
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const lookup = `\${${request.name}:?${request.name} is not set}`;
  const edits = editsFor(site, piece, lookup);
  return edits ? { edits, form: '${…:?}', notes: [] } : 'position-needs-constant';
}

function editsFor(site: Site, piece: Piece, lookup: string): readonly TextEdit[] | undefined {
  const { literal } = site;
  const value = piece.kind === 'part' ? piece.value : literal.content;
  switch (literal.form) {
    case 'double': case 'heredoc': return [{ span: value, newText: lookup }];
    case 'bare': return [{ span: value, newText: `"${lookup}"` }];
    case 'heredoc-raw': return unquoteHeredoc(site, piece, value, lookup);
    default: return [{ span: site.span, newText: besideQuotes(site, piece, `"${lookup}"`) }];
  }
}

/** Quotes end before the lookup and begin again after it: the pieces are one word. */
function besideQuotes(site: Site, piece: Piece, lookup: string): string {
  if (piece.kind === 'whole') return lookup;
  const quoted = (part: Span) => (part.start === part.end ? '' : `${site.literal.opening}${site.slice(part)}'`);
  return quoted(piece.prefix) + lookup + quoted(piece.suffix);
}

/** Without quotes around its name a heredoc expands; nothing else in it may. */
function unquoteHeredoc(site: Site, piece: Piece, value: Span, lookup: string): readonly TextEdit[] | undefined {
  const rest = piece.kind === 'part' ? site.slice(piece.prefix) + site.slice(piece.suffix) : '';
  if (/[$`\\]/.test(rest)) return undefined;
  return [{ span: site.literal.span, newText: site.literal.opening.replace(/['"\\]/g, '') }, { span: value, newText: lookup }];
}
