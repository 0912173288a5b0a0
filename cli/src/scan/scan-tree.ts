import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { trackedFiles } from '../../../shared/src/host/git/tracked-files';
import { ProgressBar } from '../../../shared/src/host/terminal/progress-bar';
import type { FileResult, ScannerSettings } from '../../../shared/src/sources/file-scanner';
import { scanFiles } from '../../../shared/src/sources/scan-files';
import type { ScanFilesOptions, ScanSummary } from '../../../shared/src/sources/scan-files';
import type { CliContext } from '../context';
import { gitSearch } from './git-search';

export interface ScanTreeOptions {
  readonly settings: ScannerSettings;
  /** Absolute. */
  readonly roots: readonly string[];
  readonly respectIgnoreFiles: boolean;
  /** Threads; 0 scans in this one. Undefined chooses by the machine. */
  readonly workers: number | undefined;
}

export interface ScannedTree {
  readonly files: readonly FileResult[];
  readonly summary: ScanSummary;
}

/** Scans files and folders with a progress bar on standard error. Ctrl-C ends it early; what was found is valid. */
export async function scanTree(context: CliContext, options: ScanTreeOptions): Promise<ScannedTree> {
  const files: FileResult[] = [];
  const bar = new ProgressBar(context.stderr, context.stderr.traits, context.monotonic);
  const summary = await scanFiles(
    {
      roots: options.roots, base: context.cwd, respectIgnoreFiles: options.respectIgnoreFiles, settings: options.settings,
      trackedFiles: trackedFiles(gitSearch(context)), now: context.monotonic, ...workers(context, options.workers),
    },
    {
      onResult: (result) => files.push(result),
      onProgress: (progress) => { bar.update(progress); },
      signal: context.interruption.signal,
    },
  );
  bar.clear();
  return { files, summary };
}

/** More threads than this hold more memory than they save time: each has an engine and a file of its own. */
const MOST_THREADS = 4;

function workers(context: CliContext, wanted: number | undefined): Pick<ScanFilesOptions, 'workers'> {
  const threads = wanted ?? Math.min(availableParallelism(), MOST_THREADS);
  const file = path.join(context.programFolder, 'scan-worker.js');
  return threads === 0 || !existsSync(file) ? {} : { workers: { script: { file }, threads } };
}
