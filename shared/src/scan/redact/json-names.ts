import type { RuleId } from '../../core/model/finding';
import { isNamedMask } from '../../core/redact/named-mask';
import type { KeyClass, KeyNames } from '../detection/signals/key-name';
import type { JsonToken } from './json-reader';
import type { MaskedSpan } from './shape';

/** Says what is masked for a name, and is told of it. */
export interface NameJudge {
  /** Whether `source`, as it stands in a JSON string, is a secret where it has this name. */
  readonly string: (name: string, source: string) => RuleId | undefined;
  /** A number that is masked for its name alone. */
  readonly number: (rule: RuleId, source: string) => void;
}

/** Members that say nothing of themselves: what they hold has the name of the object around them, or of a member beside them. */
const NEUTRAL = new Set(['value', 'values', 'val', 'data', 'content', 'raw', 'current', 'new', 'old', 'previous', 'text', 'plain', 'plaintext', 'default', 'string']);

/**
 * Masks a token for a name that does not stand right before it: that of its array, of the object whose member is called
 * `value`, or what a member `name` beside it says. A number is masked where its name says password, secret or key, since no
 * more can be said of digits: it needs four of them.
 */
export function masksOfNames(piece: string, token: JsonToken, names: KeyNames, judge: NameJudge): readonly MaskedSpan[] {
  const named = classOfName(token, names);
  if (named === undefined) return [];
  const source = piece.slice(token.span.start, token.span.end);
  if (isNamedMask(source)) return [];
  const ruleId = token.kind === 'number' ? ruleOfNumber(named.keyClass, source) : judge.string(named.name, source);
  if (ruleId === undefined) return [];
  if (token.kind === 'number') judge.number(ruleId, source);
  return [{ span: token.span, ruleId }];
}

/** The name that a token is judged by besides the text as it is, where that name speaks of secrets. */
export function classOfName(token: JsonToken, names: KeyNames): { readonly name: string; readonly keyClass: KeyClass } | undefined {
  if (!token.whole || (token.kind !== 'number' && !(token.kind === 'string' && farName(token)))) return undefined;
  const name = nameOf(token);
  const known = name === undefined ? undefined : names.classify(name);
  return name === undefined || known === undefined || known.handled ? undefined : { name, keyClass: known.keyClass };
}

function nameOf({ key, inArray, outerKey, label }: JsonToken): string | undefined {
  if (key !== undefined && NEUTRAL.has(key.toLowerCase())) return label ?? outerKey;
  return inArray ? key ?? outerKey : key;
}

/** A string whose name stands right before it was judged with the text as it is. */
function farName({ key, inArray }: JsonToken): boolean {
  return inArray || (key !== undefined && NEUTRAL.has(key.toLowerCase()));
}

/** Tokens are left out: `"prompt_tokens": 4096` is a count. */
function ruleOfNumber(keyClass: KeyClass, source: string): RuleId | undefined {
  if (source.replace(/\D/g, '').length < FEWEST_DIGITS) return undefined;
  switch (keyClass) {
    case 'password': return 'keyward/generic-password';
    case 'secret': case 'credential': return 'keyward/generic-secret';
    case 'api-key': return 'keyward/generic-api-key';
    case 'encryption-key': case 'private-key': return 'keyward/generic-encryption-key';
    case 'token': case 'auth': case 'key': case 'hash': case 'salt': case 'identifier': case 'harmless': return undefined;
  }
}

const FEWEST_DIGITS = 4;
