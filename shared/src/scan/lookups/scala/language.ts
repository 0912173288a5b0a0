import type { DecodeStep, DecodingChain } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import { isInAnnotation } from '../annotations';
import { formatCallEdits, type FormatRules } from '../format-call';
import type { Site } from '../lexer/site';
import type { StringToken } from '../lexer/token';
import { EXPRESSION, FIXED, tableLanguage, type TablePosition } from '../table-language';
import { scalaTraits } from './lexer';

const hole = (expression: string): string => `\${${expression}}`;
/** Escapes are those of Java: https://docs.scala-lang.org/scala3/reference/syntax.html#escape-sequences */
const ESCAPES: DecodeStep = { kind: 'string-escapes', dialect: 'java' };
const LINES: DecodeStep = { kind: 'line-ends', as: 'lf' };

/** Scala: `sys.env("NAME")`, which throws with the name when it is missing. */
export const scalaLanguage = tableLanguage({
  traits: scalaTraits, adjacency: 'java', form: 'sys.env', joins: ' + ', linesEnd: true,
  // Any method can stand between two values, `->` among them.
  alone: { before: /^(?:[=(,[{:;]|=>|return|)$/, after: /^(?:[),;\]}]|)$/ },
  strings: {
    string: { chain: [ESCAPES] },
    triple: { chain: (_literal, part, text) => (text.slice(part.start, part.end).includes('\\u') ? undefined : [LINES]) },
    formatted: { chain: formattedChain, hole },
    'triple-formatted': { chain: formattedChain, hole },
  },
  lookup: (_site, { name }) => ({ expression: `sys.env("${name}")`, isCompound: false }),
  position,
  format: (site, piece, lookup) => formatCallEdits(site, piece, FORMATS, lookup),
});

/** A dollar that is text is doubled: no part with one is read. */
function formattedChain(literal: StringToken, part: Span, text: string): DecodingChain | undefined {
  const source = text.slice(part.start, part.end);
  if (source.includes('$')) return undefined;
  const isTriple = literal.form === 'triple-formatted';
  if (literal.opening.startsWith('raw')) return source.includes('\\u') ? undefined : isTriple ? [LINES] : [];
  return isTriple ? [LINES, ESCAPES] : [ESCAPES];
}

/** Annotations, patterns, types, and `inline` values want constants. */
function position(site: Site): TablePosition {
  const words = site.statementInLines().map((index) => site.wordAt(index));
  const isType = site.before() === ':' || site.before() === '|' || site.after() === '|' || words.includes('type');
  const at = words.lastIndexOf('case');
  const isPattern = at >= 0 && !words.slice(at).some((word) => /^(?:=>|if|class|object)$/.test(word));
  return isType || isPattern || words.includes('inline') || isInAnnotation(site, site.first) ? FIXED : EXPRESSION;
}

/** https://www.scala-lang.org/api/3.x/scala/collection/StringOps.html#format-fffff910 */
const FORMATS: FormatRules = { callee: /^format$/, receiver: /^String$/, method: /^format$/, withoutArgument: /[n%]$/ };
