import { classifyKey } from '../detection/signals/key-name';

/**
 * Where the text begins that cannot be judged before more of it is there; its length where all of it can. `text` ends with
 * a line end. Held are a private key whose end is to come, a line that goes on in the next one, and a name whose value
 * stands below it. Everything else is judged with what came before it.
 */
export function heldFrom(text: string): number {
  const key = unfinishedKeyFrom(text);
  if (key !== undefined) return lineStart(text, key);
  const line = lastLine(text);
  return goesOn(text.slice(line.start, line.end)) ? line.start : text.length;
}

/** RFC 7468, RFC 9580 and PuTTY's own form: keys of many lines with a beginning that names them. */
const KEY_BEGIN = /-----BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]:/g;
const KEY_END = /-----END (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----|^Private-(?:MAC|Hash): [0-9a-f]{40}/m;

/** A line of a key: base64, perhaps quoted or with an escaped line end, or a header. */
const KEY_LINE = /^[ \t"'+]*(?:[A-Za-z0-9+/=]{0,120}(?:\\[rn])*|[A-Za-z][A-Za-z0-9-]{2,20}: [^\r\n]{1,120})[ \t"',+\\]*$/;

/** The offset of a private key's beginning that nothing but lines of a key follows, up to the end of the text. */
export function unfinishedKeyFrom(text: string): number | undefined {
  const begin = [...text.matchAll(KEY_BEGIN)].at(-1);
  if (begin === undefined) return undefined;
  const after = text.slice(begin.index + begin[0].length);
  if (KEY_END.test(after)) return undefined;
  const [, ...lines] = after.split(/\r\n|\r|\n/);
  return lines.every((line) => KEY_LINE.test(line)) ? begin.index : undefined;
}

/** A name, an operator, and nothing but an opening quote or a block scalar's sign. */
const NAME_WITHOUT_VALUE = /([\w.$-]{2,64})["'`\])]*\s*(?::=|=>|[:=])\s*(?:[|>][+-]?\d?|["'`]{1,3})?\s*$/;

function goesOn(line: string): boolean {
  if (/\\\s*$/.test(line)) return true;
  const name = NAME_WITHOUT_VALUE.exec(line.slice(-LONGEST_NAME))?.[1];
  return name !== undefined && classifyKey(name) !== undefined;
}

/** UTF-16 code units of a line's end that are looked at. */
const LONGEST_NAME = 120;

/** The last line that is not empty, without its line end. */
function lastLine(text: string): { readonly start: number; readonly end: number } {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return { start: lineStart(text, end), end };
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function isSpace(code: number): boolean {
  return code === 10 || code === 13 || code === 32 || code === 9;
}
