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
const [MAX_CUTS, MAX_TRIES] = [2, 6];
const FIRST_PAUSE_MS = 250;

/**
 * Sends a write, and where the connection broke under it, finds out whether it was done. Where it was not, it is sent once more:
 * check-and-set lets only one of the two through, even if the first one arrives late. The same where a cluster had no leader:
 * looking waits for one. Errors: those of a connection over which nothing was sent; `write-uncertain`.
 */
export async function settleWrite(write: SwappingWrite): Promise<Result<SettledWrite, VaultError>> {
  for (let [tries, cuts] = [1, 0]; ; tries += 1) {
    const sent = await sendOnce(write);
    if (isSettled(sent)) return cuts === 0 ? sent : settleAfterCut(write, sent);
    cuts += Number(sent.kind === 'cut');
    const found: Found = write.cas === undefined ? { kind: 'unreachable' } : await lookAfter(write, write.cas);
    if (found.kind === 'written' || found.kind === 'overtaken') return ok(found);
    // What was cut off may still arrive, whatever became of the others.
    if (found.kind === 'unreachable' || cuts === MAX_CUTS || tries === MAX_TRIES) return cuts > 0 ? err(write.uncertain) : giveUp(write, sent);
    if (sent.kind === 'away') await write.pause(FIRST_PAUSE_MS * 2 ** tries);
  }
}

/** What was overtaken may have been overtaken by the request before, which had seemed lost. */
async function settleAfterCut(write: SwappingWrite, sent: Result<SettledWrite, VaultError>): Promise<Result<SettledWrite, VaultError>> {
  if (sent.ok && sent.value.kind === 'written') return sent;
  const found = sent.ok && sent.value.kind === 'overtaken' && write.cas !== undefined ? await lookAfter(write, write.cas) : undefined;
  return found?.kind === 'written' || found?.kind === 'overtaken' ? ok(found) : err(write.uncertain);
}

/** `away`: the node said that it did nothing, for want of a leader. `cut`: nobody said anything. */
type Unsettled = { readonly kind: 'away'; readonly answer: VaultAnswer } | { readonly kind: 'cut' };

function isSettled(sent: Result<SettledWrite, VaultError> | Unsettled): sent is Result<SettledWrite, VaultError> {
  return 'ok' in sent;
}

function giveUp(write: SwappingWrite, sent: Unsettled): Result<SettledWrite, VaultError> {
  return sent.kind === 'away' ? ok({ kind: 'refused', answer: sent.answer }) : err(write.uncertain);
}

type Found =
  | { readonly kind: 'written'; readonly version: number }
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'not-done' }
  /** There is a next version, and it may not be read; or not even that could be found out by a sign-in that sees nothing. */
  | { readonly kind: 'unreadable' }
  /** The cluster has still not chosen. */
  | { readonly kind: 'leaderless' }
  | { readonly kind: 'unreachable' };

async function lookAfter(write: SwappingWrite, cas: number): Promise<Found> {
  const newest = await write.newest();
  if (!newest.ok) return failedLook(newest.error);
  if (newest.value <= cas) return { kind: 'not-done' };
  const holds = await write.holds(cas + 1);
  if (holds === undefined) return { kind: 'unreadable' };
  return holds ? { kind: 'written', version: cas + 1 } : { kind: 'overtaken' };
}

function failedLook(error: VaultError): Found {
  if (error.kind === 'forbidden') return { kind: 'unreadable' };
  return error.kind === 'unreachable' && error.code === NO_ACTIVE_NODE ? { kind: 'leaderless' } : { kind: 'unreachable' };
}

async function sendOnce(write: SwappingWrite): Promise<Result<SettledWrite, VaultError> | Unsettled> {
  const answer = await write.send();
  if (!answer.ok) return answer.error.sent ? { kind: 'cut' } : err(answer.error.error);
  const { kind, status, body } = answer.value;
  if (kind === 'conflict') return ok({ kind: 'overtaken' });
  // What a gateway says, or a server that stumbled, tells nothing of what was done before.
  if (kind === 'server-error' || GATEWAY_STATUSES.includes(status)) return { kind: 'cut' };
  if (kind === 'standby' || kind === 'not-replicated') return { kind: 'away', answer: answer.value };
  if (kind !== 'ok') return ok({ kind: 'refused', answer: answer.value });
  const version = at(body, 'data', 'version');
  return typeof version === 'number' ? ok({ kind: 'written', version }) : { kind: 'cut' };
}

const GATEWAY_STATUSES: readonly number[] = [502, 504];
