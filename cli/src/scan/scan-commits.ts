import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Revisions } from '../../../shared/src/host/git/committed-blobs';
import type { GitFailure } from '../../../shared/src/host/git/git';
import { isShallow, repositoryOrBareRoot } from '../../../shared/src/host/git/repository';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { scanHistory } from '../../../shared/src/sources/scan-history';
import { withBase } from '../../../shared/src/sources/settings-base';
import type { Shard } from '../../../shared/src/sources/shard';
import type { CliContext } from '../context';
import { reportMessage } from '../output/report-message';
import { gitMessage, repositoryHere } from './repository-here';
import type { ScannedTree } from './scan-tree';
import { withProgress } from './scan-tree';
import { scanThreads } from './scan-threads';

export interface ScanCommitsOptions {
  readonly settings: ScannerSettings;
  readonly revisions: Revisions;
  /** Files and folders as the user named them, which may be there no more; the whole repository when there are none. */
  readonly paths: readonly string[];
  readonly workers: number | undefined;
  readonly shard: Shard | undefined;
}

/** Scans what commits added or changed. Ctrl-C ends it early; what was found is valid. */
export async function scanCommits(context: CliContext, options: ScanCommitsOptions): Promise<Result<ScannedTree, Message>> {
  const { settings, revisions, paths, workers, shard } = options;
  const repository = await repositoryHere(context, TASK, repositoryOrBareRoot);
  if (!repository.ok) return repository;
  const { git, root } = repository.value;
  const shallow = await isShallow(git, root);
  const { files, value: scanned } = await withProgress(context, (hooks) => scanHistory({
    git, root, revisions, within: placesIn(root, context.cwd, paths), ...scanThreads(context, withBase(settings, root), workers),
    ...(shard === undefined ? {} : { shard }),
  }, hooks));
  if (!scanned.ok) return err(historyMessage(scanned.error, revisions));
  const { failure, ...summary } = scanned.value;
  if (failure !== undefined) reportMessage(context.stderr, unreadMessage(failure), 'note');
  const cut = revisions.kind === 'all' && shallow.ok && shallow.value;
  if (cut) reportMessage(context.stderr, SHALLOW, 'note');
  return ok({ files, counted: 'file version', summary: { ...summary, incomplete: summary.incomplete || cut } });
}

const TASK = 'could not list the history';

/** The folder of the command may have been reached by a link, the root never is. */
function placesIn(root: string, cwd: string, paths: readonly string[]): readonly string[] {
  const folder = realpathSync(cwd);
  return paths.length === 0 ? [''] : paths.map((name) => path.relative(root, path.resolve(folder, name)).split(path.sep).join('/'));
}

function historyMessage(failure: GitFailure, revisions: Revisions): Message {
  if (failure.kind !== 'failed' || revisions.kind === 'all') return gitMessage(failure.kind, TASK);
  return {
    what: `Git does not know the range ${safeText(revisions.range)}.`, kept: 'Nothing was scanned.',
    next: 'Give two commits, branches or tags that are there, as in: keyward scan --range main..HEAD',
  };
}

function unreadMessage({ kind }: GitFailure): Message {
  return {
    what: `Git could not hand over every content of the history (${kind}).`, kept: 'The report holds what was found until then.',
    next: 'A partial clone lacks contents: fetch them first, or scan a full clone.',
  };
}

const SHALLOW: Message = {
  what: 'This is a shallow clone: commits before its oldest one are not here.', kept: 'What is here was scanned.',
  next: 'Run "git fetch --unshallow" and scan again to see the whole history.',
};
