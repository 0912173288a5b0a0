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
  if (declaredNames(site, at).some((declared) => isNeeded(site, declared, at))) return 'fixed';
  if (isField(site, at)) return [{ span: keyword.span, newText: 'static readonly' }];
  const blanks = /^\s*/.exec(site.text.slice(keyword.span.end))?.[0].length ?? 0;
  return [{ span: { start: keyword.span.start, end: keyword.span.end + blanks }, newText: '' }];
}

/** `const string A = "a", B = "b";` declares two: the indices of their names. */
function declaredNames(site: Site, keyword: number): readonly number[] {
  const names: number[] = [];
  for (let index = keyword + 1; index < site.tokens.length && site.markAt(index) !== ';'; index += 1) {
    if (site.tokens[index]?.kind === 'word' && site.afterIndex(index) === '=') names.push(index);
  }
  return names;
}

/** Whether something wants the name that is declared at an index to be a constant. */
function isNeeded(site: Site, declared: number, keyword: number): boolean {
  const [uses, templates] = [site.usesOf(site.wordAt(declared)), site.templatesWith(site.wordAt(declared))];
  if (!uses || !templates) return true;
  return uses.some((index) => index !== declared && (isInConstant(site, index, keyword) || isConstantPlace(site, index))) || templates.some((index) => isInConstant(site, index));
}

/** Whether the token stands in a constant's declaration, but for the one that is changed. */
function isInConstant(site: Site, index: number, changed?: number): boolean {
  return site.statementBefore(index).some((other) => site.wordAt(other) === 'const' && other !== changed);
}

/** Fields stand right in the braces of a type. */
function isField(site: Site, keyword: number): boolean {
  const brace = site.blockAround(keyword);
  return brace !== undefined && site.statementBefore(brace).some((index) => /^(?:class|struct|interface|record)$/.test(site.wordAt(index)));
}
