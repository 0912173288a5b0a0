import type { Bracket, Site } from '../lexer/site';
import { directiveAt, statementBefore } from './directives';

/** Which of the two languages a file is in: they differ in what may set a variable before the program starts. */
export type Dialect = 'c' | 'cpp';

/** Whether a pointer from a call cannot stand where the text from one index to another does. */
export function isFixedPlace(site: Site, dialect: Dialect, from: number, to: number): boolean {
  if (directiveAt(site, from) || isOperand(site, from, to)) return true;
  const statement = declarationBefore(site, from);
  if (statement.some((word) => DECLARATIONS.has(word))) return true;
  if ([...site.bracketsAround(from)].some((bracket) => isFixedBracket(site, bracket))) return true;
  if (setsArray(site, from)) return true;
  if (dialect === 'cpp') return setsCharPointer(site, from, statement);
  return isOutsideFunctions(site, from) || (isInitializer(site, from) ? isStatic(site, from) || !isPointerMember(site, from) : setsVariable(site, from) && isStatic(site, from));
}

/** The words of the statement up to a token; those before the braces that set a variable belong to it. */
function declarationBefore(site: Site, from: number): readonly string[] {
  const words = statementBefore(site, from).map((index) => site.wordAt(index));
  const brace = site.enclosingOf(from);
  if (brace?.mark !== '{' || !/^[\w=,{\]]+$/.test(site.beforeIndex(brace.index))) return words;
  const outer = statementBefore(site, brace.index).map((index) => site.wordAt(index));
  return outer.some((word) => /^(?:class|struct|union|enum|namespace|\(|else|do|try)$/.test(word)) ? words : [...outer, ...words];
}

/** `sizeof "a"`, `case`, a template's argument, a range, and names beside the literal: macros that make one text with it. */
function isOperand(site: Site, from: number, to: number): boolean {
  const [before, after] = [site.beforeIndex(from), site.afterIndex(to)];
  const isRange = before === ':' && site.enclosingOf(from)?.mark === '(' && site.beforeIndex(site.enclosingOf(from)?.index ?? 0) === 'for';
  const touchesName = (/^\w+$/.test(before) && !OPERATORS.has(before)) || /^[A-Za-z_]\w*$/.test(after);
  return isRange || before === '<' || before === '&' || before === 'sizeof' || touchesName;
}

/** Calls and attributes that want the literal itself. */
function isFixedBracket(site: Site, { mark, index }: Bracket): boolean {
  const callee = site.beforeIndex(index);
  if (mark === '(') return LITERAL_CALLS.test(callee);
  return mark === '[' && callee === '[';
}

/** `char key[] = "a"`, `char key[] {"a"}`, and references to arrays. */
function setsArray(site: Site, from: number): boolean {
  const before = site.beforeIndex(from);
  return (before === '=' || before === '{') && site.beforeIndex(from, 2) === ']' && !isArrayOfPointers(site, from, before);
}

function isArrayOfPointers(site: Site, from: number, opening: string): boolean {
  return opening === '{' && statementBefore(site, site.indexBefore(from) ?? from).some((index) => /^(?:\*|string|string_view)$/.test(site.wordAt(index)));
}

/** `char *key = "a"` was an error in C++ already. */
function setsCharPointer(site: Site, from: number, statement: readonly string[]): boolean {
  const at = statement.indexOf('char');
  return site.beforeIndex(from) === '=' && at >= 0 && statement[at + 1] === '*' && !statement.slice(0, at + 1).includes('const') && !statement.slice(at).includes('(');
}

function setsVariable(site: Site, from: number): boolean {
  return site.beforeIndex(from) === '=' && statementBefore(site, from).length > 2;
}

/** Whether the literal stands in braces that set a variable. */
function isInitializer(site: Site, from: number): boolean {
  return initializerOf(site, from) !== undefined;
}

/** The outermost brace of `= { … }` around a token. */
function initializerOf(site: Site, from: number): number | undefined {
  let found: number | undefined;
  for (const { mark, index } of site.bracketsAround(from)) {
    if (mark !== '{') continue;
    if (!/^(?:=|\{|,|\])$/.test(site.beforeIndex(index))) break;
    found = index;
  }
  return found;
}

/** Outside of functions C calls nothing: all is set before the program starts. */
export function isOutsideFunctions(site: Site, from: number): boolean {
  const block = site.blockAround(initializerOf(site, from) ?? from);
  // `extern "C" {` is no function.
  return block === undefined || site.beforeIndex(block).startsWith('"');
}

/** A variable of a function that lives as long as the program. */
function isStatic(site: Site, from: number): boolean {
  return statementBefore(site, initializerOf(site, from) ?? from).some((index) => site.wordAt(index) === 'static');
}

/** A member of braces that is a pointer: of an array of pointers, or a field that the file declares as one. */
function isPointerMember(site: Site, from: number): boolean {
  const start = initializerOf(site, from);
  if (start === undefined) return true;
  const declaration = statementBefore(site, start).map((index) => site.wordAt(index));
  if (declaration.includes('*') && declaration.includes('[')) return true;
  const field = site.beforeIndex(from) === '=' && site.beforeIndex(from, 3) === '.' ? site.beforeIndex(from, 2) : undefined;
  return field !== undefined && new RegExp(`\\bchar\\s*(?:const\\s*)?\\*\\s*(?:const\\s*)?${field}\\s*[;,]`).test(site.text);
}

/** Words before a literal that are no macro. */
const OPERATORS: ReadonlySet<string> = new Set(['return', 'else', 'do', 'throw', 'co_return', 'co_yield', 'co_await']);
/** Words of a declaration whose value must be known when the program is compiled, and those that no value follows. */
const DECLARATIONS: ReadonlySet<string> = new Set(['constexpr', 'constinit', 'consteval', 'static_assert', '_Static_assert', 'asm', '__asm__', '__asm', 'case', 'extern', 'template', 'using', '__attribute__']);
/** What reads its argument's size, its spelling or its type. */
const LITERAL_CALLS = /^(?:sizeof|_?countof|ARRAY_SIZE|size|ssize|begin|end|decltype|typeof|alignas|alignof|noexcept|asm|__asm__|__attribute__|__declspec|static_assert|_Static_assert|_T|TEXT|F|PSTR|QStringLiteral|QLatin1String|CFSTR|operator)$/;
