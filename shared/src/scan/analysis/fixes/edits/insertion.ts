import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, lineEnd, lineStart } from '../../../lookups/layout';
import type { SyntaxNode } from '../../syntax/flat-tree';

/** An edit that removes nothing. */
export function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** Lines as a text writes them: with its line breaks, each after the indentation. */
export function inLines(lines: readonly string[], text: string, indent = ''): string {
  return lines.map((line) => (line === '' ? '' : indent + line)).join(lineBreakOf(text));
}

/** The blanks that the line of a position begins with. */
export function indentAt(text: string, position: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, position), position))?.[0] ?? '';
}

/** A declaration below all others, one empty line apart. */
export function atEnd(text: string, lines: readonly string[]): TextEdit {
  const lineBreak = lineBreakOf(text);
  const code = inLines(lines, text);
  return insertAt(text.length, text.endsWith('\n') ? `${lineBreak}${code}${lineBreak}` : `${lineBreak}${lineBreak}${code}${lineBreak}`);
}

/** A declaration below the line that a node ends in, so many empty lines apart. */
export function below(node: SyntaxNode, text: string, lines: readonly string[], emptyLines: number): TextEdit {
  return insertAt(lineEnd(text, node.end), lineBreakOf(text).repeat(emptyLines + 1) + inLines(lines, text));
}

/**
 * Statements above a statement: on lines of their own with its indentation, or on its line when it does not begin one.
 * Undefined where statements of one line need a sign between them.
 */
export function above(node: SyntaxNode, text: string, lines: readonly string[]): TextEdit | undefined {
  const start = lineStart(text, node.start);
  if (text.slice(start, node.start).trim() !== '') return lines.every((line) => line.endsWith(';')) ? insertAt(node.start, `${lines.join(' ')} `) : undefined;
  return insertAt(start, inLines(lines, text, indentAt(text, node.start)) + lineBreakOf(text));
}

/** A member behind the last one of a body in braces. */
export function asLastMember(body: SyntaxNode, text: string, lines: readonly string[]): TextEdit | undefined {
  const last = body.children.at(-1);
  if (last === undefined || !text.slice(body.start, body.end).endsWith('}')) return undefined;
  const lineBreak = lineBreakOf(text);
  return insertAt(lineEnd(text, last.end), lineBreak + lineBreak + inLines(lines, text, indentAt(text, last.start)));
}
