import type { Result } from '../../../../core/result';
import type { TransportError } from './transport-error';
import type { VaultAnswer } from './vault-api';

/**
 * How long to wait before a call that may be repeated is tried again; undefined where trying again would not help. `tried`
 * counts the tries so far. The pause doubles, and a random half of it keeps clients from coming back all at once.
 */
export function pauseBeforeRetry(result: Result<VaultAnswer, TransportError>, tried: number, random: () => number): number | undefined {
  if (!mayPass(result)) return undefined;
  const wanted = result.ok ? result.value.retryAfterSeconds : undefined;
  if (wanted !== undefined && wanted * 1000 > LONGEST_WAIT_MS) return undefined;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS);
  return Math.max((wanted ?? 0) * 1000, 0) + pause / 2 + random() * pause / 2;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;
/** A server that wants us to stay away longer is told of, and not waited for. */
const LONGEST_WAIT_MS = 10_000;

function mayPass(result: Result<VaultAnswer, TransportError>): boolean {
  if (!result.ok) return result.error.kind === 'unreachable' && PASSING_CODES.test(result.error.code);
  return PASSING_KINDS.has(result.value.kind);
}

/** A connection that was cut, as one that idled is; a gateway whose server is being replaced. */
const PASSING_CODES = /^(?:ECONNRESET|EPIPE|HTTP_50[234])$/;
const PASSING_KINDS: ReadonlySet<string> = new Set(['rate-limited', 'not-replicated', 'standby']);
