import type { DecodingChain } from '../../../core/decode/chain';
import type { Span, TextEdit } from '../../../core/model/span';
import type { Piece } from '../expression';
import type { Bracket, Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Lookup, type TablePosition } from '../table-language';
import { powershellTraits } from './lexer';

/**
 * PowerShell: `$env:NAME`; strict style throws with the name, in a subexpression, which may stand in an expression, an
 * argument and a string alike.
 */
export const powershellLanguage = tableLanguage({
  traits: powershellTraits, form: '$env', joins: ' + ',
  strings: {
    double: { chain: doubleChain, hole: subexpression },
    'here-double': { chain: [{ kind: 'string-escapes', dialect: 'powershell-double' }], hole: subexpression },
    single: { chain: [{ kind: 'doubled-quotes', quote: "'" }], rewritten: asDouble },
    'here-single': { chain: [], rewritten: asHereDouble },
  },
  lookup, position,
});

/** A quote is written doubled or with a backtick; one string with both is not read. */
function doubleChain(_literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  const source = text.slice(part.start, part.end);
  const escapes = { kind: 'string-escapes', dialect: 'powershell-double' } as const;
  if (!source.includes('""')) return [escapes];
  return source.includes('`"') ? undefined : [{ kind: 'doubled-quotes', quote: '"' }, escapes];
}

function subexpression(expression: string): string {
  return /^\$\(if .*\}\)$/.test(expression) ? expression : `$(${expression})`;
}

/** A string in single quotes holds no expression: it is written anew in double ones. */
function asDouble(site: Site, piece: Piece, expression: string): readonly TextEdit[] | undefined {
  if (piece.kind === 'whole') return undefined;
  const text = (part: Span): string => site.slice(part).replace(/''/g, "'").replace(/[`$"]/g, '`$&');
  return [{ span: site.span, newText: `"${text(piece.prefix)}${subexpression(expression)}${text(piece.suffix)}"` }];
}

function asHereDouble(site: Site, piece: Piece, expression: string): readonly TextEdit[] | undefined {
  if (piece.kind === 'whole' || /^"@/m.test(site.slice(site.literal.content))) return undefined;
  const text = (part: Span): string => site.slice(part).replace(/[`$]/g, '`$&');
  const [opening, closing] = [site.literal.opening, site.text.slice(site.literal.content.end, site.span.end)].map((mark) => mark.replace("'", '"'));
  return [{ span: site.span, newText: `${opening}${text(piece.prefix)}${subexpression(expression)}${text(piece.suffix)}${closing}` }];
}

function lookup(site: Site, { name, style }: LookupRequest): Lookup {
  const read = style === 'strict' ? `$(if ($env:${name}) { $env:${name} } else { throw '${name} is not set' })` : `$env:${name}`;
  // The format operator reads the text again: a brace of the value must stay one.
  return { expression: isFormat(site) ? `${read}.Replace('{', '{{').Replace('}', '}}')` : read, isCompound: false };
}

/** Arguments of attributes, data files and data sections want constants. */
function position(site: Site, piece: Piece, { path }: LookupRequest): TablePosition {
  const block = site.blockAround();
  const isData = path?.endsWith('.psd1') === true || (block !== undefined && [1, 2].some((distance) => site.beforeIndex(block, distance).toLowerCase() === 'data'));
  if (isData || [...site.bracketsAround()].some((bracket) => isAttribute(site, bracket)) || /^using$/i.test(site.before(2))) return FIXED;
  const value = site.slice(piece.kind === 'part' ? piece.value : site.literal.content);
  return isFormat(site) && /[{}]/.test(value) ? FIXED : EXPRESSION;
}

/** `[ValidateSet('a')]`. */
function isAttribute(site: Site, { mark, index }: Bracket): boolean {
  if (mark !== '(') return false;
  const name = site.indexBefore(index);
  let at = name;
  while (at !== undefined && (site.tokens[at]?.kind === 'word' || site.markAt(at) === '.')) at = site.indexBefore(at);
  return at !== undefined && at !== name && site.markAt(at) === '[';
}

/** `'{0}' -f $name` */
function isFormat(site: Site): boolean {
  return site.after() === '-' && /^f$/i.test(site.after(2));
}
