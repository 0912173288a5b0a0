import type { GitSearch } from './find-git';
import { findGit } from './find-git';
import { splitNul } from './repository';

/** Files that git follows, relative to the root that was asked for, with forward slashes. */
export type TrackedFiles = (root: string, signal?: AbortSignal) => Promise<readonly string[]>;

/**
 * Asks the user's git, once for each call, and looks for it when it is first needed. The answer is empty where git is
 * missing, refuses the repository or is not done in time: callers then know as much as without git.
 */
export function trackedFiles(search: GitSearch): TrackedFiles {
  let git: ReturnType<typeof findGit> | undefined;
  return async (root, signal) => {
    git ??= findGit(search);
    // The index alone is read. With `-i --exclude-standard` git would open every .gitignore, wait for ever where one is
    // a pipe, and know nothing of the rules outside a nested repository.
    const listed = await (await git)?.run({
      folder: root, args: ['ls-files', '-z', '--cached'], timeoutMs: TIME_OUT_MS, ...(signal === undefined ? {} : { signal }),
    });
    return listed?.ok === true ? splitNul(listed.value.stdout) : [];
  };
}

/** An index of a million files is listed in about a second. */
const TIME_OUT_MS = 10_000;
