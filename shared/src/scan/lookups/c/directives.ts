import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineEnd } from '../layout';
import type { Site } from '../lexer/site';
import { neighbour } from '../lexer/token';

/** A line for the preprocessor. */
export interface Directive {
  /** `include`, `define`, `if` … */
  readonly name: string;
  /** The index of its `#`, and of the first token that is not part of it. */
  readonly start: number;
  readonly end: number;
}

/** The directive that a token stands in. */
export function directiveAt(site: Site, index: number): Directive | undefined {
  let start = index;
  while (start > 0 && site.tokens[start - 1]?.kind !== 'newline') start -= 1;
  const first = neighbour(site.tokens, start - 1, 1)?.index ?? start;
  if (site.markAt(first) !== '#' || first > index) return undefined;
  let end = index;
  while (end < site.tokens.length && site.tokens[end]?.kind !== 'newline') end += 1;
  return { name: site.afterIndex(first), start: first, end };
}

/** The indices of the tokens of a statement up to a token; a directive above it is no part of it. */
export function statementBefore(site: Site, from: number): readonly number[] {
  const statement = site.statementBefore(from);
  const directive = statement.findLastIndex((index) => directiveAt(site, index) !== undefined);
  return directiveAt(site, from) ? statement : statement.slice(directive + 1);
}

/** What a file lacks of these headers and of a helper, put below its includes. */
export function helperEdits(site: Site, headers: readonly string[], helper: string): readonly TextEdit[] {
  const { text } = site;
  const lineBreak = lineBreakOf(text);
  const place = placeForHelpers(site);
  const missing = headers.filter((header) => !new RegExp(`^[ \\t]*#[ \\t]*include[ \\t]*<${header.replace('.', '\\.')}>`, 'm').test(text)).map((header) => `#include <${header}>`);
  const code = helper.replace(/\n/g, lineBreak);
  if (place.isBelowIncludes) {
    const includes = missing.map((line) => lineBreak + line).join('');
    return [{ span: { start: place.at, end: place.at }, newText: `${includes}${lineBreak}${lineBreak}${code}` }];
  }
  const includes = missing.map((line) => line + lineBreak).join('');
  return [{ span: { start: place.at, end: place.at }, newText: `${includes}${lineBreak}${code}${lineBreak}${lineBreak}` }];
}

interface HelperPlace {
  readonly at: number;
  readonly isBelowIncludes: boolean;
}

/**
 * Below the last include that stands under no condition and above all code; without one below the guard of a header,
 * else at the start.
 */
function placeForHelpers(site: Site): HelperPlace {
  const { text, tokens } = site;
  const guard = guardOf(site);
  let depth = 0;
  let found: number | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || token.kind === 'newline' || token.kind === 'comment') continue;
    const directive = directiveAt(site, index);
    if (!directive) break;
    if (/^if(?:n?def)?$/.test(directive.name)) depth += 1;
    if (directive.name === 'endif') depth -= 1;
    if (directive.name === 'include' && depth === (guard ? 1 : 0)) found = lineEnd(text, token.span.end);
    index = directive.end - 1;
  }
  if (found !== undefined) return { at: found, isBelowIncludes: true };
  const once = /^[ \t]*#[ \t]*pragma[ \t]+once[ \t]*$/m.exec(text);
  const below = guard ? tokens[guard.end - 1]?.span.end : once ? once.index + once[0].length : undefined;
  if (below !== undefined) return { at: lineEnd(text, below), isBelowIncludes: true };
  return { at: text.startsWith('\ufeff') ? 1 : 0, isBelowIncludes: false };
}

/** `#ifndef SHOP_H` and `#define SHOP_H` at the start: the second of them. */
function guardOf(site: Site): Directive | undefined {
  const first = neighbour(site.tokens, -1, 1);
  const opens = first && directiveAt(site, first.index);
  const second = opens && neighbour(site.tokens, opens.end, 1);
  const defines = second && directiveAt(site, second.index);
  if (opens?.name !== 'ifndef' || defines?.name !== 'define') return undefined;
  return site.afterIndex(opens.start, 2) === site.afterIndex(defines.start, 2) && defines.end - defines.start === 3 ? defines : undefined;
}
