import type { AdjacentDialect, DecodingChain } from '../../core/decode/chain';
import { decode } from '../../core/decode/decode';
import { contains, type Span, type TextEdit } from '../../core/model/span';
import { Site } from './lexer/site';
import { locate, type Location, type StringToken } from './lexer/token';
import { tokenize } from './lexer/tokenize';
import type { LanguageTraits } from './lexer/traits';
import type { LookupNote, LookupPlan, LookupRequest, StoreOnlyReason, ValueSource } from './plan';

/** What a language with expressions brings to the plan: its tokens, its decoders and its rewriting. */
export interface ExpressionLanguage {
  readonly traits: LanguageTraits;
  /** How literals that stand beside each other become one constant, where the language has that. */
  readonly adjacency?: AdjacentDialect;
  /** How a part of a literal's content becomes its value; undefined where this is not understood. */
  chainOf(literal: StringToken, part: Span, text: string): DecodingChain | undefined;
  /** Whether white space around the value must stay in the text, as the last line break of a shell's heredoc. */
  keepsBlanks?(literal: StringToken): boolean;
  /** Writes the lookup, or says why the place cannot hold one. */
  rewrite(site: Site, piece: Piece, request: LookupRequest): Rewrite | StoreOnlyReason;
}

/** What of the literal is the secret: all of it, or a part whose surroundings stay. */
export type Piece =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly prefix: Span; readonly value: Span; readonly suffix: Span };

export interface Rewrite {
  readonly edits: readonly TextEdit[];
  readonly form: string;
  readonly notes: readonly LookupNote[];
  readonly removesSetting?: true;
}

/** Plans a lookup in a language with expressions: finds the literal, tells whole from part, lets the language write. */
export function planExpression(request: LookupRequest, language: ExpressionLanguage): LookupPlan {
  const { text, span } = request;
  const asIs: ValueSource = { span, chain: [] };
  const location = locate(tokenize(text, language.traits), span);
  const token = location?.tokens[location.first];
  if (!location || !token) return { kind: 'store-only', value: asIs, reason: 'not-a-literal' };
  if (token.kind === 'comment') return { kind: 'store-only', value: asIs, reason: 'inside-comment' };
  if (token.kind !== 'string') return { kind: 'store-only', value: asIs, reason: 'not-a-literal' };
  const target = location.first === location.last ? inOneLiteral(request, language, token) : acrossLiterals(request, language, location, token);
  if (!target) return { kind: 'store-only', value: asIs, reason: 'not-a-literal' };
  const site = new Site(text, location.tokens, location.first, location.last, token);
  const rewrite = language.rewrite(site, target.piece, request);
  return typeof rewrite === 'string'
    ? { kind: 'store-only', value: target.value, reason: rewrite }
    : { kind: 'replace', value: target.value, ...rewrite };
}

interface Target {
  readonly value: ValueSource;
  readonly piece: Piece;
}

function inOneLiteral(request: LookupRequest, language: ExpressionLanguage, literal: StringToken): Target | undefined {
  const { text, span } = request;
  if (!literal.terminated || !contains(literal.content, span) || literal.holes.some((hole) => hole.span.start < span.end && span.start < hole.span.end)) return undefined;
  const valueOf = (part: Span) => decodePart(text, part, language.chainOf(literal, part, text));
  const constant = constantAround(literal, span);
  const prefix = { start: constant.start, end: span.start };
  const suffix = { start: span.end, end: constant.end };
  const all = valueOf(constant);
  const isAll = prefix.start === prefix.end && suffix.start === suffix.end;
  const blanksMove = language.keepsBlanks?.(literal) !== true && isBlank(valueOf(prefix)) && isBlank(valueOf(suffix));
  if (literal.holes.length === 0 && all !== undefined && (isAll || blanksMove)) {
    return { value: { span: constant, chain: language.chainOf(literal, constant, text) ?? [] }, piece: { kind: 'whole' } };
  }
  const chain = language.chainOf(literal, span, text);
  const value = valueOf(span);
  if (!chain || value === undefined) return undefined;
  // An escape that the span cuts in two would change meaning: the parts must make the whole.
  const isUnderstood = language.chainOf(literal, constant, text) !== undefined;
  if (isUnderstood && (all === undefined || [valueOf(prefix), value, valueOf(suffix)].join('') !== all)) return undefined;
  return {
    value: { span, chain },
    piece: { kind: 'part', prefix: { start: literal.content.start, end: span.start }, value: span, suffix: { start: span.end, end: literal.content.end } },
  };
}

/** The stretch of content around a span that no hole interrupts. */
function constantAround(literal: StringToken, span: Span): Span {
  const before = literal.holes.filter((hole) => hole.span.end <= span.start).at(-1);
  const after = literal.holes.find((hole) => hole.span.start >= span.end);
  return { start: before?.span.end ?? literal.content.start, end: after?.span.start ?? literal.content.end };
}

/** White space before or after a PEM block belongs to the value: then the whole literal moves. */
function isBlank(text: string | undefined): boolean {
  return text !== undefined && text.trim() === '';
}

/** A finding that runs over several literals which make one constant moves as a whole. */
function acrossLiterals(request: LookupRequest, language: ExpressionLanguage, location: Location, first: StringToken): Target | undefined {
  const { text, span } = request;
  const last = location.tokens[location.last];
  if (!language.adjacency || last?.kind !== 'string' || span.start !== first.content.start || span.end > last.content.end) return undefined;
  const rest = decodePart(text, { start: span.end, end: last.content.end }, language.chainOf(last, last.content, text));
  const value: ValueSource = { span: { start: first.span.start, end: last.span.end }, chain: [{ kind: 'adjacent-strings', language: language.adjacency }] };
  return isBlank(rest) && decodePart(text, value.span, value.chain) !== undefined ? { value, piece: { kind: 'whole' } } : undefined;
}

function decodePart(text: string, part: Span, chain: DecodingChain | undefined): string | undefined {
  const decoded = chain && decode(text.slice(part.start, part.end), chain);
  return decoded?.ok ? decoded.value : undefined;
}
