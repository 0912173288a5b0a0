import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart } from '../layout';
import { neighbour, type StringToken, type Token } from '../lexer/token';

/** How this file names a package, and the edits that import it. */
export interface PackageAccess {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

interface ImportSpec {
  readonly path: string;
  readonly alias: string | undefined;
  readonly token: StringToken;
}

interface ImportDeclaration {
  readonly keyword: Token;
  readonly specs: readonly ImportSpec[];
  /** The opening bracket of a group. */
  readonly group: Token | undefined;
}

/** Finds the package among the imports, or adds it in its place: into the first group, or as a group with the only import. */
export function packageAccess(tokens: readonly Token[], text: string, path: string): PackageAccess {
  const declarations = importDeclarations(tokens, text);
  const existing = declarations.flatMap(({ specs }) => specs).find((spec) => spec.path === path && spec.alias !== '_' && spec.alias !== '.');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (existing) return { name: existing.alias ?? name, edits: [] };
  const isTaken = declarations.some(({ specs }) => specs.some((other) => (other.alias ?? other.path.slice(other.path.lastIndexOf('/') + 1)) === name))
    || tokens.some((token, index) => textOf(token, text) === name && /^(?::=|=|,|string|int|\*)$/.test(textOf(tokens[index + 1], text)));
  const alias = isTaken ? (path === name ? `std${name}` : path.split('/').slice(-2).join('')) : undefined;
  const spec = `${alias === undefined ? '' : `${alias} `}"${path}"`;
  return { name: alias ?? name, edits: [importEdit(declarations, tokens, text, spec, path)] };
}

function importEdit(declarations: readonly ImportDeclaration[], tokens: readonly Token[], text: string, spec: string, path: string): TextEdit {
  const lineBreak = lineBreakOf(text);
  // cgo's import belongs to the comment above it and stays alone.
  const own = declarations.filter(({ specs }) => !specs.some((other) => other.path === 'C'));
  const [first] = own;
  if (!first) return insertAt(endOfPackageClause(tokens, text), `${lineBreak}${lineBreak}import ${spec}`);
  if (first.group) return intoGroup(first, first.group, text, spec, path);
  const only = first.specs[0];
  if (own.length > 1 || !only) return beside(own, text, `import ${spec}`, path);
  const start = lineIndentFree(text, first.keyword, only);
  const kept = text.slice(start, only.token.span.end);
  const ordered = only.path <= path ? [kept, spec] : [spec, kept];
  return { span: { start: first.keyword.span.start, end: only.token.span.end }, newText: `import (${lineBreak}\t${ordered.join(`${lineBreak}\t`)}${lineBreak})` };
}

/** Where the spec of a single import starts, with its alias. */
function lineIndentFree(text: string, keyword: Token, spec: ImportSpec): number {
  const between = text.slice(keyword.span.end, spec.token.span.start);
  return keyword.span.end + (between.length - between.trimStart().length);
}

/** Before the first path of the first section that sorts after it, else below the section's last. */
function intoGroup(declaration: ImportDeclaration, group: Token, text: string, spec: string, path: string): TextEdit {
  const [first] = declaration.specs;
  if (!first) return insertAt(group.span.end, `${lineBreakOf(text)}\t${spec}`);
  if (!/[\r\n]/.test(text.slice(group.span.end, first.token.span.start))) return insertAt(group.span.end, `${spec}; `);
  const section = firstSection(declaration.specs, text);
  const next = section.find((other) => other.path > path);
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, first.token.span.start)))?.[0] ?? '\t';
  if (next) return insertAt(lineStart(text, next.token.span.start), `${indent}${spec}${lineBreakOf(text)}`);
  const last = section.at(-1) ?? first;
  return insertAt(lineEnd(text, last.token.span.end), `${lineBreakOf(text)}${indent}${spec}`);
}

/** Specs up to the first empty line. */
function firstSection(specs: readonly ImportSpec[], text: string): readonly ImportSpec[] {
  const end = specs.findIndex((spec, index) => {
    const previous = specs[index - 1];
    return previous !== undefined && /(?:\r?\n[ \t]*){2}/.test(text.slice(previous.token.span.end, spec.token.span.start));
  });
  return end < 0 ? specs : specs.slice(0, end);
}

/** Among several single imports: a line of its own. */
function beside(declarations: readonly ImportDeclaration[], text: string, statement: string, path: string): TextEdit {
  const next = declarations.find(({ specs }) => (specs[0]?.path ?? '') > path);
  if (next) return insertAt(lineStart(text, next.keyword.span.start), statement + lineBreakOf(text));
  const last = declarations.at(-1)?.specs.at(-1);
  return insertAt(lineEnd(text, last?.token.span.end ?? 0), lineBreakOf(text) + statement);
}

function importDeclarations(tokens: readonly Token[], text: string): readonly ImportDeclaration[] {
  const declarations: ImportDeclaration[] = [];
  tokens.forEach((keyword, index) => {
    if (keyword.kind !== 'word' || textOf(keyword, text) !== 'import') return;
    const next = neighbour(tokens, index, 1);
    const isGroup = textOf(next?.token, text) === '(';
    const specs = readSpecs(tokens, isGroup ? (next?.index ?? index) + 1 : index + 1, isGroup, text);
    // Half-written, it imports nothing and holds no place for another.
    if (isGroup || specs.length > 0) declarations.push({ keyword, group: isGroup ? next?.token : undefined, specs });
  });
  return declarations;
}

function readSpecs(tokens: readonly Token[], from: number, isGroup: boolean, text: string): readonly ImportSpec[] {
  const specs: ImportSpec[] = [];
  let alias: string | undefined;
  for (const token of tokens.slice(from)) {
    const source = textOf(token, text);
    if (isAlias(token, source)) alias = source;
    if (source === ')') break;
    if (token.kind !== 'string') {
      if (!isGroup && !isAlias(token, source) && token.kind !== 'comment' && token.kind !== 'newline') break;
      continue;
    }
    specs.push({ path: text.slice(token.content.start, token.content.end), alias, token });
    alias = undefined;
    if (!isGroup) break;
  }
  return specs;
}

function isAlias({ kind }: Token, source: string): boolean {
  return kind === 'word' || source === '.';
}

function endOfPackageClause(tokens: readonly Token[], text: string): number {
  const keyword = tokens.findIndex((token) => token.kind === 'word' && textOf(token, text) === 'package');
  const name = neighbour(tokens, keyword, 1)?.token;
  return lineEnd(text, name?.span.end ?? 0);
}

function textOf(token: Token | undefined, text: string): string {
  return token ? text.slice(token.span.start, token.span.end) : '';
}

function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
