import type { SecretMeta } from '../../../../shared/src/core/model/secret-meta';
import type { SecretEntry } from '../../../../shared/src/secrets/store';
import { expiryOf } from '../expiry';
import { isDeleted } from './secret-view';

/** What a person typed to see less. */
export interface SecretFilter {
  /** As typed, without blanks at its ends. */
  readonly text: string;
  matches(entry: SecretEntry): boolean;
}

/** Words that are about a state and not about a name, as in the editor's own Extensions view. */
export const FILTER_STATES = ['@due', '@deleted'] as const;

/**
 * A filter for `text`, or undefined where it holds no word. Every word must be somewhere in the path or in a tag, whatever
 * its case and width; `@due` and `@deleted` ask for a state. `now` is in milliseconds since 1970.
 */
export function secretFilter(text: string, now: () => number): SecretFilter | undefined {
  const words = folded(text).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  return { text: text.trim(), matches: (entry) => words.every((word) => holds(word, entry, now)) };
}

function holds(word: string, { path, meta }: SecretEntry, now: () => number): boolean {
  switch (word) {
    case '@due': return expiryOf(meta?.expires, now()) !== 'none';
    case '@deleted': return meta !== undefined && isDeleted(meta);
    default: return folded(path).includes(word) || hasTag(meta, word);
  }
}

function hasTag(meta: SecretMeta | undefined, word: string): boolean {
  return meta?.tags.some((tag) => folded(tag).includes(word)) === true;
}

/** Compatible forms are one (NFKC): a person types `ﬁ` as `fi`. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
