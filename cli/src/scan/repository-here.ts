import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { findGit } from '../../../shared/src/host/git/find-git';
import type { Git, GitFailure } from '../../../shared/src/host/git/git';
import { repositoryRoot } from '../../../shared/src/host/git/repository';
import type { CliContext } from '../context';
import { gitSearch } from './git-search';

export interface RepositoryHere {
  readonly git: Git;
  /** Absolute, without links. */
  readonly root: string;
}

/**
 * The repository that the command was called in. `task` says what was wanted of it, as in "could not tell what is staged"; `rootOf` is
 * `repositoryOrBareRoot` where a repository without a work tree will do.
 */
export async function repositoryHere(context: CliContext, task: string, rootOf = repositoryRoot): Promise<Result<RepositoryHere, Message>> {
  const git = await findGit(gitSearch(context));
  if (git === undefined) return err(gitMessage('missing', task));
  const root = await rootOf(git, context.cwd);
  return root.ok ? ok({ git, root: root.value }) : err(gitMessage(root.error.kind, task));
}

export function gitMessage(kind: GitFailure['kind'] | 'missing', task: string): Message {
  const kept = 'Nothing was scanned.';
  switch (kind) {
    case 'missing': return { what: 'Git was not found.', kept, next: 'Install git, or scan the files: keyward scan' };
    case 'not-a-repository': return { what: 'This folder is in no git repository.', kept, next: 'Scan the files instead: keyward scan' };
    case 'unsafe-repository': return {
      what: 'Git does not trust this repository: it belongs to another user.', kept,
      next: 'Add it to safe.directory in your own git configuration if you trust it.',
    };
    default: return { what: `Git ${task} (${kind}).`, kept, next: 'Run "git status" to see what is wrong.' };
  }
}
