import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart, nextLineStart } from '../layout';
import type { Site } from '../lexer/site';
import { neighbour, type Token } from '../lexer/token';

/** The constant declaration that a literal initialises. */
export interface ConstantDeclaration {
  readonly keyword: Token;
  /** Of a group: its brackets. */
  readonly group: { readonly open: number; readonly close: number } | undefined;
  /** The index of the first token of this constant's own specification. */
  readonly spec: number;
  readonly names: readonly string[];
}

/** The `const` that the literal stands in; undefined when it is not the initialiser of one. */
export function constantOf(site: Site): ConstantDeclaration | undefined {
  const spec = startOfSpec(site);
  const first = site.tokens[spec];
  if (!first) return undefined;
  if (wordOf(site, first) === 'const') {
    const name = neighbour(site.tokens, spec, 1);
    return name && wordOf(site, name.token) !== '(' ? { keyword: first, group: undefined, spec, names: namesFrom(site, name.index) } : undefined;
  }
  const outer = site.enclosing();
  const keyword = outer && neighbour(site.tokens, outer.index, -1)?.token;
  if (outer?.mark !== '(' || !keyword || wordOf(site, keyword) !== 'const') return undefined;
  const close = site.closing(outer.index);
  return close === undefined ? undefined : { keyword, group: { open: outer.index, close }, spec, names: namesFrom(site, spec) };
}

/** Why the constant must stay one: its uses need a constant, or its group counts. */
export function mustStayConstant(site: Site, declaration: ConstantDeclaration): boolean {
  const { group, names } = declaration;
  const members = group ? site.tokens.slice(group.open, group.close) : [];
  if (members.some((token) => wordOf(site, token) === 'iota') || (group && nextIsImplicit(site, group.close))) return true;
  const isLocal = /^[ \t]/.test(site.text.slice(lineStart(site.text, declaration.keyword.span.start)));
  const uses = site.tokens.map((token, index) => ({ token, index })).filter(({ token, index }) => names.includes(wordOf(site, token)) && index !== declaration.spec && index > 0);
  const elsewhere = uses.filter(({ index }) => index < declaration.spec || index > site.last);
  // A local variable that nobody reads does not compile, a constant does.
  if (isLocal && elsewhere.length === 0) return true;
  return elsewhere.some(({ index }) => isConstantUse(site, index));
}

/** The edits that make a variable of it: `const` becomes `var`, or the line moves below its group. */
export function variableEdits(site: Site, declaration: ConstantDeclaration, value: TextEdit): readonly TextEdit[] {
  const { group, keyword } = declaration;
  if (!group || countSpecs(site, group) === 1) return [{ span: keyword.span, newText: 'var' }, value];
  const { text } = site;
  const spec = site.tokens[declaration.spec]?.span ?? site.span;
  const start = attachedComments(text, lineStart(text, spec.start));
  const end = nextLineStart(text, site.span.end);
  const closing = site.tokens[group.close]?.span.end ?? end;
  const lineBreak = lineBreakOf(text);
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, keyword.span.start)))?.[0] ?? '';
  const comments = text.slice(start, lineStart(text, spec.start)).split(/\r\n|\n/).map((line) => line.trim()).filter((line) => line !== '');
  const head = text.slice(spec.start, value.span.start).replace(/[ \t]+/g, ' ');
  const tail = text.slice(value.span.end, lineEnd(text, site.span.end)).replace(/\s+$/, '');
  const moved = [...comments, `var ${head}${value.newText}${tail}`].map((line) => indent + line).join(lineBreak);
  const after = lineEnd(text, closing);
  return [{ span: { start, end }, newText: '' }, { span: { start: after, end: after }, newText: `${lineBreak}${lineBreak}${moved}` }];
}

function startOfSpec(site: Site): number {
  let depth = 0;
  for (let index = site.first - 1; index >= 0; index -= 1) {
    const token = site.tokens[index];
    const word = token ? wordOf(site, token) : '';
    if (word === ')' || word === '}' || word === ']') depth += 1;
    if (word === '(' || word === '{' || word === '[') depth -= 1;
    const ends = token?.kind === 'newline' && !endsInOperator(site, index);
    if (depth < 0 || (depth === 0 && (ends || word === ';'))) return neighbour(site.tokens, index, 1)?.index ?? index;
  }
  return neighbour(site.tokens, -1, 1)?.index ?? 0;
}

/** A line break after an operator or a comma does not end a statement. */
function endsInOperator(site: Site, index: number): boolean {
  const previous = neighbour(site.tokens, index, -1)?.token;
  return previous?.kind === 'punctuation' && /^(?:[-+*/=,(&|]|:=)$/.test(wordOf(site, previous));
}

function namesFrom(site: Site, index: number): readonly string[] {
  const names: string[] = [];
  for (let at: { token: Token; index: number } | undefined = site.tokens[index] && { token: site.tokens[index], index }; at; at = neighbour(site.tokens, at.index, 1)) {
    const word = wordOf(site, at.token);
    if (at.token.kind === 'word') names.push(word);
    else if (word !== ',') break;
    const next = neighbour(site.tokens, at.index, 1);
    if (at.token.kind === 'word' && (!next || wordOf(site, next.token) !== ',')) break;
  }
  return names;
}

/** The specification after this one repeats it when it has no initialiser of its own. */
function nextIsImplicit(site: Site, close: number): boolean {
  const next = neighbour(site.tokens, site.last, 1);
  if (!next || next.index >= close) return false;
  const line = site.text.slice(next.token.span.start, lineEnd(site.text, next.token.span.start));
  return !line.replace(/\/\/.*/, '').includes('=');
}

/** Another constant's initialiser, or the length of an array. */
function isConstantUse(site: Site, index: number): boolean {
  const token = site.tokens[index];
  if (!token) return false;
  const line = site.text.slice(lineStart(site.text, token.span.start), token.span.start);
  if (/^\s*const\b/.test(line)) return true;
  for (let at = index - 1, depth = 0; at >= 0; at -= 1) {
    const other = site.tokens[at];
    const word = other ? wordOf(site, other) : '';
    if (word === ')' || word === '}') depth += 1;
    if (word !== '(' && word !== '{') continue;
    if (depth === 0) return word === '(' && wordOf(site, neighbour(site.tokens, at, -1)?.token) === 'const';
    depth -= 1;
  }
  return false;
}

function countSpecs(site: Site, group: { readonly open: number; readonly close: number }): number {
  const inside = site.tokens.slice(group.open + 1, group.close);
  return inside.filter((token, index) => token.kind !== 'newline' && token.kind !== 'comment' && (index === 0 || /^(?:newline|comment)$/.test(inside[index - 1]?.kind ?? ''))).length;
}

/** Comment lines right above a line belong to it. */
function attachedComments(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - (text[at - 2] === '\r' ? 2 : 1));
    if (!/^[ \t]*\/\//.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

function wordOf(site: Site, token: Token | undefined): string {
  return token && token.kind !== 'string' ? site.slice(token.span) : '';
}
