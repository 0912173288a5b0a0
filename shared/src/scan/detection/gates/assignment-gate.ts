import type { LanguageTraits } from '../generic/traits';
import type { ByteGate, ByteHit, FileLanguage } from './byte-gate';
import {
  afterBlanks, BANG, BAR, COLON, COMMA, DOLLAR, DOT, EQUALS, GREATER, HYPHEN, isBeyondAscii, isBlank, isUpper,
  LESS, OPENING_BRACE, OPENING_PARENTHESIS, PLUS, QUESTION, SLASH, SMALL_T, startsWith,
} from './bytes';
import { nameAround, type NameBytes } from './name-bytes';
import { hasNeighbour, isComparedBefore, isTypedAfterColon, isTypedAfterName, joinsByBlank } from './joint-bytes';
import { holdsText, mayHoldValue, opensLiteral } from './value-bytes';

/**
 * Looks for what can join a value to the name around a hit, as the reader of assignments does, and for the first characters of
 * that value. Nine of ten names in source text are passed on, called or spoken of, and none of that needs more than a few bytes.
 */
export const assignmentGate: ByteGate = { admits };

function admits(bytes: Uint8Array, hit: ByteHit, { traits }: FileLanguage): boolean {
  const name = nameAround(bytes, hit);
  if (name === undefined) return true;
  const sign = afterBlanks(bytes, name.after);
  if (isBeyondAscii(bytes[sign])) return true;
  return mayJoin(bytes, name, sign, traits) || hasNeighbour(bytes, name) || isComparedBefore(bytes, name);
}

/** Whether the sign that follows the name, or what stands before the name, joins it to a value. */
function mayJoin(bytes: Uint8Array, name: NameBytes, sign: number, traits: LanguageTraits): boolean {
  const next = bytes[sign + 1];
  switch (bytes[sign]) {
    case EQUALS:
      if (next === GREATER) return mayHoldValue(bytes, sign + 2, name, undefined);
      return next === EQUALS ? mayBeCompared(bytes, sign, name) : mayHoldValue(bytes, sign + 1, name, traits);
    case COLON:
      if (next !== COLON) return mayFollowColon(bytes, name, sign, traits);
      break;
    case OPENING_PARENTHESIS: return opensLiteral(bytes, afterBlanks(bytes, sign + 1));
    case GREATER:
      if (name.form === 'quoted' || (name.form === 'element' && holdsText(bytes, sign + 1))) return true;
      break;
    default:
      if (followsRareSign(bytes, name, sign, traits)) return true;
  }
  return isTypedAfterName(bytes, name, traits) || (sign > name.after && joinsByBlank(bytes, name, sign, traits));
}

function mayBeCompared(bytes: Uint8Array, sign: number, name: NameBytes): boolean {
  return mayHoldValue(bytes, sign + (bytes[sign + 2] === EQUALS ? 3 : 2), name, undefined);
}

/** Signs that join in some of their uses: `->`, `!=`, `+=`, `||=`, `??=`, `?:`, `.equals(`, a comma behind a quoted name. */
function followsRareSign(bytes: Uint8Array, name: NameBytes, sign: number, traits: LanguageTraits): boolean {
  const next = bytes[sign + 1];
  switch (bytes[sign]) {
    case HYPHEN: return next === GREATER && mayHoldValue(bytes, sign + 2, name, undefined);
    case BANG: return next === EQUALS && mayBeCompared(bytes, sign, name);
    case PLUS: return next === EQUALS && mayHoldValue(bytes, sign + 2, name, traits);
    case BAR: return next === BAR && bytes[sign + 2] === EQUALS && mayHoldValue(bytes, sign + 3, name, traits);
    case QUESTION: return next === EQUALS || next === QUESTION || (sign === name.after && traits.types === 'after-colon' && (next === COLON || isBlank(next)));
    case COMMA: return (name.form !== 'plain' || isUpper(bytes[name.start]) || isCompared(bytes, name.start)) && opensLiteral(bytes, afterBlanks(bytes, sign + 1));
    case DOT: return startsWith(bytes, sign, '.eq');
    case LESS:
      if (next === HYPHEN) return mayHoldValue(bytes, sign + 2, name, traits);
      return next === SLASH && listing.some((close) => startsWith(bytes, sign, close));
    case SMALL_T: return name.form === 'quoted' && startsWith(bytes, sign, 'to ');
    default: return false;
  }
}

/** Elements that hold a name whose value is in the next one. */
const listing: readonly string[] = ['</key', '</Key', '</name', '</Name', '</param-name'];

/** `strcmp(name` and `equals(user.name`. */
function isCompared(bytes: Uint8Array, start: number): boolean {
  let index = start;
  while (start - index < LONGEST_OWNER && bytes[index - 1] !== OPENING_PARENTHESIS && bytes[index - 1] !== undefined) index--;
  return startsWith(bytes, index - 4, 'cmp(') || startsWith(bytes, index - 7, 'equals(');
}

/** In bytes, and more than the reader takes between the bracket and the name. */
const LONGEST_OWNER = 4 * 100;

function mayFollowColon(bytes: Uint8Array, name: NameBytes, sign: number, traits: LanguageTraits): boolean {
  const opensHole = bytes[name.start - 1] === OPENING_BRACE && bytes[name.start - 2] === DOLLAR;
  return opensHole || isTypedAfterColon(bytes, sign + 1, traits) || mayHoldValue(bytes, bytes[sign + 1] === EQUALS ? sign + 2 : sign + 1, name, traits);
}
