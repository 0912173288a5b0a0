/** The line break that a text uses first; `\n` when it has none. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The start of the line that a position stands in. */
export function lineStart(text: string, position: number): number {
  return Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1)) + 1;
}

/** The end of that line, before its break. */
export function lineEnd(text: string, position: number): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = position;
  return breaks.exec(text)?.index ?? text.length;
}

/** The start of the next line: past this line's break, or the text's end. */
export function nextLineStart(text: string, position: number): number {
  const end = lineEnd(text, position);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}
