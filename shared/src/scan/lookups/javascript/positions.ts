import type { LanguageId } from '../../../core/model/language-id';
import type { Site } from '../lexer/site';
import { neighbour } from '../lexer/token';
import type { StoreOnlyReason } from '../plan';

/** What the place of a literal means in JavaScript or TypeScript. */
export type Position = 'expression' | 'property-key' | 'jsx-attribute' | 'jsx-text' | StoreOnlyReason;

export function positionOf(site: Site, languageId: LanguageId): Position {
  if (site.literal.form === 'jsx-attribute') return 'jsx-attribute';
  if (site.literal.form === 'jsx') return 'jsx-text';
  const before = site.before();
  const after = site.after();
  if (before === 'from' || before === 'import') return 'position-needs-constant';
  if (after === 'as' && site.after(2) === 'const') return 'position-needs-constant';
  if (isTagged(site) && !(before === 'raw' && site.before(3) === 'String')) return 'position-needs-constant';
  if (languageId.startsWith('typescript') && isType(site)) return 'position-needs-constant';
  if (after === ':' && (before === '{' || before === ',') && site.enclosing()?.mark === '{') return 'property-key';
  return 'expression';
}

/** A template right after a value is the argument of a tag, which sees its parts. */
export function isTagged(site: Site): boolean {
  const previous = site.neighbour(-1);
  if (site.literal.form !== 'template' || !previous) return false;
  const source = site.slice(previous.span);
  return (previous.kind === 'word' && !NOT_TAGS.has(source)) || source === ')' || source === ']';
}

/** Places where a string is a type or must be known when the program is compiled. */
function isType(site: Site): boolean {
  const before = site.before();
  const after = site.after();
  if (before === '|' || after === '|' || before === '<' || before === '&') return true;
  if (['as', 'satisfies', 'is', 'extends', 'keyof'].includes(before)) return true;
  if (before === '=' && isTypeAlias(site)) return true;
  // `const mode: 'live' = 'live'`: the annotation pins the literal's own type.
  if (before === '=' && site.before(2).startsWith(site.literal.opening) && site.before(3) === ':') return true;
  const outer = site.enclosing();
  if (outer && isDeclarationBody(site, outer.index)) return true;
  if (before !== ':') return false;
  return after === '=' || site.before(2) === ')' || (outer?.mark === '(' && !hasQuestionMark(site, outer.index) && after !== ':');
}

function isTypeAlias(site: Site): boolean {
  return site.before(3) === 'type' || (site.before(2) === '>' && /\btype\s+\w+\s*<[^=]*$/.test(lineUpTo(site)));
}

function lineUpTo(site: Site): string {
  const upTo = site.text.slice(0, site.span.start);
  return upTo.slice(upTo.lastIndexOf('\n') + 1, upTo.lastIndexOf('='));
}

/** Members of an enum, an interface or an object type. */
function isDeclarationBody(site: Site, opening: number): boolean {
  const words: string[] = [];
  for (let at = neighbour(site.tokens, opening, -1); at && words.length < 12; at = neighbour(site.tokens, at.index, -1)) {
    const word = site.slice(at.token.span);
    if (/^[;{}()]$/.test(word)) break;
    words.push(word);
    if (word === 'enum' || word === 'interface' || (word === 'type' && words[0] === '=')) return true;
  }
  return false;
}

/** A condition such as `f(live ? a : 'b')` also puts a colon before the literal. */
function hasQuestionMark(site: Site, opening: number): boolean {
  return site.tokens.slice(opening, site.first).some((token) => site.slice(token.span) === '?');
}

const NOT_TAGS: ReadonlySet<string> = new Set([
  'return', 'typeof', 'case', 'throw', 'await', 'yield', 'in', 'of', 'instanceof', 'new', 'delete', 'void', 'else', 'do', 'default', 'export', 'as',
]);
