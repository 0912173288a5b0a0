import type { ScanEntry, ScanHooks, ScanSource, ScanSummary, ScanThreads, ScanTotals } from './batch-scan';
import { scanSource } from './batch-scan';
import type { FileResult } from './file-result';
import { skippedFile } from './file-result';
import { RepositoryHygiene } from './hygiene/repository-hygiene';
import type { Shard } from './shard';
import { isInShard } from './shard';
import type { WalkOptions } from './walk';
import { walk } from './walk';

export interface ScanFilesOptions extends Omit<WalkOptions, 'signal'>, ScanThreads {
  /** The part of the files that this scan is for; all without it. */
  readonly shard?: Shard;
}

/**
 * Scans files and folders. Memory is bounded: names of at most `MAX_AHEAD` files wait, a bounded batch is with each
 * thread, and texts never leave it.
 */
export function scanFiles(options: ScanFilesOptions, hooks: ScanHooks): Promise<ScanSummary> {
  return scanSource(new WalkedFiles(options, hooks.signal), options, hooks);
}

const MAX_AHEAD = 200_000;

/** A walk that runs ahead of the scan. Totals are known when it has ended, which is long before the scan does. */
class WalkedFiles implements ScanSource {
  readonly capacity = MAX_AHEAD;
  readonly #options: ScanFilesOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #walked = { files: 0, bytes: 0, ended: false };
  readonly #hygiene: RepositoryHygiene | undefined;

  constructor(options: ScanFilesOptions, signal: AbortSignal | undefined) {
    this.#options = options;
    this.#signal = signal;
    const { settings, trackedFiles } = options;
    this.#hygiene = settings.patterns === undefined || settings.only === 'secret' ? undefined : new RepositoryHygiene(settings, trackedFiles, signal);
  }

  async produce(push: (entry: ScanEntry) => Promise<void>): Promise<void> {
    const { shard } = this.#options;
    for await (const entry of walk(this.#signal === undefined ? this.#options : { ...this.#options, signal: this.#signal })) {
      if (this.#signal?.aborted === true) return;
      if (shard !== undefined && !isInShard(entry.path, shard)) continue;
      await this.#hygiene?.meet(entry, entry.kind === 'skipped' && entry.reason === 'ignored');
      if (entry.kind === 'skipped') {
        await push(skippedFile({ ...entry, size: 0 }, entry.reason));
        continue;
      }
      this.#walked.files++;
      this.#walked.bytes += entry.size;
      await push({ file: entry.file, path: entry.path, size: entry.size });
    }
    this.#walked.ended = true;
  }

  refine(result: FileResult): FileResult {
    return this.#hygiene?.join(result) ?? result;
  }

  totals(): ScanTotals {
    const { files, bytes, ended } = this.#walked;
    return ended ? { totalFiles: files, totalBytes: bytes } : {};
  }
}
