import type { Site } from './lexer/site';

/** Whether a token stands between the brackets of an annotation: `@Value("a")`, `@file:Names("a")`, `@a.b.Keys({ "a" })`, `@[A B("a")]`. */
export function isInAnnotation(site: Site, index: number): boolean {
  return [...site.bracketsAround(index)].some(({ mark, index: open }) => (mark === '(' && isAnnotationName(site, open)) || (mark === '[' && site.beforeIndex(open) === '@'));
}

function isAnnotationName(site: Site, opening: number): boolean {
  let at = site.indexBefore(opening);
  while (at !== undefined && (site.tokens[at]?.kind === 'word' || /^[.:]$/.test(site.markAt(at)))) at = site.indexBefore(at);
  if (at === undefined || site.markAt(at) !== '@') return false;
  // In `return@each f("a")` the sign belongs to a label.
  return !/\w/.test(site.text[(site.tokens[at]?.span.start ?? 0) - 1] ?? ' ');
}
