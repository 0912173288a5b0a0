/**
 * The value of a block scalar's body, by YAML 1.2.2 section 8.1. `body` is everything after the header's line break,
 * with its indentation and trailing line breaks; `header` is `|` or `>` with its indicators; `indent` is the content's
 * indentation in columns. Undefined when a line stands further left.
 */
export function decodeYamlBlock(body: string, header: string, indent: number): string | undefined {
  const style = /^([|>])(?:[1-9]?([-+])?|([-+])[1-9])$/.exec(header);
  if (!style) return undefined;
  const lines: string[] = [];
  for (const line of body.split(LINE_BREAK)) {
    const inset = line.slice(0, indent);
    if (inset.trim() !== '') return undefined;
    lines.push(line.slice(indent));
  }
  const content = [...lines];
  while (content.at(-1) === '') content.pop();
  const text = style[1] === '|' ? content.join('\n') : foldBlock(content);
  return text + trailingBreaks(style[2] ?? style[3] ?? '', content.length > 0, Math.max(0, lines.length - content.length - (body === '' ? 1 : 0)));
}

/** `-` drops the final line break, nothing keeps one, `+` keeps them all. `spare` counts line breaks after the last content line. */
function trailingBreaks(chomping: string, hasContent: boolean, spare: number): string {
  if (chomping === '-') return '';
  if (chomping === '+') return '\n'.repeat(hasContent ? spare : Math.max(0, spare - 1));
  return hasContent && spare > 0 ? '\n' : '';
}

/** Lines become one with a space between, except around empty and further indented ones (section 8.1.3). */
function foldBlock(lines: readonly string[]): string {
  let text = '';
  let previous: string | undefined;
  let empty = 0;
  for (const line of lines) {
    if (line === '') {
      empty += 1;
      continue;
    }
    if (previous === undefined) text += '\n'.repeat(empty);
    else if (isSpaced(previous) || isSpaced(line)) text += '\n'.repeat(empty + 1);
    else text += empty === 0 ? ' ' : '\n'.repeat(empty);
    text += line;
    previous = line;
    empty = 0;
  }
  return text;
}

function isSpaced(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/**
 * Folds the lines of a plain or quoted scalar (section 6.5): the white space around a break goes, one break becomes a
 * space, more become one fewer. With `escaped`, a backslash at a line's end joins without a space (section 7.3.1).
 */
export function foldYamlFlow(content: string, escaped: boolean): string {
  const lines = content.split(LINE_BREAK);
  let text = '';
  let empty = 0;
  let joins = true;
  lines.forEach((line, index) => {
    const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
    const trimmed = index === lines.length - 1 ? start : trimLineEnd(start, escaped);
    if (trimmed === '' && index > 0 && index < lines.length - 1) {
      empty += 1;
      return;
    }
    if (!joins || empty > 0) text += empty === 0 ? ' ' : '\n'.repeat(empty);
    const continues = escaped && index < lines.length - 1 && endsWithLead(trimmed);
    text += continues ? trimmed.slice(0, -1) : trimmed;
    joins = continues;
    empty = 0;
  });
  return text;
}

function trimLineEnd(line: string, escaped: boolean): string {
  const trimmed = line.replace(/[ \t]+$/, '');
  const removed = line.slice(trimmed.length);
  return escaped && removed !== '' && endsWithLead(trimmed) ? trimmed + removed.slice(0, 1) : trimmed;
}

/** Whether the last backslash is one that escapes what follows: an odd number of them. */
function endsWithLead(line: string): boolean {
  return (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
}

const LINE_BREAK = /\r\n|\n|\r/;
