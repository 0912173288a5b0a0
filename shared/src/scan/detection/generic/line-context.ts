import type { LanguageTraits, StringForm } from './traits';

/** Where on its line a place is, as far as the line alone tells. */
export type LinePlace =
  | { readonly kind: 'code' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'string'; readonly quote: string };

/** Lines are read back this far at most; a minified line is code to begin with. */
const LONGEST_LOOK_BACK = 512;

/**
 * Reads a line from its start to `position` with the language's quotes and comments. A string that began on an earlier
 * line is not seen: that costs a rare miss and keeps the work within one line.
 */
export function placeOnLine(text: string, position: number, traits: LanguageTraits): LinePlace {
  let index = lineStartWithin(text, position);
  if (traits.blockComments.length > 0 && continuesComment(text, index)) return { kind: 'comment' };
  while (index < position) {
    if (traits.openers[text.charCodeAt(index)] !== 1) {
      index++;
      continue;
    }
    if (opensComment(text, index, traits)) return { kind: 'comment' };
    const form = traits.strings.find(({ open }) => text.startsWith(open, index));
    if (form === undefined) {
      index++;
      continue;
    }
    const end = stringEnd(text, index + form.open.length, position, form);
    if (end === undefined) return { kind: 'string', quote: form.open };
    index = end;
  }
  return { kind: 'code' };
}

/** A line of a block comment in the usual layout: blanks and a star. */
function continuesComment(text: string, lineStart: number): boolean {
  let index = lineStart;
  while (text[index] === ' ' || text[index] === '\t') index++;
  return text[index] === '*' && text[index + 1] !== '/';
}

/** `#` and `//` open comments only where a URL or a name does not go on. */
function opensComment(text: string, index: number, { lineComments, blockComments }: LanguageTraits): boolean {
  const before = text[index - 1];
  const line = lineComments.find((mark) => text.startsWith(mark, index));
  if (line !== undefined) return line === '//' ? before !== ':' : before === undefined || /[\s;{}()]/.test(before);
  return blockComments.some(([open]) => text.startsWith(open, index));
}

function stringEnd(text: string, from: number, limit: number, form: StringForm): number | undefined {
  for (let index = from; index < limit; index++) {
    if (text[index] === '\\' && form.escape === 'backslash') index++;
    else if (text.startsWith(form.close, index)) return index + form.close.length;
  }
  return undefined;
}

function lineStartWithin(text: string, position: number): number {
  const floor = Math.max(0, position - LONGEST_LOOK_BACK);
  let index = position;
  while (index > floor) {
    const code = text.charCodeAt(index - 1);
    if (code === 10 || code === 13) break;
    index--;
  }
  return index;
}
