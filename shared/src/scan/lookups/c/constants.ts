import type { TextEdit } from '../../../core/model/span';
import type { Site } from '../lexer/site';
import { neighbour } from '../lexer/token';
import { directiveAt, statementBefore } from './directives';
import { isFixedPlace, isOutsideFunctions, type Dialect } from './positions';

/** A name for the literal that the preprocessor can give: the text from `span` becomes `head` and the lookup. */
export interface NamedLiteral {
  readonly edits: readonly TextEdit[];
}

/**
 * `#define KEY "a"`, where the lookup takes the literal's place, when all uses of the name in this file take a call.
 * Other files see a header's names, so those stay. Undefined when the literal is no such definition.
 */
export function definitionEdits(site: Site, dialect: Dialect, path: string | undefined, expression: string): NamedLiteral | 'fixed' | undefined {
  const directive = directiveAt(site, site.first);
  if (!directive) return undefined;
  const name = site.indexAfter(directive.start, 2);
  const isWhole = directive.name === 'define' && name !== undefined && site.indexAfter(name) === site.first && (site.indexAfter(site.last) ?? Infinity) >= directive.end;
  const isHeader = path !== undefined && /\.(?:h|hh|hpp|hxx|inc)$/i.test(path);
  if (!isWhole || isHeader || !fitsEverywhere(site, dialect, name)) return 'fixed';
  return { edits: [{ span: site.span, newText: expression }] };
}

/**
 * `static const char *key = "a";` outside of functions, where C calls nothing: the preprocessor gives the name instead.
 * Undefined when the literal sets no such variable, or when that would change what the program does.
 */
export function variableEdits(site: Site, expression: string): NamedLiteral | undefined {
  const statement = statementBefore(site, site.first);
  const [start] = statement;
  const words = statement.map((index) => site.wordAt(index));
  const end = neighbour(site.tokens, site.last, 1);
  const isPointer = /^(?:static )?(?:const )?(?:char )(?:const )?\* (?:const )?\w+ =$/.test(words.join(' '));
  if (start === undefined || !end || site.markAt(end.index) !== ';' || !isPointer || !isOutsideFunctions(site, site.first) || site.before() !== '=') return undefined;
  // Another file may use a name that is not static, but not one of a program's own main file.
  if (words[0] !== 'static' && !/\bmain\s*\(/.test(site.text)) return undefined;
  const declared = site.indexBefore(site.first, 2) ?? site.first;
  const name = site.wordAt(declared);
  const [first, last] = [site.tokens[start]?.span.start ?? 0, end.token.span.end];
  const isLine = /(?:^|[\r\n])[ \t\ufeff]*$/.test(site.text.slice(0, first)) && /^[ \t]*(?:\/\/|\/\*[^\r\n]*\*\/[ \t]*(?:[\r\n]|$)|[\r\n]|$)/.test(site.text.slice(last));
  if (!isLine || !fitsEverywhere(site, 'c', declared)) return undefined;
  return { edits: [{ span: { start: first, end: last }, newText: `#define ${name} ${expression}` }] };
}

/** Whether each use of the name that is declared at an index can be a call; none comes before. */
function fitsEverywhere(site: Site, dialect: Dialect, declared: number): boolean {
  return site.usesOf(site.wordAt(declared))?.every((index) => {
    if (index === declared) return true;
    const directive = directiveAt(site, index)?.name;
    if (directive !== undefined) return directive === 'ifdef' || directive === 'ifndef';
    return index > declared && READ_AFTER.test(site.beforeIndex(index)) && READ_BEFORE.test(site.afterIndex(index)) && !isFixedPlace(site, dialect, index, index);
  }) ?? false;
}

/** What stands before and after a name that is only read. */
const READ_AFTER = /^(?:[(,=?:[{!;}+]|==|!=|&&|\|\||<<|return)$/;
const READ_BEFORE = /^(?:[),;?:[\]}+]|==|!=|&&|\|\||<<|)$/;
