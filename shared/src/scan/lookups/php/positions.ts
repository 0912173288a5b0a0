import type { Site } from '../lexer/site';
import { neighbour, type Token } from '../lexer/token';

/** What the statement around a literal allows: any expression, a global `const` (which `define` replaces), or only constants. */
export type PhpPosition = { readonly kind: 'expression' } | { readonly kind: 'fixed' } | GlobalConstant;

export interface GlobalConstant {
  readonly kind: 'global-constant';
  readonly keyword: Token;
  readonly name: Token;
  readonly equals: Token;
}

export function phpPosition(site: Site): PhpPosition {
  if (isInAttribute(site)) return { kind: 'fixed' };
  const { words, opener } = statementBefore(site);
  if (isParameterList(site, opener)) return { kind: 'fixed' };
  const [first] = words;
  if (first && sourceOf(site, first) === 'const') {
    const inClass = opener !== undefined && site.slice(site.tokens[opener]?.span ?? site.span) === '{' && !opensNamespace(site, opener);
    const [, name, equals] = words;
    const isSimple = name && equals && sourceOf(site, equals) === '=' && neighbour(site.tokens, site.first, -1)?.token === equals && site.after() === ';';
    return inClass || !isSimple ? { kind: 'fixed' } : { kind: 'global-constant', keyword: first, name, equals };
  }
  const modifiers = words.map((word) => sourceOf(site, word).toLowerCase());
  const declares = modifiers.slice(0, 2).some((word) => MODIFIERS.has(word)) && !modifiers.includes('function') && !modifiers.includes('fn');
  const isEnumCase = modifiers[0] === 'case' && modifiers[2] === '=';
  return declares || isEnumCase || modifiers[0] === 'declare' ? { kind: 'fixed' } : { kind: 'expression' };
}

/** `#[Key('…')]`, at any depth of brackets. */
function isInAttribute(site: Site): boolean {
  return [...site.bracketsAround()].some(({ mark, index }) => mark === '[' && site.beforeIndex(index) === '#');
}

/** The tokens from the start of the statement to the literal, and the brace or parameter bracket that it stands in. */
function statementBefore(site: Site): { readonly words: readonly Token[]; readonly opener: number | undefined } {
  let depth = 0;
  let words: Token[] = [];
  for (let at = neighbour(site.tokens, site.first, -1); at; at = neighbour(site.tokens, at.index, -1)) {
    const mark = at.token.kind === 'punctuation' ? sourceOf(site, at.token) : at.token.kind === 'markup' ? ';' : '';
    if (depth === 0 && (mark === ';' || mark === '}')) return { words, opener: enclosingBrace(site, at.index) };
    if (mark === ')' || mark === ']' || mark === '}') depth += 1;
    const opens = mark === '(' || mark === '[' || mark === '{';
    if (depth === 0 && mark === '(' && isParameterList(site, at.index)) return { words, opener: at.index };
    if (depth === 0 && mark === '{') return { words, opener: at.index };
    if (opens) depth = Math.max(0, depth - 1);
    words = [at.token, ...words];
  }
  return { words, opener: undefined };
}

function enclosingBrace(site: Site, from: number): number | undefined {
  let depth = site.slice(site.tokens[from]?.span ?? site.span) === '}' ? 1 : 0;
  for (let index = from - 1; index >= 0; index -= 1) {
    const token = site.tokens[index];
    if (token?.kind !== 'punctuation') continue;
    const mark = sourceOf(site, token);
    if (mark === '}') depth += 1;
    if (mark !== '{') continue;
    if (depth === 0) return index;
    depth -= 1;
  }
  return undefined;
}

function isParameterList(site: Site, opener: number | undefined): boolean {
  if (opener === undefined) return false;
  const before = site.beforeIndex(opener);
  return /^(?:function|fn)$/i.test(before) || /^function$/i.test(site.beforeIndex(opener, 2)) || (site.beforeIndex(opener, 2) === '&' && /^function$/i.test(site.beforeIndex(opener, 3)));
}

function opensNamespace(site: Site, opener: number): boolean {
  return [1, 2].some((distance) => site.beforeIndex(opener, distance) === 'namespace');
}

function sourceOf(site: Site, token: Token): string {
  return site.slice(token.span);
}

/** A statement that starts so is a property, a static variable or a constant of a class. */
const MODIFIERS: ReadonlySet<string> = new Set(['public', 'protected', 'private', 'var', 'readonly', 'static', 'const', 'final']);
