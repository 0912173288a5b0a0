import type { TextEdit } from '../../../core/model/span';
import { isInAnnotation } from '../annotations';
import { formatCallEdits, type FormatRules } from '../format-call';
import type { Site } from '../lexer/site';
import { EXPRESSION, FIXED, tableLanguage, type TablePosition } from '../table-language';
import { kotlinTraits } from './lexer';

const template = (expression: string): string => `\${${expression}}`;

/** Kotlin: `System.getenv("NAME") ?: error("NAME is not set")` in both styles, since a literal's type is never null. */
export const kotlinLanguage = tableLanguage({
  traits: kotlinTraits, adjacency: 'kotlin', form: 'System.getenv', joins: ' + ', linesEnd: true,
  strings: {
    string: { chain: [{ kind: 'string-escapes', dialect: 'kotlin' }], hole: template },
    raw: { chain: [{ kind: 'line-ends', as: 'lf' }], hole: template },
  },
  lookup: (_site, { name, text }) => {
    const message = `"${name} is not set"`;
    const failure = /\bfun\s+(?:[\w.<>?]+\.)?error\s*\(/.test(text) ? `throw IllegalStateException(${message})` : `error(${message})`;
    return { expression: `System.getenv("${name}") ?: ${failure}`, isCompound: true };
  },
  position,
  format: (site, piece, lookup) => formatCallEdits(site, piece, FORMATS, lookup),
});

/** A `const val` becomes a `val`, unless an annotation or another constant uses it. */
function position(site: Site): TablePosition {
  if (isInAnnotation(site, site.first)) return FIXED;
  const keyword = constOf(site, site.first);
  const token = keyword === undefined ? undefined : site.tokens[keyword];
  if (keyword === undefined || !token) return EXPRESSION;
  if (isNeeded(site, site.indexAfter(keyword, 2) ?? keyword)) return FIXED;
  const blanks = /^\s*/.exec(site.text.slice(token.span.end))?.[0].length ?? 0;
  const edit: TextEdit = { span: { start: token.span.start, end: token.span.end + blanks }, newText: '' };
  return { kind: 'declaration', edits: [edit], notes: ['const-became-var'] };
}

/** The `const` of the declaration that a token belongs to. */
function constOf(site: Site, index: number): number | undefined {
  return site.statementInLines(index).find((other) => site.wordAt(other) === 'const');
}

/** Whether an annotation or another constant uses the name that is declared at an index. */
function isNeeded(site: Site, declared: number): boolean {
  const [uses, templates] = [site.usesOf(site.wordAt(declared)), site.templatesWith(site.wordAt(declared))];
  if (!uses || !templates) return true;
  return [...uses, ...templates].some((index) => index !== declared && index !== site.first && (isInAnnotation(site, index) || constOf(site, index) !== undefined));
}

/** https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.text/format.html */
const FORMATS: FormatRules = { callee: /^format$/, receiver: /^String$/, method: /^format$/, withoutArgument: /[n%]$/ };
