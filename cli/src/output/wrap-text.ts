import type { TextOutput } from '../context';

/** How wide text may be: as the terminal is, and without end where a program or a file reads it. */
export function textWidth({ traits }: Pick<TextOutput, 'traits'>): number {
  return traits.interactive ? traits.width : Number.POSITIVE_INFINITY;
}

/** Breaks text at blanks so that no line is longer than `width` columns; every line begins with `indent`. */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n');
}

/** Breaks only lines that are too long; what they are broken into stands as far in as they did. */
export function fitLines(text: string, width: number): string {
  return text.split('\n').map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? '';
    return line.length <= width ? line : wrapText(line.trim(), width, indent) + (/ $/.exec(line)?.[0] ?? '');
  }).join('\n');
}
