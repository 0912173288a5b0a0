import path from 'node:path';
import { findExecutable } from '../../../shared/src/host/processes/find-executable';
import { Git } from '../../../shared/src/host/git/git';
import type { GitFailure } from '../../../shared/src/host/git/git';
import { repositoryRoot } from '../../../shared/src/host/git/repository';
import { readBlob, stagedBlobs } from '../../../shared/src/host/git/staged';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import type { ScanOptions } from '../../../shared/src/scan/engine';
import { fileResult, reportOptions, scanContent, scanOptions, skippedFile } from '../../../shared/src/sources/file-scanner';
import type { FileResult, FileTask, ScannerSettings } from '../../../shared/src/sources/file-scanner';
import type { CliContext } from '../context';
import type { ScannedTree } from './scan-tree';

/** Scans what the next commit would hold, which may differ from the files on disk. */
export async function scanStaged(context: CliContext, settings: ScannerSettings): Promise<Result<ScannedTree, Message>> {
  const git = await findGit(context);
  if (git === undefined) return err(gitMessage('missing'));
  const root = await repositoryRoot(git, context.cwd);
  if (!root.ok) return err(gitMessage(root.error.kind));
  const blobs = await stagedBlobs(git, root.value);
  if (!blobs.ok) return err(gitMessage(blobs.error.kind));
  const scan = new TextsScan(context, settings);
  for (const blob of blobs.value) {
    if (context.interruption.signal.aborted) break;
    const bytes = await readBlob(git, root.value, blob.object, context.interruption.signal);
    if (bytes.ok) scan.add(blob.path, bytes.value);
    else scan.skip(blob.path);
  }
  return ok(scan.end());
}

/** Scans one text, such as standard input. `name` decides its language. */
export function scanText(context: CliContext, settings: ScannerSettings, name: string, bytes: Buffer): ScannedTree {
  const scan = new TextsScan(context, settings);
  scan.add(name, bytes);
  return scan.end();
}

/** Texts that are no files, scanned in this thread with the same options and results. */
class TextsScan {
  readonly #context: CliContext;
  readonly #settings: ScannerSettings;
  readonly #options: ScanOptions;
  readonly #results: FileResult[] = [];
  readonly #started: number;
  #bytes = 0;

  constructor(context: CliContext, settings: ScannerSettings) {
    this.#context = context;
    this.#settings = settings;
    this.#started = context.monotonic();
    this.#options = scanOptions(settings, context.monotonic, () => context.interruption.signal.aborted);
  }

  add(name: string, bytes: Buffer): void {
    const task: FileTask = { file: name, path: name, size: bytes.length };
    const scanned = bytes.length > this.#settings.maxFileBytes ? 'too-large' : scanContent(bytes, name, this.#options) ?? 'binary';
    this.#results.push(typeof scanned === 'string' ? skippedFile(task, scanned) : fileResult(task, bytes.length, scanned, reportOptions(this.#settings)));
    this.#bytes += bytes.length;
  }

  skip(name: string): void {
    this.#results.push(skippedFile({ file: name, path: name, size: 0 }, 'unreadable'));
  }

  end(): ScannedTree {
    const skipped: Partial<Record<NonNullable<FileResult['skipped']>, number>> = {};
    for (const { skipped: reason } of this.#results) if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
    const cancelled = this.#context.interruption.signal.aborted;
    return {
      files: this.#results,
      summary: {
        files: this.#results.length, bytes: this.#bytes, seconds: (this.#context.monotonic() - this.#started) / 1000, skipped, cancelled,
        findings: this.#results.reduce((sum, { findings }) => sum + findings.length, 0),
        suppressed: this.#results.reduce((sum, { suppressed }) => sum + suppressed, 0),
        incomplete: cancelled || (skipped.unreadable ?? 0) + (skipped['out-of-time'] ?? 0) > 0,
      },
    };
  }
}

async function findGit(context: CliContext): Promise<Git | undefined> {
  const { environment, platform, cwd } = context;
  const extensions = environment['PATHEXT'];
  const executable = await findExecutable('git', {
    platform, searchPath: environment['PATH'] ?? '', forbidden: path.parse(cwd).root === cwd ? [] : [cwd], ...(extensions === undefined ? {} : { extensions }),
  });
  return executable === undefined ? undefined : new Git({ executable, environment, platform });
}

function gitMessage(kind: GitFailure['kind'] | 'missing'): Message {
  const kept = 'Nothing was scanned.';
  switch (kind) {
    case 'missing': return { what: 'Git was not found.', kept, next: 'Install git, or scan the files: keyward scan' };
    case 'not-a-repository': return { what: 'This folder is in no git repository.', kept, next: 'Scan the files instead: keyward scan' };
    case 'unsafe-repository': return {
      what: 'Git does not trust this repository: it belongs to another user.', kept,
      next: 'Add it to safe.directory in your own git configuration if you trust it.',
    };
    default: return { what: `Git could not tell what is staged (${kind}).`, kept, next: 'Run "git status" to see what is wrong.' };
  }
}
