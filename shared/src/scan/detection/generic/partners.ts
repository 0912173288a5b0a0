import type { CredentialRole, RelatedPlace } from '../../../core/model/finding';
import type { Span } from '../../../core/model/span';
import type { ReadContext } from '../reader';
import { splitWords } from '../signals/key-name';
import { keyAround, type KeySite } from './key-site';
import { operatorAfter } from './operator';
import { readValue } from './value-reader';

/** How far from a secret the other parts of its credential may stand, in UTF-16 code units; a blank line ends it sooner. */
const NEAR = 400;

/** Names beyond these are a table of names and no credential. */
const MOST_NAMES = 12;

const userWords = new Set('user username usr uid uname userid login loginname account email mail principal benutzer benutzername usuario utilisateur utente gebruiker'.split(' '));
const hostWords = new Set('host hostname server endpoint source'.split(' '));
const identified = new Set('client key app application consumer account'.split(' '));

/** Which part of a credential a name says: `DB_USER`, `clientId`, `smtp.host`. */
function roleOf(name: string): CredentialRole | undefined {
  const words = splitWords(name).filter((word) => !/^\d+$/.test(word));
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (userWords.has(last) || (userWords.has(before) && (last === 'id' || last === 'name'))) return 'user';
  if ((last === 'id' || last === 'sid') && identified.has(before)) return 'identifier';
  if (last === 'key' && before === 'consumer') return 'identifier';
  return hostWords.has(last) && (last !== 'source' || before === 'data') ? 'host' : undefined;
}

/**
 * Who signs in with the secret of `key` and `value`, and where: literals beside names near by, the nearest for each role.
 * They are read like secrets are, by the language's own forms.
 */
export function partnersOf(context: ReadContext, key: KeySite, value: Span): readonly RelatedPlace[] {
  const nearest = new Map<CredentialRole, RelatedPlace>();
  const area = paragraphAround(context, { start: Math.min(key.span.start, value.start), end: value.end });
  for (const hit of context.partners.namesIn(area).slice(0, MOST_NAMES)) {
    if (hit.start >= key.span.start && hit.start < value.end) continue;
    const place = context.partners.at(hit.start, () => placeNamed(context, hit));
    if (place === undefined || place.span.end > area.end) continue;
    const known = nearest.get(place.role);
    if (known === undefined || distance(place.span, value) < distance(known.span, value)) nearest.set(place.role, place);
  }
  return [...nearest.values()];
}

/** What stands between the nearest blank lines, no further away than `NEAR`. */
function paragraphAround({ text, partners }: ReadContext, { start, end }: Span): Span {
  const floor = Math.max(0, start - NEAR);
  const limit = Math.min(text.length, end + NEAR);
  return { start: partners.blankLinesIn({ start: floor, end: start }).at(-1)?.end ?? floor, end: partners.blankLinesIn({ start: end, end: limit })[0]?.start ?? limit };
}

function placeNamed(context: ReadContext, hit: Span): RelatedPlace | undefined {
  const key = keyAround(context.text, hit);
  const role = key === undefined ? undefined : roleOf(key.name);
  if (key === undefined || role === undefined) return undefined;
  const operator = operatorAfter(context.text, key, context.traits);
  if (operator === undefined || operator.kind === 'call') return undefined;
  const value = readValue(context, key, operator);
  if (value.kind === 'none' || !isFixed(context.text, key, value.literal.span)) return undefined;
  return { role, span: value.literal.span };
}

const LONGEST_PART = 200;

/** A hole, a variable or the name once more says nothing of who it is. */
function isFixed(text: string, key: KeySite, { start, end }: Span): boolean {
  const value = text.slice(start, end);
  return value.length <= LONGEST_PART && /^[\w@.:/\\+-]{2,}$/.test(value) && value.toLowerCase() !== key.name.toLowerCase();
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
