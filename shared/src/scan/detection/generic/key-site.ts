import type { Span } from '../../../core/model/span';

/** A name in the text, and how it stands there. */
export interface KeySite {
  readonly name: string;
  readonly span: Span;
  /** After the name and what closes it: its quote, its bracket. The operator follows. */
  readonly after: number;
  readonly form: KeyForm;
}

/**
 * `plain`: an identifier. `quoted`: a whole string, as in JSON and look-ups by name. `option`: `--name`. `element`: an XML
 * tag. `attribute-value`: the value of an attribute called key or name. `symbol`: `:name` of Ruby and Clojure.
 */
export type KeyForm = 'plain' | 'quoted' | 'option' | 'element' | 'symbol';

const LONGEST_NAME = 100;

/** The name around a hit. Undefined when it is too long to be one. */
export function keyAround(text: string, hit: Span): KeySite | undefined {
  let start = hit.start;
  let end = hit.end;
  while (start > 0 && hit.start - start < LONGEST_NAME && isNamePart(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - hit.end < LONGEST_NAME && isNamePart(text.charCodeAt(end))) end++;
  if (end - start > LONGEST_NAME) return undefined;
  while (end > hit.end && text.charCodeAt(end - 1) === HYPHEN) end--;
  const dashes = leadingHyphens(text, start, hit.start);
  const from = start + dashes;
  const span = { start: from, end };
  const name = text.slice(from, end);
  return close(text, name, span, dashes > 0 && !isWord(text.charCodeAt(start - 1)));
}

/** Looks at the characters on both sides of the name, and steps over what closes it. */
function close(text: string, name: string, span: Span, option: boolean): KeySite {
  const before = text.charCodeAt(pathStart(text, span.start) - 1);
  const direct = text.charCodeAt(span.start - 1);
  const closing = closingQuote(text, span.end);
  if (closing > 0 && isQuote(before)) {
    const bracket = text[span.end + closing] === ']' ? 1 : 0;
    return { name, span, after: span.end + closing + bracket, form: 'quoted' };
  }
  if (option) return { name, span, after: span.end, form: 'option' };
  if (direct === LESS || ((direct === COLON || direct === DOT) && before === LESS)) return { name, span, after: span.end, form: 'element' };
  const symbol = direct === COLON && !isWord(text.charCodeAt(span.start - 2)) && text.charCodeAt(span.start - 2) !== COLON;
  // `config[:password] = 'x'`
  const subscript = symbol && text[span.start - 2] === '[' && text[span.end] === ']';
  return { name, span, after: subscript ? span.end + 1 : span.end, form: symbol ? 'symbol' : 'plain' };
}

/** A quoted key may be a path: `"spring.datasource.password"`, `"a:b/password"`. */
function pathStart(text: string, start: number): number {
  let index = start;
  while (index > 0 && start - index < LONGEST_NAME && isPathPart(text.charCodeAt(index - 1))) index--;
  return index;
}

/** The length of the quote right after the name, with its backslashes; 0 when there is none. */
function closingQuote(text: string, position: number): number {
  let index = position;
  while (text.charCodeAt(index) === BACKSLASH && index - position < 7) index++;
  return isQuote(text.charCodeAt(index)) ? index + 1 - position : 0;
}

function leadingHyphens(text: string, start: number, limit: number): number {
  let index = start;
  while (index < limit && text.charCodeAt(index) === HYPHEN) index++;
  return index - start;
}

const HYPHEN = 0x2d;
const LESS = 0x3c;
const COLON = 0x3a;
const DOT = 0x2e;
const BACKSLASH = 0x5c;

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x60;
}

export function isWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** Letters outside ASCII belong to names, too: `contraseña`. */
function isNamePart(code: number): boolean {
  return isWord(code) || code === HYPHEN || (code >= 0xc0 && code <= 0x24f);
}

function isPathPart(code: number): boolean {
  return isNamePart(code) || code === 0x2e || code === 0x2f || code === COLON || code === 0x40;
}
