import type { FileSkipReason } from '../core/model/skipped-file';
import { isIncomplete } from '../core/model/skipped-file';
import type { BatchScanner } from './batch-scanner';
import { InlineScanner } from './batch-scanner';
import { BoundedQueue } from './bounded-queue';
import type { FileResult, FileTask } from './file-result';
import type { ScannerSettings } from './scanner-settings';
import type { WorkerScript } from './worker-pool';
import { WorkerPool } from './worker-pool';

/** Where the scanning is done. */
export interface ScanThreads {
  readonly settings: ScannerSettings;
  /** Threads and where their script is; without it everything happens in this thread. */
  readonly workers?: { readonly script: WorkerScript; readonly threads: number };
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Called once in a scan of many files, when the first of them are done: from then on the same code runs over and over. */
  readonly onWarm?: () => void;
}

export interface ScanHooks {
  /** Each file with something to say (findings, or a reason why it was skipped), in the order of the source. */
  readonly onResult: (result: FileResult) => void;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Ends the scan early; what was found until then is reported and valid. */
  readonly signal?: AbortSignal;
}

export interface ScanTotals {
  readonly totalFiles?: number;
  readonly totalBytes?: number;
}

export interface ScanProgress extends ScanTotals {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
}

export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly findings: number;
  readonly suppressed: number;
  /** Of the suppressed, those that a baseline accepts. */
  readonly accepted: number;
  /** Files, and whole folders under `ignored`, by reason. */
  readonly skipped: Readonly<Partial<Record<FileSkipReason, number>>>;
  /** Programs that were not analysed because a file of the installation is missing; absent for none. */
  readonly unanalysed?: number;
  /** Something that should have been scanned was not, or the scan was cancelled. */
  readonly incomplete: boolean;
  readonly cancelled: boolean;
}

/** What is to be scanned, or was left out already. */
export type ScanEntry = FileTask | FileResult;

/** Where files come from. */
export interface ScanSource {
  /** Gives one entry after the other, in the order of the report. The promise is kept as long as there is no room. */
  produce(push: (entry: ScanEntry) => Promise<void>): Promise<void>;
  /** Empty as long as they are not known. */
  totals(): ScanTotals;
  /** The last word on a result before it is counted and reported. */
  refine?(result: FileResult): FileResult;
  /** How much may wait to be scanned, and what an entry adds to it. */
  readonly capacity: number;
  readonly weigh?: (entry: ScanEntry) => number;
}

/** Scans what a source gives, here or in threads, and reports it in the source's order. */
export async function scanSource(source: ScanSource, threads: ScanThreads, hooks: ScanHooks): Promise<ScanSummary> {
  const scan = new BatchScan(source, threads, hooks);
  const cancel = (): void => { scan.cancel(); };
  hooks.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await scan.run();
  } finally {
    hooks.signal?.removeEventListener('abort', cancel);
    await scan.dispose();
  }
}

const BATCH_FILES = 64;
const BATCH_BYTES = 4_000_000;

/** A thread takes as long to start as this much takes to scan: so few files are scanned here. */
export const FEW_FILES = 32;
const FEW_BYTES = 1_000_000;

/** One scan: a source that runs ahead, batches that are with the scanner, and results put back into the source's order. */
class BatchScan {
  readonly #source: ScanSource;
  readonly #threads: ScanThreads;
  readonly #hooks: ScanHooks;
  readonly #queue: BoundedQueue<ScanEntry>;
  readonly #finished = new Map<number, readonly FileResult[]>();
  readonly #skipped = new Map<FileSkipReason, number>();
  readonly #started: number;
  #scanner: BatchScanner | undefined;
  #taken = 0;
  #reported = 0;
  #files = 0;
  #bytes = 0;
  #findings = 0;
  #suppressed = 0;
  #accepted = 0;
  #unanalysed = 0;

  constructor(source: ScanSource, threads: ScanThreads, hooks: ScanHooks) {
    this.#source = source;
    this.#threads = threads;
    this.#hooks = hooks;
    this.#queue = new BoundedQueue(source.capacity, source.weigh);
    this.#started = threads.now();
  }

