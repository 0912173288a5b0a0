import type { SecretEntry } from '../../../shared/src/secrets/store';
import type { Translate } from '../prompts/translate';
import type { Listings } from '../vault/listings';
import { errorNotices, stateNotices } from './secrets-tree/notices';
import type { NoticeNode } from './secrets-tree/node';
import type { FollowedStore, StoreFollower } from './store-follower';

export interface SecretSearchPorts {
  readonly follower: Pick<StoreFollower, 'show' | 'stores' | 'settled'>;
  readonly listings: Pick<Listings, 'everything' | 'seen'>;
  readonly t: Translate;
}

/** What a search over all stores knows by now. */
export interface SearchState {
  readonly found: readonly FoundSecret[];
  /** What stands in the way of the rest: a lock, a sign-in, a network. */
  readonly notices: readonly NoticeNode[];
  /** Stores that have not answered yet. */
  readonly pending: readonly string[];
}

export interface FoundSecret extends SecretEntry {
  readonly store: string;
}

/**
 * Asks every store for all its names, and reports each time when one more has answered; until then, what of it was seen
 * before is there. Reads no value.
 */
export async function searchSecrets(ports: SecretSearchPorts, report: (state: SearchState) => void): Promise<void> {
  await ports.follower.show();
  const answers = new Map(ports.follower.stores.map(({ identity: { name } }) => [name, seen(name, ports)]));
  const tell = (): void => { report(stateOf(answers)); };
  tell();
  await Promise.all([...answers.keys()].map(async (store) => {
    answers.set(store, await ask(store, ports));
    tell();
  }));
}

interface Answer {
  readonly found: readonly FoundSecret[];
  readonly notices: readonly NoticeNode[];
  readonly isPending: boolean;
}

function stateOf(answers: ReadonlyMap<string, Answer>): SearchState {
  const all = [...answers.values()];
  return {
    found: all.flatMap(({ found }) => found),
    notices: all.flatMap(({ notices }) => notices),
    pending: [...answers].filter(([, { isPending }]) => isPending).map(([store]) => store),
  };
}

function seen(store: string, { listings }: SecretSearchPorts): Answer {
  return { found: named(store, listings.seen(store).entries), notices: [], isPending: true };
}

async function ask(name: string, ports: SecretSearchPorts): Promise<Answer> {
  const { follower, listings, t } = ports;
  const store: FollowedStore | undefined = await follower.settled(name);
  const status = store?.status;
  if (store === undefined || status === undefined || status.state === 'missing') return { found: [], notices: [], isPending: false };
  if (status.state !== 'ready') return { found: [], notices: stateNotices(status, t), isPending: false };
  const listed = await listings.everything(name);
  // Where all names at once are refused or too much, what was opened in the tree is still known.
  const found = named(name, listings.seen(name).entries);
  return { found, notices: listed.ok ? [] : errorNotices(name, listed.error, t), isPending: false };
}

function named(store: string, entries: readonly SecretEntry[]): readonly FoundSecret[] {
  return entries.map((entry) => ({ ...entry, store }));
}
