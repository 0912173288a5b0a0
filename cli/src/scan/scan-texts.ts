import type { Message } from '../../../shared/src/core/messages/message';
import { isIncomplete } from '../../../shared/src/core/model/skipped-file';
import type { FileSkipReason } from '../../../shared/src/core/model/skipped-file';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { skippedFile } from '../../../shared/src/sources/file-result';
import { FileScanner } from '../../../shared/src/sources/file-scanner';
import type { FileResult, FileTask } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { withBase } from '../../../shared/src/sources/settings-base';
import { scanStaged } from '../../../shared/src/sources/scan-staged';
import type { CliContext } from '../context';
import { gitMessage, repositoryHere } from './repository-here';
import type { ScannedTree } from './scan-tree';

/** Scans what the next commit would hold, which may differ from the files on disk. */
export async function scanIndex(context: CliContext, settings: ScannerSettings): Promise<Result<ScannedTree, Message>> {
  const started = context.monotonic();
  const repository = await repositoryHere(context, TASK);
  if (!repository.ok) return repository;
  const { signal } = context.interruption;
  const { root } = repository.value;
  const results = await scanStaged({ ...repository.value, settings: withBase(settings, root), now: context.monotonic, signal });
  if (results.ok) return ok(treeOf(context, results.value, started));
  return signal.aborted ? ok(treeOf(context, [], started)) : err(gitMessage(results.error.kind, TASK));
}

const TASK = 'could not tell what is staged';

/** Scans one text, such as standard input. `name` decides its language. */
export async function scanText(context: CliContext, settings: ScannerSettings, name: string, bytes: Buffer): Promise<ScannedTree> {
  const started = context.monotonic();
  const task: FileTask = { file: name, path: name, size: bytes.length };
  if (bytes.length > settings.maxFileBytes) return treeOf(context, [skippedFile(task, 'too-large')], started);
  const scanner = await FileScanner.open(settings, context.monotonic, () => context.interruption.signal.aborted);
  scanner.expectFew();
  return treeOf(context, await scanner.scan({ ...task, content: bytes }) ?? [], started);
}

/** The same summary as for files on disk. */
function treeOf(context: CliContext, files: readonly FileResult[], started: number): ScannedTree {
  const skipped: Partial<Record<FileSkipReason, number>> = {};
  for (const { skipped: reason } of files) if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
  const cancelled = context.interruption.signal.aborted;
  const unanalysed = files.filter(({ patternGap }) => patternGap === 'no-grammar').length;
  const sum = (count: (file: FileResult) => number): number => files.reduce((total, file) => total + count(file), 0);
  return {
    files,
    summary: {
      files: files.filter(({ skipped: reason }) => reason === undefined || reason === 'out-of-time').length, bytes: sum(({ bytes }) => bytes), seconds: (context.monotonic() - started) / 1000, skipped, cancelled,
      findings: sum(({ findings }) => findings.length),
      suppressed: sum(({ suppressed }) => suppressed),
      accepted: sum(({ accepted = 0 }) => accepted),
      ...(unanalysed === 0 ? {} : { unanalysed }),
      incomplete: cancelled || unanalysed > 0 || files.some(({ skipped: reason }) => reason !== undefined && isIncomplete(reason)),
    },
  };
}
