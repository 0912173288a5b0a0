import type { FileSkipReason } from '../core/model/skipped-file';
import { isIncomplete } from '../core/model/skipped-file';
import type { BatchScanner } from './batch-scanner';
import { InlineScanner } from './batch-scanner';
import { BoundedQueue } from './bounded-queue';
import type { FileResult, FileTask, ScannerSettings } from './file-scanner';
import { skippedFile } from './file-scanner';
import type { WalkOptions } from './walk';
import { walk } from './walk';
import type { WorkerScript } from './worker-pool';
import { WorkerPool } from './worker-pool';

export interface ScanFilesOptions extends Omit<WalkOptions, 'signal'> {
  readonly settings: ScannerSettings;
  /** Threads and where their script is; without it everything happens in this thread. */
  readonly workers?: { readonly script: WorkerScript; readonly threads: number };
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

export interface ScanFilesHooks {
  /** Each file with something to say (findings, or a reason why it was skipped), in the order of the walk. */
  readonly onResult: (result: FileResult) => void;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Ends the scan early; what was found until then is reported and valid. */
  readonly signal?: AbortSignal;
}

/** Totals are known when the walk has ended, which is long before the scan does. */
export interface ScanProgress {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly totalFiles?: number;
  readonly totalBytes?: number;
}

export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly findings: number;
  readonly suppressed: number;
  /** Files, and whole folders under `ignored`, by reason. */
  readonly skipped: Readonly<Partial<Record<FileSkipReason, number>>>;
  /** Something that should have been scanned was not, or the scan was cancelled. */
  readonly incomplete: boolean;
  readonly cancelled: boolean;
}

/**
 * Scans files and folders. Memory is bounded: names of at most `MAX_AHEAD` files wait, a batch of at most `BATCH_BYTES`
 * is with each thread, and texts never leave it.
 */
export async function scanFiles(options: ScanFilesOptions, hooks: ScanFilesHooks): Promise<ScanSummary> {
  const scanner = options.workers === undefined
    ? new InlineScanner(options.settings, options.now)
    : new WorkerPool({ ...options.workers, settings: options.settings });
  const cancel = (): void => { scanner.cancel(); };
  hooks.signal?.addEventListener('abort', cancel, { once: true });
  if (hooks.signal?.aborted === true) cancel();
  try {
    return await new FilesScan(options, hooks, scanner).run();
  } finally {
    hooks.signal?.removeEventListener('abort', cancel);
    await scanner.dispose();
  }
}

const MAX_AHEAD = 200_000;
const BATCH_FILES = 64;
const BATCH_BYTES = 4_000_000;

/** One scan: a walk that runs ahead, batches that are with the scanner, and results put back into the walk's order. */
class FilesScan {
  readonly #options: ScanFilesOptions;
  readonly #hooks: ScanFilesHooks;
  readonly #scanner: BatchScanner;
  readonly #queue = new BoundedQueue<FileTask | FileResult>(MAX_AHEAD);
  readonly #finished = new Map<number, readonly FileResult[]>();
  readonly #skipped = new Map<FileSkipReason, number>();
  readonly #started: number;
  #taken = 0;
  #reported = 0;
  #files = 0;
  #bytes = 0;
  #findings = 0;
  #suppressed = 0;
  #walked = { files: 0, bytes: 0, ended: false };

  constructor(options: ScanFilesOptions, hooks: ScanFilesHooks, scanner: BatchScanner) {
    this.#options = options;
    this.#hooks = hooks;
    this.#scanner = scanner;
    this.#started = options.now();
  }

  async run(): Promise<ScanSummary> {
    const close = (): void => { this.#queue.close(); };
    const consumers = Array.from({ length: this.#scanner.width }, () => this.#consume().finally(close));
    await Promise.all([this.#produce().finally(close), ...consumers]);
    return this.#summary();
  }

  async #produce(): Promise<void> {
    const { signal } = this.#hooks;
    for await (const entry of walk(signal === undefined ? this.#options : { ...this.#options, signal })) {
      if (signal?.aborted === true) return;
      if (entry.kind === 'skipped') {
        await this.#queue.push(skippedFile({ ...entry, size: 0 }, entry.reason));
        continue;
      }
      this.#walked.files++;
      this.#walked.bytes += entry.size;
      await this.#queue.push({ file: entry.file, path: entry.path, size: entry.size });
    }
    this.#walked.ended = true;
  }

  async #consume(): Promise<void> {
    for (;;) {
      const batch = await this.#queue.take(hasRoom);
      if (batch.length === 0) return;
      const number = this.#taken++;
      this.#finished.set(number, await this.#scan(batch));
      this.#report();
    }
  }

  /** Entries that the walk itself skipped keep their place among the scanned ones. */
  async #scan(batch: readonly (FileTask | FileResult)[]): Promise<readonly FileResult[]> {
    const scanned = await this.#scanner.run(batch.filter(isTask));
    const byFile = new Map(scanned.map((result) => [result.file, result]));
    return batch.flatMap((entry) => (isTask(entry) ? byFile.get(entry.file) ?? [] : entry));
  }

  #report(): void {
    for (let results = this.#finished.get(this.#reported); results !== undefined; results = this.#finished.get(this.#reported)) {
      this.#finished.delete(this.#reported++);
      for (const result of results) this.#count(result);
    }
    this.#hooks.onProgress?.(this.#progress());
  }

  #count(result: FileResult): void {
    const { skipped, findings, suppressed, bytes } = result;
    if (skipped === undefined || skipped === 'out-of-time') this.#files++;
    if (skipped !== undefined) this.#skipped.set(skipped, (this.#skipped.get(skipped) ?? 0) + 1);
    this.#bytes += bytes;
    this.#findings += findings.length;
    this.#suppressed += suppressed;
    if (findings.length > 0 || skipped !== undefined || suppressed > 0) this.#hooks.onResult(result);
  }

  #progress(): ScanProgress {
    const { files, bytes, ended } = this.#walked;
    return {
      files: this.#files, bytes: this.#bytes, seconds: this.#seconds(),
      ...(ended ? { totalFiles: files, totalBytes: bytes } : {}),
    };
  }

  #seconds(): number {
    return (this.#options.now() - this.#started) / 1000;
  }

  #summary(): ScanSummary {
    const cancelled = this.#hooks.signal?.aborted === true;
    return {
      files: this.#files, bytes: this.#bytes, seconds: this.#seconds(), findings: this.#findings,
      suppressed: this.#suppressed, skipped: Object.fromEntries(this.#skipped), cancelled,
      incomplete: cancelled || [...this.#skipped.keys()].some(isIncomplete),
    };
  }
}

function isTask(entry: FileTask | FileResult): entry is FileTask {
  return 'size' in entry;
}

function hasRoom(next: FileTask | FileResult, taken: readonly (FileTask | FileResult)[]): boolean {
  const sizeOf = (entry: FileTask | FileResult): number => (isTask(entry) ? entry.size : 0);
  const bytes = taken.reduce((sum, entry) => sum + sizeOf(entry), 0);
  return taken.length < BATCH_FILES && bytes + sizeOf(next) <= BATCH_BYTES;
}
