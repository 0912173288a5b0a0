import type { Dedent } from './chain';

/**
 * Takes the indentation that the language takes from a multi-line literal. The source is the content with its line
 * breaks, or a part of it (see `Dedent`). Undefined when a line is less indented than it must be.
 */
export function dedent(source: string, step: Dedent): string | undefined {
  switch (step.style) {
    case 'java-text-block': return dedentJava(source, step);
    case 'ruby-squiggly': return dedentRuby(source, step);
    case 'closing-mark': return dedentToMark(source, step);
  }
}

/** https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.6: the last line counts even when it is blank. */
function dedentJava(source: string, { indent, startsInLine }: Dedent): string {
  const lines = source.split(LINE_BREAK);
  const width = indent ?? smallestWidth(lines.filter((line, index) => index === lines.length - 1 || line.trim() !== ''), 1);
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    const shorter = index === 0 && startsInLine ? line : line.slice(width);
    // The end of a part may be in the middle of a line, whose blanks are then text.
    return isLast && indent !== undefined ? shorter : shorter.replace(/[ \t\f]+$/, '');
  }).join('\n');
}

/** https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html#label-Here+Document+Literals: blank lines do not count. */
function dedentRuby(source: string, { indent, startsInLine }: Dedent): string | undefined {
  const lines = source.split(LINE_BREAK);
  // Ruby joins a line that ends in a backslash before it measures: rare enough to refuse.
  if (lines.slice(0, -1).some((line) => /(?:^|[^\\])(?:\\\\)*\\$/.test(line))) return undefined;
  const width = indent ?? smallestWidth(lines.filter((line) => line.trim() !== ''), RUBY_TAB);
  return lines.map((line, index) => (index === 0 && startsInLine ? line : dropColumns(line, width, RUBY_TAB))).join('\n');
}

/**
 * What stands before the closing mark is taken from each line, and line ends stay as they are: heredocs of PHP
 * (https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.heredoc), raw strings of C#
 * (https://learn.microsoft.com/dotnet/csharp/language-reference/tokens/raw-string) and Swift's strings of several lines.
 */
function dedentToMark(source: string, { indent = 0, startsInLine }: Dedent): string | undefined {
  const pieces = source.split(/(\r\n|\n|\r)/);
  const isIndented = (index: number): boolean => index % 2 === 0 && !(index === 0 && startsInLine === true);
  const inset = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';
  const isShort = pieces.some((line, index) => isIndented(index) && inset(line).length < indent && line.trim() !== '');
  return isShort ? undefined : pieces.map((line, index) => (isIndented(index) ? line.slice(Math.min(indent, inset(line).length)) : line)).join('');
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

const LINE_BREAK = /\r\n|\n|\r/;
