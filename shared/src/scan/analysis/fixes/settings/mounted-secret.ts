import type { PatternFinding } from '../../../../core/model/finding';
import type { Span, TextEdit } from '../../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../../../lookups/layout';
import type { ScanDocument } from '../../../document';

/**
 * A build argument becomes a mount of each command that reads it, which leaves nothing in the image. The build is given
 * the value by `docker build --secret id=NAME,env=NAME` then. Undefined for what is no argument, has a default, or is
 * read by anything but commands.
 * Source: https://docs.docker.com/build/building/secrets/#target
 */
export function mountedSecret({ text }: ScanDocument, { span, word }: Pick<PatternFinding, 'span' | 'word'>): readonly TextEdit[] | undefined {
  if (!/^[A-Za-z_]\w*$/.test(word)) return undefined;
  const declarations = instructions(text).filter(({ source }) => new RegExp(`^ARG\\s+${word}\\s*$`, 'i').test(source.trim()));
  const readers = instructions(text).filter(({ source }) => new RegExp(`\\$\\{?${word}\\b`).test(source));
  const isKnown = declarations.length > 0 && [...declarations, ...readers].some((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (!isKnown || readers.length === 0 || readers.some(({ source }) => !/^\s*RUN\s/i.test(source))) return undefined;
  return [
    ...declarations.map((one) => ({ span: { start: lineStart(text, one.span.start), end: nextLineStart(text, one.span.end) }, newText: '' })),
    ...readers.map(({ span: { start }, source }) => {
      const at = start + (/^\s*RUN\s+/i.exec(source)?.[0].length ?? 0);
      return { span: { start: at, end: at }, newText: `--mount=type=secret,id=${word},env=${word} ` };
    }),
  ];
}

interface Instruction {
  readonly span: Span;
  readonly source: string;
}

/** The instructions of a Dockerfile; a backslash at the end of a line joins it with the next. */
function instructions(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  for (let start = 0; start < text.length;) {
    let end = lineEnd(text, start);
    while (/\\\s*$/.test(text.slice(start, end)) && end < text.length) end = lineEnd(text, nextLineStart(text, end));
    const source = text.slice(start, end);
    if (source.trim() !== '' && !source.trim().startsWith('#')) found.push({ span: { start, end }, source });
    start = nextLineStart(text, end);
  }
  return found;
}
