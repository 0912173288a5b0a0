import type { Span } from '../../../core/model/span';
import type { Piece } from '../expression';
import { formatCallEdits, type FormatRules } from '../format-call';
import { lineBreakOf } from '../layout';
import type { Site } from '../lexer/site';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Lookup, type StringRules, type TablePosition } from '../table-language';
import { luaTraits } from './lexer';

const ESCAPED: StringRules = { chain: [{ kind: 'string-escapes', dialect: 'lua' }] };

/** Lua: `os.getenv("NAME")`; strict style asserts it, with the name. */
export const luaLanguage = tableLanguage({
  traits: luaTraits, form: 'os.getenv', joins: ' .. ',
  alone: { before: /^(?:[=(,{[;<>]|\.\.|[=~<>]=|return|and|or|if|elseif|while|until|in|)$/, after: /^(?:[),;\]}<>=]|\.\.|[=~<>]=|\w+|--|)$/ },
  strings: { double: ESCAPED, single: ESCAPED, long: { chain: [{ kind: 'line-ends', as: 'lf' }], quote: longPart } },
  lookup, position,
  format: (site, piece, expression) => formatCallEdits(site, piece, FORMATS, expression),
});

/** A part that begins with a line break needs one more, since the first is no content. */
function longPart(site: Site, part: Span): string {
  const source = site.slice(part);
  if (source === '') return '';
  const opening = site.literal.opening.trimEnd();
  const closing = site.text.slice(site.literal.content.end, site.span.end);
  return opening + (/^[\r\n]/.test(source) ? lineBreakOf(site.text) : '') + source + closing;
}

function lookup(site: Site, { name, style }: LookupRequest, piece: Piece): Lookup {
  const read = `os.getenv("${name}")`;
  const found = style === 'strict' ? `assert(${read}, "${name} is not set")` : read;
  // `f "a"` calls without brackets, which only a literal can have.
  const expression = isFormat(site) ? `(${found}:gsub("%%", "%%%%"))` : found;
  return { expression, isCompound: piece.kind === 'whole' && isArgument(site) };
}

function isArgument(site: Site): boolean {
  const before = site.before();
  return /^(?:[\])]|\w+)$/.test(before) && !/^(?:return|and|or|not|if|elseif|while|until|in|then|do|else|repeat|end)$/.test(before);
}

/** `("%s"):format(name)` reads the text again: a percent sign of the value must stay one. */
function isFormat(site: Site): boolean {
  return site.before() === '(' && site.after() === ')' && site.after(2) === ':' && site.after(3) === 'format';
}

function position(site: Site, piece: Piece): TablePosition {
  const isModule = site.before() === 'require' || (site.before() === '(' && site.before(2) === 'require');
  const value = site.slice(piece.kind === 'part' ? piece.value : site.literal.content);
  return isModule || (isFormat(site) && value.includes('%')) ? FIXED : EXPRESSION;
}

/** https://www.lua.org/manual/5.4/manual.html#pdf-string.format */
const FORMATS: FormatRules = { callee: /^format$/, receiver: /^string$/, withoutArgument: /%$/ };
