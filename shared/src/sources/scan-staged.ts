import path from 'node:path';
import type { FileSkipReason } from '../core/model/skipped-file';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import { readBlobs } from '../host/git/blobs';
import type { BlobContent } from '../host/git/blobs';
import type { Git, GitFailure } from '../host/git/git';
import type { StagedBlob } from '../host/git/staged';
import { stagedBlobs } from '../host/git/staged';
import type { FileResult, FileTask, ScannerSettings } from './file-scanner';
import { fileResult, reportOptions, scanContent, loadScanOptions, skippedFile } from './file-scanner';

export interface ScanStagedOptions {
  readonly git: Git;
  /** The repository's root, from `repositoryRoot`. */
  readonly root: string;
  readonly settings: ScannerSettings;
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

/** Milliseconds that git may take to hand all staged contents over. */
const GIT_TIME = 120_000;

/**
 * Scans what the next commit would hold: the index's contents, which may differ from the files in the folder. Gives a
 * result for each staged file, in git's order.
 */
export async function scanStaged(options: ScanStagedOptions): Promise<Result<readonly FileResult[], GitFailure>> {
  const { git, root, settings, now, signal } = options;
  const staged = await stagedBlobs(git, root);
  if (!staged.ok) return staged;
  const scan = await loadScanOptions(settings, now, () => signal?.aborted === true);
  const report = reportOptions(settings);
  const results: FileResult[] = [];
  const read = await readBlobs(git, {
    root, objects: staged.value.map(({ object }) => object), maxBytes: settings.maxFileBytes, timeoutMs: GIT_TIME,
    ...(signal === undefined ? {} : { signal }),
  }, (index, content) => {
    const blob = staged.value[index];
    if (blob === undefined) return;
    const task = taskOf(root, blob, content);
    const scanned = content.kind === 'content' ? scanContent(content.bytes, blob.path, scan) : undefined;
    results.push(scanned === undefined ? skippedFile(task, reasonOf(content)) : fileResult(task, task.size, scanned, report));
  });
  return read.ok ? ok(results) : read;
}

function taskOf(root: string, blob: StagedBlob, content: BlobContent): FileTask {
  return { file: path.join(root, blob.path), path: blob.path, size: content.kind === 'content' ? content.bytes.length : 0 };
}

function reasonOf(content: BlobContent): FileSkipReason {
  switch (content.kind) {
    case 'content': return 'binary';
    case 'too-large': return 'too-large';
    case 'missing': return 'vanished';
  }
}
