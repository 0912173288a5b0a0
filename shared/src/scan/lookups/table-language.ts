import type { AdjacentDialect, DecodingChain } from '../../core/decode/chain';
import type { Span, TextEdit } from '../../core/model/span';
import type { ExpressionLanguage, Piece } from './expression';
import type { Site } from './lexer/site';
import type { StringToken } from './lexer/token';
import type { LanguageTraits } from './lexer/traits';
import type { LookupNote, LookupRequest, StoreOnlyReason } from './plan';

/** A language whose literals become lookups by the same steps as many others': what differs stands in a table. */
export interface LookupTable {
  readonly traits: LanguageTraits;
  /** How literals that stand beside each other become one constant, where the language has that. */
  readonly adjacency?: AdjacentDialect;
  /** For titles, without any name. */
  readonly form: string;
  /** The quoting forms of the lexer's table; one that is not here is not understood. */
  readonly strings: Readonly<Record<string, StringRules>>;
  /** The operator that adds strings, with its blanks, or a call that does. */
  readonly joins: string | ((parts: readonly string[]) => string);
  /** Whether a line's end can end a statement. */
  readonly linesEnd?: boolean;
  /** What may stand before and after an expression without brackets, where it is more than the marks of most languages. */
  readonly alone?: { readonly before: RegExp; readonly after: RegExp };
  /** The expression that reads the variable in this place. */
  lookup(site: Site, request: LookupRequest, piece: Piece): Lookup;
  /** What the place wants: any expression, a change of the declaration around, or a constant. */
  position(site: Site, piece: Piece, request: LookupRequest): TablePosition;
  /** A literal that is read again when the program runs: the edits that keep the value as it is. */
  format?(site: Site, piece: Piece, lookup: string): readonly TextEdit[] | 'refused' | undefined;
  /** Imports and helpers that the lookup needs, in a place where it can be written. */
  needs?(site: Site, request: LookupRequest): Change;
}

export interface StringRules {
  /** How a part of the content becomes its value; a function gives undefined where this is not understood. */
  readonly chain: DecodingChain | ((literal: StringToken, part: Span, text: string) => DecodingChain | undefined);
  /** What stands in such a literal for an expression. Where it cannot hold one, its parts are joined to the lookup. */
  readonly hole?: (expression: string) => string;
  /** A part of such a literal as a literal of its own; opening and closing marks around it when not given. */
  readonly quote?: (site: Site, part: Span) => string;
  /** What else goes when all of the literal is replaced: a heredoc's body. */
  readonly removed?: (site: Site) => readonly TextEdit[];
  /** Writes the literal anew with the lookup in it, for a form that cannot hold one and cannot be joined. */
  readonly rewritten?: (site: Site, piece: Piece, expression: string) => readonly TextEdit[] | undefined;
}

export interface Lookup {
  readonly expression: string;
  /** Binds weaker than what may stand around it. */
  readonly isCompound: boolean;
}

/** Edits around the literal, and what is said of them. */
export interface Change {
  readonly edits: readonly TextEdit[];
  readonly notes: readonly LookupNote[];
}

export type TablePosition = { readonly kind: 'expression' } | ({ readonly kind: 'declaration' } & Change) | { readonly kind: 'refused'; readonly reason: StoreOnlyReason };

export const EXPRESSION: TablePosition = { kind: 'expression' };
export const FIXED: TablePosition = { kind: 'refused', reason: 'position-needs-constant' };

export function tableLanguage(table: LookupTable): ExpressionLanguage {
  return {
    traits: table.traits,
    ...(table.adjacency === undefined ? {} : { adjacency: table.adjacency }),
    chainOf: (literal, part, text) => {
      const chain = table.strings[literal.form]?.chain;
      return typeof chain === 'function' ? chain(literal, part, text) : chain;
    },
    rewrite: (site, piece, request) => {
      const position = table.position(site, piece, request);
      if (position.kind === 'refused') return position.reason;
      const lookup = table.lookup(site, request, piece);
      const edits = table.format?.(site, piece, lookup.expression) ?? valueEdits(table, site, piece, lookup);
      if (edits === 'refused' || edits === undefined) return 'position-needs-constant';
      const around = position.kind === 'declaration' ? position : NOTHING;
      const needs = table.needs?.(site, request) ?? NOTHING;
      return { edits: [...needs.edits, ...around.edits, ...edits], form: table.form, notes: [...needs.notes, ...around.notes] };
    },
  };
}

const NOTHING: Change = { edits: [], notes: [] };

function valueEdits(table: LookupTable, site: Site, piece: Piece, lookup: Lookup): readonly TextEdit[] | undefined {
  const { expression, isCompound } = lookup;
  const rules = table.strings[site.literal.form];
  if (piece.kind === 'whole') {
    const value = { span: site.span, newText: isCompound && !isAlone(table, site) ? `(${expression})` : spaced(site, expression) };
    return [value, ...(rules?.removed?.(site) ?? [])];
  }
  if (rules?.hole) return [{ span: piece.value, newText: rules.hole(expression) }];
  if (rules?.rewritten) return rules.rewritten(site, piece, expression);
  const operand = isCompound ? `(${expression})` : expression;
  const quote = rules?.quote ?? quotedPart;
  const parts = [quote(site, piece.prefix), operand, quote(site, piece.suffix)].filter((part) => part !== '');
  if (typeof table.joins === 'function') return [{ span: site.span, newText: table.joins(parts) }];
  const sum = parts.join(table.joins);
  return [{ span: site.span, newText: isAlone(table, site, table.joins.trim()) ? sum : `(${sum})` }];
}

/** A part of the literal as a literal of the same form. */
function quotedPart(site: Site, part: Span): string {
  const { literal } = site;
  const closing = site.text.slice(literal.content.end, literal.span.end);
  return part.start === part.end ? '' : literal.opening + site.slice(part) + closing;
}

/** Whether nothing around the literal binds stronger than an expression; `joint` is an operator that may stand there too. */
function isAlone({ linesEnd, alone }: LookupTable, site: Site, joint?: string): boolean {
  const [before, after] = [site.before(), site.after()];
  const isFree = before === joint || (alone ? alone.before.test(before) : OPENERS.has(before));
  const closes = after === joint || (alone ? alone.after.test(after) : CLOSERS.has(after));
  return isFree && (closes || (linesEnd === true && site.endsLine && !CONTINUES.test(after)));
}

/** `return"x"` is legal without a space, `returnSystem.getenv` is not. */
function spaced(site: Site, expression: string): string {
  return (/\w/.test(site.text[site.span.start - 1] ?? ' ') ? ' ' : '') + expression + (/\w/.test(site.text[site.span.end] ?? ' ') ? ' ' : '');
}

const OPENERS: ReadonlySet<string> = new Set(['=', '(', ',', '[', '{', ':', '=>', '->', ';', 'return', '']);
const CLOSERS: ReadonlySet<string> = new Set([')', ',', ';', ']', '}', '']);
/** What a line may begin with that goes on with the expression of the line before. */
const CONTINUES = /^(?:[-.?:+*/%&|<>=!]|as$|is$|in$|\()/;
