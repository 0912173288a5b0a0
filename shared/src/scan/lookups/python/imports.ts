import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineStart, nextLineStart } from '../layout';
import type { Token } from '../lexer/token';

/** How this module names another one, or something of it, and the import that it needs for that. */
export interface ModuleAccess {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/** Reads the module's imports above `useAt`; adds `import os` in its alphabetical place when there is none that serves. */
export function environmentAccess(tokens: readonly Token[], text: string, useAt: number): ModuleAccess {
  const statements = topLevelStatements(tokens, text);
  const imports = statements.filter((statement) => statement.start < useAt);
  for (const { source } of imports) {
    const single = /^from\s+os\s+import\s+\(?\s*(?:[^#]*,\s*)?environ(?:\s+as\s+(\w+))?\s*(?:[,;)]|$)/.exec(source);
    if (single) return { expression: single[1] ?? 'environ', edits: [] };
  }
  const { expression, edits } = moduleAccess(tokens, text, useAt, 'os');
  return { expression: `${expression}.environ`, edits };
}

/** How this module names another one of the standard library above `useAt`; adds `import name` when nothing serves. */
export function moduleAccess(tokens: readonly Token[], text: string, useAt: number, module: string): ModuleAccess {
  const statements = topLevelStatements(tokens, text);
  const whole = new RegExp(`^import\\s+(?:.*,\\s*)?${module}(?:\\s+as\\s+(\\w+))?\\s*(?:,|;|$)`);
  const known = statements.filter((statement) => statement.start < useAt).map(({ source }) => whole.exec(source)).find((match) => match !== null);
  if (known) return { expression: known[1] ?? module, edits: [] };
  const taken = tokens.some((token, index) => text.slice(token.span.start, token.span.end) === module && isEquals(tokens[index + 1], text));
  const [statement, name] = taken ? [`import ${module} as _${module}`, `_${module}`] : [`import ${module}`, module];
  return { expression: name, edits: [importEdit(statements, text, { statement, module }, useAt)] };
}

interface Statement {
  readonly start: number;
  /** The start of the line after it. */
  readonly next: number;
  readonly source: string;
}

/** Statements at the left margin, with brackets and joined lines kept together. */
function topLevelStatements(tokens: readonly Token[], text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let depth = 0;
  let first: Token | undefined;
  for (const token of tokens) {
    const mark = token.kind === 'punctuation' ? text.slice(token.span.start, token.span.end) : '';
    if ('([{'.includes(mark) && mark !== '') depth += 1;
    if (')]}'.includes(mark) && mark !== '') depth = Math.max(0, depth - 1);
    if (token.kind !== 'newline' && token.kind !== 'comment') first ??= token;
    if (token.kind !== 'newline' || depth > 0) continue;
    if (first) addStatement(statements, first.span.start, token.span.start, token.span.end, text);
    first = undefined;
  }
  if (first) addStatement(statements, first.span.start, text.length, text.length, text);
  return statements;
}

function addStatement(statements: Statement[], start: number, end: number, next: number, text: string): void {
  const indent = text.slice(lineStart(text, start), start).replace('\ufeff', '');
  if (indent === '') statements.push({ start, next, source: text.slice(start, end).replace(/\s*(?:#.*)?$/, '') });
}

function isEquals(token: Token | undefined, text: string): boolean {
  return token !== undefined && text.slice(token.span.start, token.span.end) === '=';
}

/** Below the docstring and `__future__`, among the first group of imports by name, as import sorters do. */
function importEdit(statements: readonly Statement[], text: string, { statement, module }: { readonly statement: string; readonly module: string }, useAt: number): TextEdit {
  const lineBreak = lineBreakOf(text);
  let index = 0;
  if (/^[rRuU]?["']/.test(statements[0]?.source ?? '')) index = 1;
  while (/^from\s+__future__\s/.test(statements[index]?.source ?? '')) index += 1;
  const firstImport = statements[index];
  if (firstImport && firstImport.start < useAt && IMPORT.test(firstImport.source)) {
    return insertion(placeInGroup(statements.slice(index), text, module), text, statement + lineBreak);
  }
  const prologue = index > 0 ? statements[index - 1] : undefined;
  if (prologue) return insertion(prologue.next, text, `${lineBreak}${statement}${lineBreak}`);
  return insertion(endOfHeader(text), text, `${statement}${lineBreak}${lineBreak}`);
}

/** Where the import of a module goes in the first run of imports: after every plain import that sorts before it. */
function placeInGroup(statements: readonly Statement[], text: string, module: string): number {
  let place = lineStart(text, statements[0]?.start ?? 0);
  let previous: Statement | undefined;
  for (const statement of statements) {
    const name = /^import\s+([\w.]+)/.exec(statement.source)?.[1];
    const startsGroup = previous !== undefined && text.slice(previous.next, lineStart(text, statement.start)).trim() === '' && /[\r\n]/.test(text.slice(previous.next, statement.start));
    if (name === undefined || name > module || startsGroup) break;
    place = statement.next;
    previous = statement;
  }
  return place;
}

/** Below a first line for the shell and the line that names the file's encoding, and a byte order mark. */
function endOfHeader(text: string): number {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  if (text.startsWith('#!', at)) at = nextLineStart(text, at);
  if (/^#.*?coding[:=]/.test(text.slice(at, at + 200).split(/[\r\n]/)[0] ?? '')) at = nextLineStart(text, at);
  return at;
}

/** A line of its own, also at the end of a text without a final line break. */
function insertion(at: number, text: string, newText: string): TextEdit {
  const afterBreak = at === 0 || /[\r\n\ufeff]/.test(text[at - 1] ?? '');
  return { span: { start: at, end: at }, newText: afterBreak ? newText : lineBreakOf(text) + newText };
}

const IMPORT = /^(?:import|from)\s/;
