import { isInAnnotation } from '../annotations';
import type { Site } from '../lexer/site';
import { neighbour } from '../lexer/token';

/**
 * Where Java wants a constant: annotations and their defaults, `case` labels; and the declaration of a constant that
 * one of these uses.
 */
export function needsConstant(site: Site): boolean {
  if (isConstantPlace(site, site.first) || site.before() === 'default') return true;
  const name = site.before() === '=' ? site.before(2) : '';
  if (!/^\w+$/.test(name)) return false;
  return site.tokens.some((token, index) => token.kind === 'word' && site.slice(token.span) === name && isConstantPlace(site, index));
}

function isConstantPlace(site: Site, index: number): boolean {
  return isCaseLabel(site, index) || isInAnnotation(site, index);
}

/** `case "a", "b" ->` and `case A:`; dots of qualified names are passed over. */
function isCaseLabel(site: Site, index: number): boolean {
  for (let at = neighbour(site.tokens, index, -1); at; at = neighbour(site.tokens, at.index, -1)) {
    const source = site.slice(at.token.span);
    if (source === 'case') return true;
    const isPartOfLabel = source === ',' || source === '.' || at.token.kind === 'word' || at.token.kind === 'string';
    if (!isPartOfLabel || source === 'return' || source === 'yield') return false;
  }
  return false;
}
