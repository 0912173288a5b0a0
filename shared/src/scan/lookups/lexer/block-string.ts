import type { DecodingChain } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import type { StringToken } from './token';
import type { Cursor, StringForm } from './traits';

/**
 * A string of several lines whose closing mark stands on a line of its own: heredocs of PHP, raw strings of C#. Its
 * content ends before the line break that the mark stands behind. `closing` matches that break with the mark.
 */
export function readBlockString(cursor: Cursor, form: Omit<StringForm, 'open' | 'close'>, contentStart: number, closing: RegExp): StringToken | undefined {
  const { text, position } = cursor;
  // The break before the mark is no content, so an empty text closes at once.
  closing.lastIndex = Math.max(position, contentStart - 1);
  const match = closing.exec(text);
  if (!match) return undefined;
  const end = Math.max(contentStart, match.index);
  const body = cursor.readString({ ...form, open: /(?!)/y, close: () => '', multiline: true }, position, contentStart, end);
  return body.kind === 'string' ? { ...body, span: { start: position, end: match.index + match[0].length }, content: { start: contentStart, end } } : undefined;
}

/** Takes the closing mark's indentation from every line of a part of such a string. */
export function withoutIndent(literal: StringToken, part: Span, text: string, rest: DecodingChain): DecodingChain {
  const closing = text.slice(literal.content.end, literal.span.end);
  const indent = /^[\r\n]*([ \t]*)/.exec(closing)?.[1]?.length ?? 0;
  const startsInLine = !/[\r\n]/.test(text[part.start - 1] ?? '');
  return indent === 0 ? rest : [{ kind: 'dedent', style: 'closing-mark', indent, startsInLine }, ...rest];
}