  async run(): Promise<ScanSummary> {
    const close = (): void => { this.#queue.close(); };
    const produced = this.#source.produce((entry) => this.#queue.push(entry));
    await Promise.all([produced.finally(close), this.#consumeAll(close)]);
    return this.#summary();
  }

  cancel(): void {
    this.#scanner?.cancel();
  }

  async dispose(): Promise<void> {
    await this.#scanner?.dispose();
  }

  /** Which scanner is worth its start shows when the first files are known. */
  async #consumeAll(close: () => void): Promise<void> {
    const few = await this.#queue.gather(isMany) === 'all';
    const { workers, settings, now, onWarm } = this.#threads;
    const scanner = workers === undefined || few ? new InlineScanner(settings, { now, few }) : new WorkerPool({ ...workers, settings });
    this.#scanner = scanner;
    if (this.#hooks.signal?.aborted === true) scanner.cancel();
    await Promise.all(Array.from({ length: scanner.width }, () => this.#consume(scanner, few ? undefined : onWarm).finally(close)));
  }

  async #consume(scanner: BatchScanner, onWarm: ScanThreads['onWarm']): Promise<void> {
    for (;;) {
      const batch = await this.#queue.take(hasRoom);
      if (batch.length === 0) return;
      const number = this.#taken++;
      this.#finished.set(number, await this.#scan(batch, scanner));
      if (number === 0) onWarm?.();
      this.#report();
    }
  }

  /** Entries that the source itself skipped keep their place among the scanned ones. */
  async #scan(batch: readonly ScanEntry[], scanner: BatchScanner): Promise<readonly FileResult[]> {
    const scanned = await scanner.run(batch.filter(isTask));
    const byFile = new Map<string, FileResult[]>();
    for (const result of scanned) {
      const ofFile = byFile.get(result.file);
      if (ofFile === undefined) byFile.set(result.file, [result]);
      else ofFile.push(result);
    }
    return batch.flatMap((entry) => (isTask(entry) ? byFile.get(entry.file) ?? [] : entry));
  }

  #report(): void {
    for (let results = this.#finished.get(this.#reported); results !== undefined; results = this.#finished.get(this.#reported)) {
      this.#finished.delete(this.#reported++);
      for (const result of results) this.#count(this.#source.refine?.(result) ?? result);
    }
    this.#hooks.onProgress?.({ files: this.#files, bytes: this.#bytes, seconds: this.#seconds(), ...this.#source.totals() });
  }

  #count(result: FileResult): void {
    const { skipped, findings, suppressed, accepted = 0, bytes, patternGap } = result;
    if (skipped === undefined || skipped === 'out-of-time') this.#files++;
    if (skipped !== undefined) this.#skipped.set(skipped, (this.#skipped.get(skipped) ?? 0) + 1);
    this.#bytes += bytes;
    this.#findings += findings.length;
    this.#suppressed += suppressed;
    this.#accepted += accepted;
    if (patternGap === 'no-grammar') this.#unanalysed++;
    if (findings.length > 0 || skipped !== undefined || suppressed > 0) this.#hooks.onResult(result);
  }

  #seconds(): number {
    return (this.#threads.now() - this.#started) / 1000;
  }

  #summary(): ScanSummary {
    const cancelled = this.#hooks.signal?.aborted === true;
    return {
      files: this.#files, bytes: this.#bytes, seconds: this.#seconds(), findings: this.#findings,
      suppressed: this.#suppressed, accepted: this.#accepted, skipped: Object.fromEntries(this.#skipped), cancelled,
      ...(this.#unanalysed === 0 ? {} : { unanalysed: this.#unanalysed }),
      incomplete: cancelled || this.#unanalysed > 0 || [...this.#skipped.keys()].some(isIncomplete),
    };
  }
}

function isTask(entry: ScanEntry): entry is FileTask {
  return 'size' in entry;
}

function hasRoom(next: ScanEntry, taken: readonly ScanEntry[]): boolean {
  return taken.length < BATCH_FILES && bytesOf(taken) + bytesOf([next]) <= BATCH_BYTES;
}

function isMany(waiting: readonly ScanEntry[]): boolean {
  return waiting.length > FEW_FILES || bytesOf(waiting) > FEW_BYTES;
}

function bytesOf(entries: readonly ScanEntry[]): number {
  return entries.reduce((sum, entry) => sum + (isTask(entry) ? entry.size : 0), 0);
}
