import path from 'node:path';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import { readBlobs } from '../host/git/blobs';
import type { Git, GitFailure } from '../host/git/git';
import { stagedBlobs } from '../host/git/staged';
import { FEW_FILES } from './batch-scan';
import type { FileResult } from './file-result';
import type { ScannerSettings } from './scanner-settings';
import { skippedFile } from './file-result';
import { FileScanner } from './file-scanner';

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
  // Git lists them while the rules are made ready.
  const listed = stagedBlobs(git, root);
  const scanner = await FileScanner.open(settings, now, () => signal?.aborted === true);
  const staged = await listed;
  if (!staged.ok) return staged;
  if (staged.value.length <= FEW_FILES) scanner.expectFew();
  const results: Promise<readonly FileResult[] | undefined>[] = [];
  const read = await readBlobs(git, {
    root, objects: staged.value.map(({ object }) => object), maxBytes: settings.maxFileBytes, timeoutMs: GIT_TIME,
    ...(signal === undefined ? {} : { signal }),
  }, (index, content) => {
    const blob = staged.value[index];
    if (blob === undefined) return;
    const task = { file: path.join(root, blob.path), path: blob.path };
    results.push(content.kind === 'content' ? scanner.scan({ ...task, size: content.bytes.length, content: content.bytes })
      : Promise.resolve([skippedFile({ ...task, size: 0 }, content.kind === 'missing' ? 'vanished' : 'too-large')]));
  });
  return read.ok ? ok((await Promise.all(results)).flatMap((result) => result ?? [])) : read;
}
