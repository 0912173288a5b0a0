import type { Site } from '../lexer/site';
import { neighbour, type Token } from '../lexer/token';

/** What the place of a literal means in Rust. */
export type RustPosition =
  | { readonly kind: 'expression' }
  | { readonly kind: 'fixed' }
  /** The format of `println!` and its like; `close` is the bracket after the arguments. */
  | { readonly kind: 'format'; readonly close: Token; readonly endsInComma: boolean }
  /** `const NAME: &str = …;` with the places in this file that use it. */
  | { readonly kind: 'constant'; readonly keyword: Token; readonly type: { readonly start: number; readonly end: number }; readonly uses: readonly Token[] };

export function rustPosition(site: Site): RustPosition {
  if (site.after() === '=>' || site.after() === '|' || site.before() === '|' || isInAttribute(site) || site.before() === 'extern') return { kind: 'fixed' };
  const macro = macroAround(site);
  if (macro && FORMATS.test(macro.name)) return formatPosition(site, macro.open, macro.name);
  if (macro && !EXPRESSIONS.test(macro.name)) return { kind: 'fixed' };
  return constantPosition(site) ?? { kind: 'expression' };
}

/** The macro whose brackets are the nearest ones that belong to any. */
function macroAround(site: Site): { readonly name: string; readonly open: number } | undefined {
  for (const { index } of site.bracketsAround()) {
    if (site.beforeIndex(index) === '!' && /^\w+$/.test(site.beforeIndex(index, 2))) return { name: site.beforeIndex(index, 2), open: index };
  }
  return undefined;
}

/** Only the first argument is the format, the second where the first is what is written to or compared. */
function formatPosition(site: Site, open: number, name: string): RustPosition {
  const outer = site.enclosing();
  if (outer?.index !== open) return { kind: 'expression' };
  const commas = site.tokens.slice(open, site.first).filter((token) => site.slice(token.span) === ',').length;
  const formatAt = /^write/.test(name) ? 1 : 0;
  if (commas > formatAt) return { kind: 'expression' };
  const close = site.closing(open);
  if (commas < formatAt || close === undefined) return { kind: 'fixed' };
  const token = site.tokens[close];
  return token ? { kind: 'format', close: token, endsInComma: site.beforeIndex(close) === ',' } : { kind: 'fixed' };
}

/** `#[path = "…"]`, at any depth of brackets. */
function isInAttribute(site: Site): boolean {
  return [...site.bracketsAround()].some(({ mark, index }) => mark === '[' && (site.beforeIndex(index) === '#' || (site.beforeIndex(index) === '!' && site.beforeIndex(index, 2) === '#')));
}

/** Constants and statics take no call; one that only this file sees becomes a static that is set at its first use. */
function constantPosition(site: Site): RustPosition | undefined {
  let depth = 0;
  const words: { readonly token: Token; readonly word: string }[] = [];
  for (let at = neighbour(site.tokens, site.first, -1); at && words.length < 40; at = neighbour(site.tokens, at.index, -1)) {
    const word = site.slice(at.token.span);
    if (depth === 0 && /^[;{}]$/.test(word)) break;
    if (/^[)\]}]$/.test(word)) depth += 1;
    if (/^[([{]$/.test(word)) depth = Math.max(0, depth - 1);
    words.unshift({ token: at.token, word });
  }
  const at = words.findIndex(({ word }) => word === 'const' || word === 'static');
  if (at < 0) return undefined;
  const [keyword, name, colon, ...rest] = words.slice(at);
  const isSimple = at === 0 && colon?.word === ':' && rest.at(-1)?.word === '=' && /^&(?:'static)?str$/.test(rest.slice(0, -1).map(({ word }) => word).join('')) && site.after() === ';';
  const type = rest.at(-2);
  if (!isSimple || !keyword || !name || !type || !rest[0]) return { kind: 'fixed' };
  const uses = usesOf(site, name.token, name.word);
  return uses ? { kind: 'constant', keyword: keyword.token, type: { start: rest[0].token.span.start, end: type.token.span.end }, uses } : { kind: 'fixed' };
}

/** Undefined when one of them needs the constant itself: a pattern, a path, another constant, a name inside a format. */
function usesOf(site: Site, declared: Token, name: string): readonly Token[] | undefined {
  const uses: Token[] = [];
  for (const [index, token] of site.tokens.entries()) {
    if (token.kind === 'string' && new RegExp(`\\{\\s*${name}\\b`).test(site.slice(token.content))) return undefined;
    if (token === declared || token.kind !== 'word' || site.slice(token.span) !== name) continue;
    const before = site.beforeIndex(index);
    const next = neighbour(site.tokens, index, 1)?.token;
    const after = next ? site.slice(next.span) : '';
    const line = site.text.slice(site.text.lastIndexOf('\n', token.span.start) + 1, token.span.start);
    if (before === '::' || before === '.' || after === '=>' || after === '|' || after === '::' || after === ':' || /\b(?:const|static|use)\b/.test(line)) return undefined;
    uses.push(token);
  }
  return uses;
}

/** Macros whose first text is a format: https://doc.rust-lang.org/std/fmt/#related-macros, and those of the log crate. */
const FORMATS = /^(?:e?print(?:ln)?|format(?:_args)?|write(?:ln)?|panic|todo|unimplemented|unreachable|trace|debug|info|warn|error|anyhow|bail)$/;
/** Macros that take expressions. */
const EXPRESSIONS = /^(?:vec|assert|assert_eq|assert_ne|debug_assert|debug_assert_eq|debug_assert_ne|dbg|json|hashmap|matches)$/;
