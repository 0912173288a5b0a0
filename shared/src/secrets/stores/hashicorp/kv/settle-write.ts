import type { VaultError } from '../../../../core/model/vault-error';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import { NO_ACTIVE_NODE } from '../answer-error';
import type { CallError } from '../session/session';
import { at } from '../transport/json/members';
import type { VaultAnswer } from '../transport/vault-api';

/** One write of one version, which can be sent again without being done twice. */
export interface SwappingWrite {
  /** The version that must be the newest; undefined where the write is made whatever is there. */
  readonly cas: number | undefined;
  readonly send: () => Promise<Result<VaultAnswer, CallError>>;
  /** The newest version there is; an error where it cannot be found out. */
  readonly newest: () => Promise<Result<number, VaultError>>;
  /** Whether this version holds what was to be written; undefined where it may not be read. */
  readonly holds: (version: number) => Promise<boolean | undefined>;
  /** Waits for about so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Where the server could not say what became of the write. */
  readonly uncertain: VaultError;
}

/** How a write ended: `refused` is an answer of the server, by which nothing was written. */
export type SettledWrite =
  | { readonly kind: 'written'; readonly version: number }
  | { readonly kind: 'refused'; readonly answer: VaultAnswer }
  /** Somebody else's version came in between. */
  | { readonly kind: 'overtaken' };

/** A connection that broke under a write is no reason to try for long; a cluster without a leader has one in a few seconds. */
const [MAX_CUTS, MAX_TRIES, MAX_LOOKS] = [2, 6, 3];
const FIRST_PAUSE_MS = 250;

/**
 * Sends a write, and where the connection broke under it, finds out whether it was done. Where it was not, it is sent once more:
 * check-and-set lets only one of the two through, even if the first one arrives late. The same where a cluster had no leader:
 * then it is sent until there is one. Errors: those of a connection over which nothing was sent; `write-uncertain`.
 */
export async function settleWrite(write: SwappingWrite): Promise<Result<SettledWrite, VaultError>> {
  for (let [tries, cuts] = [1, 0]; ; tries += 1) {
    const sent = await sendOnce(write);
    if (sent !== 'cut' && sent !== 'away') return conclude(write, sent, tries);
    cuts += Number(sent === 'cut');
    const found = await lookAfter(write);
    if (found === 'written' || found === 'overtaken') return ok(settled(write, found));
    // What seems lost may still arrive.
    if (found === 'unreachable' || cuts === MAX_CUTS || tries === MAX_TRIES) return err(write.uncertain);
    if (sent === 'away') await write.pause(FIRST_PAUSE_MS * 2 ** tries);
  }
}

/**
 * What was overtaken may have been overtaken by itself: by a request that had seemed lost, or because a standby handed one
 * request to a leader that died and then to the next. A sign-in that may not look takes a first request's word for it.
 */
async function conclude(write: SwappingWrite, sent: Result<SettledWrite, VaultError>, tries: number): Promise<Result<SettledWrite, VaultError>> {
  if (sent.ok && sent.value.kind === 'written') return sent;
  const isFirst = tries === 1;
  if (!sent.ok || sent.value.kind === 'refused') return isFirst ? sent : err(write.uncertain);
  const found = await lookAtNext(write);
  if (found === 'written' || found === 'overtaken') return ok(settled(write, found));
  return isFirst && (found === 'unreadable' || found === 'not-done') ? sent : err(write.uncertain);
}

/** There is a next version: a node that does not show it lags behind. */
async function lookAtNext(write: SwappingWrite): Promise<Found> {
  for (let looks = 0; ; looks += 1) {
    const found = await lookAfter(write);
    if (found !== 'not-done' || looks === MAX_LOOKS) return found;
    await write.pause(FIRST_PAUSE_MS * 2 ** looks);
  }
}

function settled({ cas = 0 }: SwappingWrite, found: 'written' | 'overtaken'): SettledWrite {
  return found === 'written' ? { kind: 'written', version: cas + 1 } : { kind: 'overtaken' };
}

type Found =
  | 'written' | 'overtaken' | 'not-done'
  /** There is a next version, and it may not be read; or not even that could be found out by a sign-in that sees nothing. */
  | 'unreadable'
  /** The cluster has still not chosen. */
  | 'leaderless'
  | 'unreachable';

async function lookAfter(write: SwappingWrite): Promise<Found> {
  if (write.cas === undefined) return 'unreachable';
  const newest = await write.newest();
  if (!newest.ok) return failedLook(newest.error);
  if (newest.value <= write.cas) return 'not-done';
  const holds = await write.holds(write.cas + 1);
  if (holds === undefined) return 'unreadable';
  return holds ? 'written' : 'overtaken';
}

function failedLook(error: VaultError): Found {
  if (error.kind === 'forbidden') return 'unreadable';
  return error.kind === 'unreachable' && error.code === NO_ACTIVE_NODE ? 'leaderless' : 'unreachable';
}

/** `cut`: nobody said anything. `away`: a node said that there is no leader, which it may have found out too late. */
async function sendOnce(write: SwappingWrite): Promise<Result<SettledWrite, VaultError> | 'cut' | 'away'> {
  const answer = await write.send();
  if (!answer.ok) return answer.error.sent ? 'cut' : err(answer.error.error);
  const { kind, status, body } = answer.value;
  if (kind === 'conflict') return ok({ kind: 'overtaken' });
  // What a gateway says, or a server that stumbled, tells nothing of what was done before.
  if (kind === 'server-error' || GATEWAY_STATUSES.includes(status)) return 'cut';
  if (kind === 'standby' || kind === 'not-replicated') return 'away';
  if (kind !== 'ok') return ok({ kind: 'refused', answer: answer.value });
  const version = at(body, 'data', 'version');
  return typeof version === 'number' ? ok({ kind: 'written', version }) : 'cut';
}

const GATEWAY_STATUSES: readonly number[] = [502, 504];
