/** A half-open range of UTF-16 code units in one text: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text. Edits of one list never overlap and all refer to the text before any of them. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Applies edits to a text. Throws a RangeError when two overlap or one lies outside: such a list is a programming mistake. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let position = 0;
  for (const { span, newText } of ordered) {
    if (span.start < position || span.end < span.start || span.end > text.length) {
      throw new RangeError('edits overlap or lie outside the text');
    }
    parts.push(text.slice(position, span.start), newText);
    position = span.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}
