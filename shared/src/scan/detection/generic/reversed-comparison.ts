import type { ReadContext } from '../reader';
import { isWord, type KeySite } from './key-site';
import { readLiteral, type Literal } from './literal';

/** `"x" == password`, `'x' === $user->password`: the literal stands first, so that a forgotten `=` assigns nothing. Undefined where no comparison leads to the name. */
export function literalComparedWith({ text, traits, places }: ReadContext, key: KeySite): Literal | undefined {
  if (key.form !== 'plain' || !' =$@.>'.includes(text[key.span.start - 1] ?? '"')) return undefined;
  const floor = Math.max(0, key.span.start - LONGEST_SIGN);
  if (!followsEquals(text, key.span.start, floor)) return undefined;
  const sign = /["'`][ \t]{0,4}[=!]==?[ \t]{0,4}(?:[\w$]{1,30}(?:\.|->)){0,2}[$@]?$/.exec(text.slice(floor, key.span.start));
  if (sign === null) return undefined;
  const close = floor + sign.index;
  const from = Math.max(0, close - LONGEST);
  const open = text.slice(from, close).lastIndexOf(text.charAt(close));
  const literal = open < 0 ? undefined : readLiteral(text, from + open, traits);
  // The quote of a string that holds the comparison only seems to close one.
  return literal?.end === close + 1 && !literal.hole && places.at(key.span.start).kind !== 'string' ? literal : undefined;
}

/** Whether an `=` stands before what owns the name: it is asked for every name of a text, where the pattern would cost ten times as much. */
function followsEquals(text: string, start: number, floor: number): boolean {
  let index = start;
  while (index > floor && ownsName(text.charCodeAt(index - 1))) index--;
  while (index > floor && isBlank(text.charCodeAt(index - 1))) index--;
  return index > floor && text.charCodeAt(index - 1) === EQUALS;
}

/** Parts of `$user->account.` and `@`. */
function ownsName(code: number): boolean {
  return isWord(code) || code === 0x24 || code === 0x2d || code === 0x2e || code === 0x3e || code === 0x40;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

const EQUALS = 0x3d;

/** In UTF-16 code units: the closing quote, three signs with blanks around them, and what owns the name. */
const LONGEST_SIGN = 77;

const LONGEST = 200;
