import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart } from '../layout';
import type { Token } from '../lexer/token';

/** The name under which a class of `java.util` can be used here, and the import that this needs. */
export function utilityClass(tokens: readonly Token[], text: string, name: string): ClassAccess {
  return classAccess(tokens, text, `java.util.${name}`);
}

/** How this file names a class, and the import that it needs for that. */
export interface ClassAccess {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The name under which a class can be used here by its full name, such as `java.security.MessageDigest`. */
export function classAccess(tokens: readonly Token[], text: string, wanted: string): ClassAccess {
  const imports = importStatements(tokens, text);
  const at = wanted.lastIndexOf('.');
  const name = wanted.slice(at + 1);
  if (imports.some(({ path }) => path === wanted || path === `${wanted.slice(0, at)}.*`)) return { name, edits: [] };
  const isTaken = imports.some(({ path }) => path.endsWith(`.${name}`)) || new RegExp(`\\b(?:class|interface|enum|record)\\s+${name}\\b`).test(text);
  return isTaken ? { name: wanted, edits: [] } : { name, edits: [importEdit(imports, tokens, text, wanted)] };
}

interface ImportStatement {
  readonly path: string;
  readonly isStatic: boolean;
  readonly start: number;
  readonly end: number;
}

function importStatements(tokens: readonly Token[], text: string): readonly ImportStatement[] {
  return tokens.filter((token) => token.kind === 'word' && text.slice(token.span.start, token.span.end) === 'import').flatMap((token) => {
    const match = /^import\s+(static\s+)?([\w.*\s]+?)\s*;/.exec(text.slice(token.span.start, token.span.start + 500));
    if (!match) return [];
    return [{ path: (match[2] ?? '').replace(/\s/g, ''), isStatic: match[1] !== undefined, start: token.span.start, end: token.span.start + match[0].length }];
  });
}

/** By name among the imports that are not static; below the package clause when there are none. */
function importEdit(imports: readonly ImportStatement[], tokens: readonly Token[], text: string, path: string): TextEdit {
  const lineBreak = lineBreakOf(text);
  const plainImports = imports.filter(({ isStatic }) => !isStatic);
  const next = plainImports.find((other) => other.path > path) ?? (plainImports.length === 0 ? imports[0] : undefined);
  if (next) return insertAt(lineStart(text, next.start) + (text.startsWith('\ufeff') && lineStart(text, next.start) === 0 ? 1 : 0), `import ${path};${lineBreak}`);
  const last = plainImports.at(-1);
  if (last) return insertAt(lineEnd(text, last.end), `${lineBreak}import ${path};`);
  const clause = tokens.find((token) => token.kind === 'word');
  if (clause && text.slice(clause.span.start, clause.span.end) === 'package') {
    return insertAt(lineEnd(text, clause.span.start), `${lineBreak}${lineBreak}import ${path};`);
  }
  return insertAt(text.startsWith('\ufeff') ? 1 : 0, `import ${path};${lineBreak}${lineBreak}`);
}

function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
