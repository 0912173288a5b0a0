import type { FileSkipReason } from '../../core/model/skipped-file';
import type { Result } from '../../core/result';

/** One file in an archive. Nothing is unpacked before it is asked for. */
export interface ArchiveMember {
  /** As the archive has it: it may be absolute, lead upwards, or hold anything else. */
  readonly name: string;
  /** The content, or why there is none: also when it would be larger than `limit` bytes (`archive-limit`). */
  readonly read: (limit: number) => Result<Uint8Array, FileSkipReason>;
}

/** Text packs to a tenth and repetitive logs to a hundredth; what packs to less is made to fill memories. */
const MOST_RATIO = 250;
const ALWAYS_ALLOWED = 1024 * 1024;

/** What this many packed bytes may become, within `limit`. */
export function unpackedLimit(packed: number, limit: number): number {
  return Math.max(1, Math.min(limit, Math.max(ALWAYS_ALLOWED, packed * MOST_RATIO)));
}
