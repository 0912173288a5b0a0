import { trackedFiles } from '../../../shared/src/host/git/tracked-files';
import { ProgressBar } from '../../../shared/src/host/terminal/progress-bar';
import type { ScanHooks, ScanSummary } from '../../../shared/src/sources/batch-scan';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { scanFiles } from '../../../shared/src/sources/scan-files';
import type { Shard } from '../../../shared/src/sources/shard';
import type { CliContext } from '../context';
import { gitSearch } from './git-search';
import { scanThreads } from './scan-threads';

export interface ScanTreeOptions {
  readonly settings: ScannerSettings;
  /** Absolute. */
  readonly roots: readonly string[];
  readonly respectIgnoreFiles: boolean;
  /** Threads; 0 scans in this one. Undefined chooses by the machine. */
  readonly workers: number | undefined;
  readonly shard?: Shard | undefined;
}

export interface ScannedTree {
  readonly files: readonly FileResult[];
  readonly summary: ScanSummary;
  readonly counted?: 'file version';
}

/** Scans files and folders with a progress bar on standard error. Ctrl-C ends it early; what was found is valid. */
export async function scanTree(context: CliContext, options: ScanTreeOptions): Promise<ScannedTree> {
  const { roots, respectIgnoreFiles, settings, workers, shard } = options;
  const { files, value } = await withProgress(context, (hooks) => scanFiles({
    roots, base: context.cwd, respectIgnoreFiles, trackedFiles: trackedFiles(gitSearch(context)),
    ...scanThreads(context, settings, workers), ...(shard === undefined ? {} : { shard }),
  }, hooks));
  return { files, summary: value };
}

/** Runs a scan with a progress bar, and gathers what it reports. */
export async function withProgress<T>(
  context: CliContext, scan: (hooks: ScanHooks) => Promise<T>,
): Promise<{ readonly files: readonly FileResult[]; readonly value: T }> {
  const files: FileResult[] = [];
  const bar = new ProgressBar(context.stderr, context.stderr.traits, context.monotonic);
  const value = await scan({
    onResult: (result) => files.push(result),
    onProgress: (progress) => { bar.update(progress); },
    signal: context.interruption.signal,
  });
  bar.clear();
  return { files, value };
}
