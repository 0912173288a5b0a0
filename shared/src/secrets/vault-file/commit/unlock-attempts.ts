import type { VaultError } from '../../../core/model/vault-error';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';
import type { PrivateFolder } from '../../../host/files/private-folder';
import type { WriterQueue } from './writer-queue';

const FILE = 'attempts.json';
const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

interface AttemptsState {
  readonly failures: number;
  /** How long nothing may be tried, counted from `clock`, the time of the last look (milliseconds since 1970). */
  readonly waitMs: number;
  readonly clock: number;
}

/**
 * Slows down guessing at the keyboard: five tries, then 30 seconds, doubling to 15 minutes. Counted on disk before
 * each try, so that killing the program wins nothing. Who copies the file away guesses against the KDF alone.
 */
export class UnlockAttempts {
  readonly #folder: PrivateFolder;
  readonly #now: () => number;
  readonly #queue: WriterQueue;

  constructor(folder: PrivateFolder, now: () => number, queue: WriterQueue) {
    this.#folder = folder;
    this.#now = now;
    this.#queue = queue;
  }

  /** Counts a try as failed, before it is made, and answers how many are left after it. */
  begin(): Promise<Result<number, VaultError>> {
    return this.#queue(() => this.#count());
  }

  async #count(): Promise<Result<number, VaultError>> {
    const before = await this.#read();
    if (!before.ok) return before;
    const now = this.#now();
    // A clock that was set back gives a negative time, which counts as none.
    const waitMs = before.value.waitMs - Math.max(0, now - before.value.clock);
    if (waitMs > 0) {
      const kept = await this.#write({ ...before.value, waitMs, clock: now });
      return kept.ok ? err({ kind: 'locked-out', until: new Date(now + waitMs).toISOString() }) : kept;
    }
    const failures = before.value.failures + 1;
    const counted = await this.#write({ failures, waitMs: waitAfter(failures), clock: now });
    return counted.ok ? ok(Math.max(0, FREE_ATTEMPTS - failures)) : counted;
  }

  /** Until when nothing may be tried (ISO 8601), or undefined where a try is free. Counts nothing. */
  async lockedUntil(): Promise<string | undefined> {
    const state = await this.#read();
    if (!state.ok) return undefined;
    const waitMs = state.value.waitMs - Math.max(0, this.#now() - state.value.clock);
    return waitMs > 0 ? new Date(this.#now() + waitMs).toISOString() : undefined;
  }

  /** Forgets the failures after the right password. */
  async succeed(): Promise<void> {
    await this.#folder.remove(FILE);
  }

  async #read(): Promise<Result<AttemptsState, VaultError>> {
    const read = await this.#folder.read(FILE, 1024);
    if (!read.ok) return read;
    if (read.value === undefined) return ok({ failures: 0, waitMs: 0, clock: this.#now() });
    // A counter that cannot be read was not written by us: it must not be a way to more tries.
    return ok(parseState(read.value.bytes.toString('utf8'))
      ?? { failures: FREE_ATTEMPTS, waitMs: FIRST_WAIT_MS, clock: this.#now() });
  }

  #write({ failures, waitMs, clock }: AttemptsState): Promise<Result<void, VaultError>> {
    return this.#folder.write(FILE, Buffer.from(`${JSON.stringify({ failures, waitMs, clock })}\n`));
  }
}

function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_ATTEMPTS));
}

function parseState(text: string): AttemptsState | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is AttemptsState {
  return typeof value === 'object' && value !== null
    && 'failures' in value && isCount(value.failures)
    && 'waitMs' in value && isCount(value.waitMs) && value.waitMs <= LONGEST_WAIT_MS
    && 'clock' in value && isCount(value.clock);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
