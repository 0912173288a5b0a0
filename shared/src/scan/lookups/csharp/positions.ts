import type { Bracket, Site } from '../lexer/site';

/** Where C# wants a constant: attributes, labels and patterns, and the values of optional parameters. */
export function isConstantPlace(site: Site, index: number): boolean {
  if (isPattern(site, index) || isDefaultValue(site, index)) return true;
  for (const bracket of site.bracketsAround(index)) {
    if (bracket.mark === '[' && isAttributeList(site, bracket)) return true;
    if (bracket.mark !== '{' && isPatternBracket(site, bracket)) return true;
  }
  return false;
}

/** `case A:`, `goto case "a"`, `is not "a" or "b"`, `"a" => 1` in a switch, `{ Name: "a" }`. */
function isPattern(site: Site, index: number): boolean {
  const start = startOfName(site, index);
  const before = site.beforeIndex(start);
  if (PATTERNS.has(before)) return true;
  if (site.afterIndex(index) === '=>') return true;
  return before === ':' && site.beforeIndex(start, 3) !== '?' && /^[{,]$/.test(site.beforeIndex(start, 3)) && site.enclosing()?.mark === '{';
}

/** A tuple or a list in a pattern: `case ("a", 1):`, `("a", _) => 1`, `is ["a", ..]`. */
function isPatternBracket(site: Site, { index }: Bracket): boolean {
  const close = site.closing(index);
  const isCall = /^[\w>\])]+$/.test(site.beforeIndex(index)) && !PATTERNS.has(site.beforeIndex(index));
  return PATTERNS.has(site.beforeIndex(index)) || (!isCall && close !== undefined && site.afterIndex(close) === '=>');
}

/** `string key = "a"` between the brackets of a method, a lambda, a record or an indexer. */
function isDefaultValue(site: Site, index: number): boolean {
  const start = startOfName(site, index);
  if (site.beforeIndex(start) !== '=' || !/^[\w@]+$/.test(site.beforeIndex(start, 2))) return false;
  const [outer] = site.bracketsAround(index);
  if (!outer || outer.mark === '{' || /^(?:for|using|fixed|if|while|switch|lock)$/.test(site.beforeIndex(outer.index))) return false;
  return /^(?:[\w@]+|[>?\]])$/.test(site.beforeIndex(start, 3));
}

/** The first word of a qualified name such as `Keys.Live`. */
function startOfName(site: Site, index: number): number {
  let start = index;
  while (site.wordAt(start) !== '' && site.beforeIndex(start) === '.') start = site.indexBefore(start, 2) ?? start;
  return start;
}

/**
 * `[Key("a")]` in front of a declaration or a parameter. An index stands behind a value; a collection is followed by
 * a mark, an attribute by what it belongs to.
 */
function isAttributeList(site: Site, { index }: Bracket): boolean {
  let [first, last] = [index, site.closing(index)];
  while (site.beforeIndex(first) === ']') {
    const open = opening(site, site.indexBefore(first) ?? first);
    if (open === undefined) break;
    first = open;
  }
  if (last === undefined || !/^(?:[;{}(,<]|)$/.test(site.beforeIndex(first))) return false;
  while (site.afterIndex(last) === '[') {
    const next = site.indexAfter(last);
    const close = next === undefined ? undefined : site.closing(next);
    if (close === undefined) return false;
    last = close;
  }
  return /^[@\w]+$/.test(site.afterIndex(last)) && !/^(?:is|as|with|switch|and|or|in)$/.test(site.afterIndex(last));
}

function opening(site: Site, close: number): number | undefined {
  const [bracket] = site.bracketsAround(close);
  return bracket?.index;
}

const PATTERNS: ReadonlySet<string> = new Set(['case', 'is', 'not', 'and', 'or']);
