/**
 * Takes the indentation that the language takes from a multi-line literal. The source is the content with its line
 * breaks; `indent` gives the amount (in columns) where the source alone does not show it: in a part of a literal, whose
 * first line starts in the middle, and for PHP, where the closing mark decides. Undefined when a line is less indented.
 */
export function dedent(source: string, style: DedentStyle, indent?: number): string | undefined {
  const lines = source.split(/\r\n|\n|\r/);
  if (style === 'java-text-block') return dedentJava(lines, indent);
  if (style === 'php-heredoc') return dedentPhp(source, indent ?? 0);
  // Ruby joins a line that ends in a backslash before it measures: rare enough to refuse.
  if (lines.some((line) => /(?:^|[^\\])(?:\\\\)*\\$/.test(line))) return undefined;
  const width = indent ?? smallestWidth(lines.filter((line) => line.trim() !== ''), RUBY_TAB);
  return lines.map((line, index) => (index === 0 && indent !== undefined ? line : dropColumns(line, width, RUBY_TAB))).join('\n');
}

type DedentStyle = 'java-text-block' | 'ruby-squiggly' | 'php-heredoc';

/** https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.6: the last line counts even when it is blank. */
function dedentJava(lines: readonly string[], indent: number | undefined): string {
  const counted = lines.filter((line, index) => index === lines.length - 1 || line.trim() !== '');
  const width = indent ?? smallestWidth(counted, 1);
  return lines.map((line, index) => {
    const isPartOfLine = indent !== undefined && (index === 0 || index === lines.length - 1);
    const shorter = index === 0 && indent !== undefined ? line : line.trim() === '' ? '' : line.slice(width);
    return isPartOfLine ? shorter : shorter.replace(/[ \t\f]+$/, '');
  }).join('\n');
}

/** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.heredoc: line ends stay as they are. */
function dedentPhp(source: string, width: number): string | undefined {
  let short = false;
  const text = source.replace(/(^|\r\n|\n|\r)([ \t]*)/g, (match, lineBreak: string, space: string, offset: number) => {
    if (lineBreak === '' && offset > 0) return match;
    const rest = source[offset + match.length];
    short ||= space.length < width && rest !== undefined && rest !== '\n' && rest !== '\r';
    return lineBreak + space.slice(width);
  });
  return short ? undefined : text;
}

/** The least indentation in columns, a tab reaching to the next multiple of `tab`. */
export function smallestWidth(lines: readonly string[], tab: number): number {
  return Math.min(...lines.map((line) => columns(/^[ \t]*/.exec(line)?.[0] ?? '', tab)), lines.length === 0 ? 0 : Infinity);
}

function columns(space: string, tab: number): number {
  let width = 0;
  for (const character of space) width += character === '\t' ? tab - (width % tab) : 1;
  return width;
}

/** Drops leading white space up to `width` columns; a tab that reaches further stays. */
function dropColumns(line: string, width: number, tab: number): string {
  let dropped = 0;
  while (dropped < line.length && (line[dropped] === ' ' || line[dropped] === '\t') && columns(line.slice(0, dropped + 1), tab) <= width) dropped += 1;
  return line.slice(dropped);
}

/** Ruby measures `<<~` with tab stops every eight columns. */
export const RUBY_TAB = 8;
