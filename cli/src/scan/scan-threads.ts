import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inlineLess } from '../../../shared/src/host/inlining';
import type { ScanThreads } from '../../../shared/src/sources/batch-scan';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';

/** More threads than this hold more memory than they save time: each has an engine and a file of its own. */
const MOST_THREADS = 4;

/** Where this program scans. `wanted` threads, 0 for the main one; undefined chooses by the machine. */
export function scanThreads(context: CliContext, settings: ScannerSettings, wanted: number | undefined): ScanThreads {
  const threads = wanted ?? Math.min(availableParallelism(), MOST_THREADS);
  const file = path.join(context.programFolder, 'scan-worker.js');
  const onWarm = (): void => { inlineLess(process.versions.v8); };
  return { settings, now: context.monotonic, onWarm, ...(threads === 0 || !existsSync(file) ? {} : { workers: { script: { file }, threads } }) };
}
