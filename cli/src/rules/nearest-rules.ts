import type { Message } from '../../../shared/src/core/messages/message';
import { safeText } from '../../../shared/src/core/text/safe-text';

/** Up to three of the names that a slip of the keyboard may have meant, the nearest first; `keyward/` counts nowhere. */
export function nearestRules(name: string, ids: readonly string[]): readonly string[] {
  const wanted = shortName(name.toLowerCase());
  const furthest = Math.max(2, Math.floor(wanted.length / 3));
  return ids.map((id) => ({ id, distance: editDistance(wanted, shortName(id)) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NAMES)
    .map(({ id }) => id);
}

/** Where to go on from a name that is no rule's. `listing` is the command that shows all of `ids`. */
export function unknownRule(name: string, ids: readonly string[], listing: string): Message {
  const near = nearestRules(name, ids);
  return {
    what: `There is no rule ${safeText(name)}.`,
    next: near.length === 0 ? `Look for it with "${listing}".` : `Did you mean ${near.map((id) => safeText(id)).join(' or ')}? "${listing}" shows them all.`,
  };
}

const MAX_NAMES = 3;

function shortName(id: string): string {
  return id.startsWith('keyward/') ? id.slice('keyward/'.length) : id;
}

/** How many characters must be typed, deleted or replaced to turn one text into the other (Levenshtein), row by row. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
