import { withoutIndent } from '../lexer/block-string';
import type { Site } from '../lexer/site';
import { EXPRESSION, FIXED, tableLanguage, type StringRules, type TablePosition } from '../table-language';
import { elixirTraits } from './lexer';

const ESCAPES = { kind: 'string-escapes', dialect: 'elixir' } as const;
const INTERPOLATED: StringRules = { chain: [ESCAPES], hole: (expression) => `#{${expression}}` };

/** Elixir: `System.fetch_env!("NAME")`, which raises with the name when it is missing. */
export const elixirLanguage = tableLanguage({
  traits: elixirTraits, form: 'System.fetch_env!', joins: ' <> ',
  strings: {
    double: INTERPOLATED, 'sigil-double': INTERPOLATED, 'sigil-raw': { chain: [] },
    heredoc: { ...INTERPOLATED, chain: (literal, part, text) => withoutIndent(literal, part, text, [ESCAPES]) },
  },
  lookup: (_site, { name }) => ({ expression: `System.fetch_env!("${name}")`, isCompound: false }),
  position,
});

/**
 * Patterns and guards take no call, and what a module attribute is set to is read when the program is compiled: the
 * value would be put into what is shipped.
 */
function position(site: Site): TablePosition {
  const isKey = site.text[site.span.end] === ':' && site.text[site.span.end + 1] !== ':';
  return isKey || isInAttribute(site) || isPattern(site) || isInBinary(site) ? FIXED : EXPRESSION;
}

/** `@key "a"`, also over several lines in brackets. */
function isInAttribute(site: Site): boolean {
  const starts = [site.first, ...[...site.bracketsAround()].map(({ index }) => index)];
  return starts.some((index) => site.wordAt(site.statementInLines(index)[0] ?? index) === '@');
}

/** `"a" -> 1`, `"a" <- list`, `"a" = key`, `when key == "a"`, `def send("a")`. */
function isPattern(site: Site): boolean {
  if (site.after() === '=' || site.statementInLines().some((index) => site.wordAt(index) === 'when')) return true;
  const isDefault = site.before() === '\\\\';
  const isParameter = [...site.bracketsAround()].some(({ mark, index }) => mark === '(' && /^def\w*$/.test(site.beforeIndex(index, 2)));
  if (isParameter && !isDefault) return true;
  for (let index = site.last + 1; index < site.tokens.length; index += 1) {
    const word = site.wordAt(index);
    if (site.tokens[index]?.kind === 'newline' || /^(?:fn|do|end|;)$/.test(word)) return false;
    if (word === '->' || word === '<-') return true;
  }
  return false;
}

/** Between `<<` and `>>`. */
function isInBinary(site: Site): boolean {
  const marks = site.statementInLines().map((index) => site.wordAt(index));
  return marks.filter((mark) => mark === '<<').length > marks.filter((mark) => mark === '>>').length;
}
