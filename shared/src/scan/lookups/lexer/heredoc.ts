import type { TextEdit } from '../../../core/model/span';
import { nextLineStart } from '../layout';
import type { Site } from './site';
import type { StringToken } from './token';
import { matchAt } from './tokenize';
import type { Cursor, StringForm } from './traits';

/**
 * The body of a heredoc, whose opening mark stands at the cursor: it starts on the next line, below the bodies of earlier
 * ones, and ends where `closing` matches. Reading goes on behind the mark and skips the body at the line's end.
 */
export function readHeredoc(cursor: Cursor, opening: string, form: Omit<StringForm, 'open' | 'close'>, closing: RegExp): StringToken | undefined {
  const { text, position } = cursor;
  const lineBreak = /\r\n|\n|$/g;
  lineBreak.lastIndex = position;
  const pending = cursor.pendingJump();
  const eol = pending?.at ?? lineBreak.exec(text)?.index ?? text.length;
  const start = pending?.to ?? Math.min(text.length, eol + (text[eol] === '\r' ? 2 : 1));
  closing.lastIndex = start;
  const match = closing.exec(text);
  const end = match?.index ?? text.length;
  const body = cursor.readString({ ...form, open: /<</y, close: () => '', multiline: true }, start, start, end);
  const after = match ? match.index + match[0].length : text.length;
  const next = matchAt(/\r\n|\n/y, text, after)?.length ?? 0;
  cursor.jump(eol, after + next);
  if (body.kind !== 'string') return undefined;
  return { ...body, span: { start: position, end: position + opening.length }, content: { start, end }, opening, terminated: match !== null };
}

/** The body of a heredoc and its closing line go with the mark that opened it. */
export function bodyRemoval({ text, literal }: Site): readonly TextEdit[] {
  const end = nextLineStart(text, literal.content.end);
  const atEnd = end === text.length && !/[\r\n]$/.test(text);
  const start = atEnd ? literal.content.start - (text.startsWith('\r\n', literal.content.start - 2) ? 2 : 1) : literal.content.start;
  return [{ span: { start, end }, newText: '' }];
}
