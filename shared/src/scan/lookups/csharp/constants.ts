import type { TextEdit } from '../../../core/model/span';
import type { Site } from '../lexer/site';
import { isConstantPlace } from './positions';

/**
 * What makes a readable field or variable of the `const` that the literal initialises: `static readonly` in a type, no
 * modifier in a method. Undefined when the literal is in none; `fixed` when a use of it needs the constant.
 */
export function constantEdits(site: Site): readonly TextEdit[] | 'fixed' | undefined {
  const statement = site.statementBefore();
  const at = statement.find((index) => site.wordAt(index) === 'const');
  const keyword = at === undefined ? undefined : site.tokens[at];
  if (at === undefined || !keyword) return undefined;
  const names = declaredNames(site, at);
  const isNeeded = site.tokens.some((token, index) => names.some(({ name, at: declared }) => index !== declared && (
    token.kind === 'string' ? token.holes.length > 0 && isInConstant(site, index) && mentions(site.slice(token.content), name)
      : site.wordAt(index) === name && (isInConstant(site, index, at) || isConstantPlace(site, index)))));
  if (isNeeded) return 'fixed';
  if (isField(site, at)) return [{ span: keyword.span, newText: 'static readonly' }];
  const blanks = /^\s*/.exec(site.text.slice(keyword.span.end))?.[0].length ?? 0;
  return [{ span: { start: keyword.span.start, end: keyword.span.end + blanks }, newText: '' }];
}

/** `const string A = "a", B = "b";` declares two. */
function declaredNames(site: Site, keyword: number): readonly { readonly name: string; readonly at: number }[] {
  const names: { name: string; at: number }[] = [];
  for (let index = keyword + 1; index < site.tokens.length && site.markAt(index) !== ';'; index += 1) {
    if (site.wordAt(index) !== '' && site.afterIndex(index) === '=' && site.tokens[index]?.kind === 'word') names.push({ name: site.wordAt(index), at: index });
  }
  return names;
}

/** Whether the token stands in a constant's declaration, but for the one that is changed. */
function isInConstant(site: Site, index: number, changed?: number): boolean {
  return site.statementBefore(index).some((other) => site.wordAt(other) === 'const' && other !== changed);
}

function mentions(source: string, name: string): boolean {
  return new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b`).test(source);
}

/** Fields stand right in the braces of a type. */
function isField(site: Site, keyword: number): boolean {
  const brace = site.blockAround(keyword);
  return brace !== undefined && site.statementBefore(brace).some((index) => /^(?:class|struct|interface|record)$/.test(site.wordAt(index)));
}
