import type { Span } from '../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../layout';

/** One instruction of a Dockerfile, with the lines that continue it. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** With its last line break. */
  readonly span: Span;
  /** What stands behind the keyword, without the last line break. */
  readonly body: Span;
}

/**
 * Reads a Dockerfile's instructions. Comments between continued lines belong to none; here-documents are not looked into.
 * Undefined where the file changes what continues a line. Source: https://docs.docker.com/reference/dockerfile/#format
 */
export function readInstructions(text: string): readonly Instruction[] | undefined {
  if (/^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.slice(0, DIRECTIVES))) return undefined;
  const instructions: Instruction[] = [];
  let position = 0;
  while (position < text.length) {
    const end = endOfInstruction(text, position);
    const head = /^[ \t]*([A-Za-z]+)[ \t]+/.exec(text.slice(position, end));
    if (head?.[1] !== undefined) {
      const body = { start: position + head[0].length, end: withoutBreak(text, end) };
      instructions.push({ keyword: head[1].toUpperCase(), span: { start: position, end }, body });
    }
    position = end;
  }
  return instructions;
}

/** Parser directives stand at the top. */
const DIRECTIVES = 1024;

/** Whether a position stands in a line that is a comment. */
export function isComment(text: string, position: number): boolean {
  return /^[ \t]*#/.test(text.slice(lineStart(text, position), position + 1));
}

function endOfInstruction(text: string, start: number): number {
  let position = start;
  let isContinued = false;
  do {
    const line = text.slice(position, lineEnd(text, position));
    const isSkipped: boolean = isContinued && (/^[ \t]*#/.test(line) || line.trim() === '');
    isContinued = isSkipped || (/\\[ \t]*$/.test(line) && !/^[ \t]*#/.test(line));
    position = nextLineStart(text, position);
  } while (isContinued && position < text.length);
  return position;
}

function withoutBreak(text: string, end: number): number {
  return text.startsWith('\r\n', end - 2) ? end - 2 : /[\r\n]/.test(text[end - 1] ?? '') ? end - 1 : end;
}
