import type { DecodingChain } from '../../../core/decode/chain';
import type { LanguageId } from '../../../core/model/language-id';
import type { Span, TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest, StoreOnlyReason } from '../plan';
import { NODE_ENVIRONMENT } from './environment';
import { javascriptTraits } from './lexer';
import { isTagged, positionOf, type Position } from './positions';
import { requireEnvEdits } from './require-env';

/** JavaScript and TypeScript with JSX: `process.env.NAME`, or `requireEnv('NAME')` in strict style. */
export function javascriptLanguage(languageId: LanguageId): ExpressionLanguage {
  return {
    traits: javascriptTraits(languageId),
    adjacency: 'javascript',
    chainOf,
    rewrite: (site, piece, request) => rewrite(site, piece, request),
  };
}

function chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  switch (literal.form) {
    case 'template': return isRaw(literal, text) ? [{ kind: 'line-ends', as: 'lf' }] : [{ kind: 'string-escapes', dialect: 'javascript-template' }];
    case 'jsx-attribute': return [{ kind: 'xml-entities' }];
    // React collapses white space around line breaks, so only text within one line is its own value.
    case 'jsx': return /[\r\n<]/.test(text.slice(part.start, part.end)) ? undefined : [{ kind: 'xml-entities' }];
    default: return [{ kind: 'string-escapes', dialect: 'javascript' }];
  }
}

/** `String.raw` gives the source text as it stands. */
function isRaw(literal: StringToken, text: string): boolean {
  return /\bString\s*\.\s*raw\s*$/.test(text.slice(Math.max(0, literal.span.start - 40), literal.span.start));
}

function rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason {
  const position = positionOf(site, request.languageId);
  if (!isWritable(position)) return position;
  const { lookup, form } = lookupIn(site, request);
  const value = valueEdit(site, piece, position, lookup);
  if (!value) return 'position-needs-constant';
  if (request.style === 'plain') return { edits: [value], form, notes: [] };
  const helper = requireEnvEdits(site.tokens, request);
  return { edits: [value, ...helper], form, notes: helper.length > 0 ? ['helper-added'] : [] };
}

type WritablePosition = 'expression' | 'property-key' | 'jsx-attribute' | 'jsx-text';

function isWritable(position: Position): position is WritablePosition {
  return position === 'expression' || position === 'property-key' || position === 'jsx-attribute' || position === 'jsx-text';
}

interface Lookup {
  readonly expression: string;
  /** Whether operators around it would read it differently without brackets. */
  readonly compound: boolean;
}

/**
 * In TypeScript an environment variable is `string | undefined`: the plain form falls back to an empty string, since it
 * must keep the literal's type and `keyward run` refuses to start without the name. Brackets compile under every
 * setting; dots only where the file writes them already.
 */
function lookupIn(site: Site, { name, style, languageId, text }: LookupRequest): { readonly lookup: Lookup; readonly form: string } {
  const quote = quoteOf(site);
  if (style === 'strict') return { lookup: { expression: `requireEnv(${quote}${name}${quote})`, compound: false }, form: 'requireEnv' };
  if (!languageId.startsWith('typescript')) return { lookup: { expression: `${NODE_ENVIRONMENT}.${name}`, compound: false }, form: NODE_ENVIRONMENT };
  const member = /\bprocess\.env\.[A-Za-z_]/.test(text) ? `${NODE_ENVIRONMENT}.${name}` : `${NODE_ENVIRONMENT}[${quote}${name}${quote}]`;
  return { lookup: { expression: `${member} ?? ${quote}${quote}`, compound: true }, form: NODE_ENVIRONMENT };
}

/** The literal's own quote, or the one the file uses more. */
function quoteOf(site: Site): '"' | "'" {
  if (site.literal.form === 'single') return "'";
  if (site.literal.form === 'double') return '"';
  const count = (mark: string) => site.text.split(mark).length;
  return count('"') > count("'") ? '"' : "'";
}

function valueEdit(site: Site, piece: Piece, position: WritablePosition, lookup: Lookup): TextEdit | undefined {
  if (position === 'jsx-text') return piece.kind === 'part' ? { span: piece.value, newText: `{${lookup.expression}}` } : undefined;
  if (site.literal.form === 'template' && (piece.kind === 'part' || isTagged(site))) {
    return { span: piece.kind === 'part' ? piece.value : site.literal.content, newText: `\${${lookup.expression}}` };
  }
  const expression = piece.kind === 'whole' ? wholeExpression(site, position, lookup) : templateOf(site, piece, lookup);
  if (expression === undefined) return undefined;
  if (position === 'jsx-attribute') return { span: site.span, newText: `{${expression}}` };
  return { span: site.span, newText: position === 'property-key' ? `[${expression}]` : spaced(site, expression) };
}

function wholeExpression(site: Site, position: WritablePosition, lookup: Lookup): string {
  const isAlone = position !== 'expression' || (OPENERS.has(site.before()) && (CLOSERS.has(site.after()) || (site.endsLine && startsStatement(site))));
  return lookup.compound && !isAlone ? `(${lookup.expression})` : lookup.expression;
}

/** On a new line a word that is no operator begins the next statement. */
function startsStatement(site: Site): boolean {
  return site.neighbour(1)?.kind === 'word' && !/^(?:as|satisfies|in|of|instanceof)$/.test(site.after());
}

/** `return'x'` is legal without a space, `returnprocess.env` is not. */
function spaced(site: Site, expression: string): string {
  const previous = site.text[site.span.start - 1] ?? ' ';
  const next = site.text[site.span.end] ?? ' ';
  return (/[\w$]/.test(previous) && /^[\w$]/.test(expression) ? ' ' : '') + expression + (/[\w$]/.test(next) ? ' ' : '');
}

/** The literal as a template: its text keeps its escapes, but for what a template reads differently. */
function templateOf(site: Site, piece: Piece & { readonly kind: 'part' }, lookup: Lookup): string | undefined {
  const { prefix, suffix } = piece;
  const inTemplate = (part: Span) => templateText(site.slice(part), site.literal.form === 'jsx-attribute');
  const before = inTemplate(prefix);
  const after = inTemplate(suffix);
  return before === undefined || after === undefined ? undefined : `\`${before}\${${lookup.expression}}${after}\``;
}

function templateText(source: string, isMarkup: boolean): string | undefined {
  if (isMarkup) return source.includes('&') ? undefined : source.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  // Octal escapes are not allowed in templates.
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[1-9]|0[0-9])/.test(source)) return undefined;
  return source.replace(/\\[^]|`|\$(?=\{|$)/g, (match) => (match.startsWith('\\') ? match : `\\${match}`));
}

const OPENERS: ReadonlySet<string> = new Set(['=', '(', ',', '[', ':', '=>', 'return', 'default', '{', '']);
const CLOSERS: ReadonlySet<string> = new Set([')', ',', ';', ']', '}', '']);
