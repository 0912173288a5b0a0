import { formatCallEdits, type FormatRules } from '../format-call';
import type { Site } from '../lexer/site';
import { EXPRESSION, FIXED, tableLanguage, type StringRules, type TablePosition } from '../table-language';
import { rTraits } from './lexer';

const ESCAPED: StringRules = { chain: [{ kind: 'string-escapes', dialect: 'r' }] };

/** R: `Sys.getenv("NAME")`; strict style stops with the name. */
export const rLanguage = tableLanguage({
  traits: rTraits, form: 'Sys.getenv', joins: (parts) => `paste0(${parts.join(', ')})`,
  strings: { double: ESCAPED, single: ESCAPED, raw: { chain: [] } },
  lookup: (_site, { name, style }) => {
    const read = `Sys.getenv("${name}")`;
    return { expression: style === 'strict' ? `(if (nzchar(${read})) ${read} else stop("${name} is not set"))` : read, isCompound: false };
  },
  position,
  format: (site, piece, expression) => formatCallEdits(site, piece, FORMATS, expression),
});

/** A string can be a name: of an argument, an element, what is assigned to; and some functions take their argument unread. */
function position(site: Site): TablePosition {
  const [before, after] = [site.before(), site.after()];
  const outer = site.enclosing();
  const isName = /^(?:[$@~]|->|->>|:::?)$/.test(before) || /^(?:<-|<<-|=|:=)$/.test(after) || (after === '(' && !site.endsLine);
  const isUnread = outer?.mark === '(' && /^(?:library|require|quote|bquote|substitute|expression)$/.test(site.beforeIndex(outer.index));
  return isName || isUnread ? FIXED : EXPRESSION;
}

/** https://stat.ethz.ch/R-manual/R-devel/library/base/html/sprintf.html */
const FORMATS: FormatRules = { callee: /^(?:sprintf|gettextf)$/, withoutArgument: /%$/ };
