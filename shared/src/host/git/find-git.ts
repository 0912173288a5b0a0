import { findExecutable } from '../processes/find-executable';
import type { GitOptions } from './git';
import { Git } from './git';

export interface GitSearch extends Omit<GitOptions, 'executable'> {
  /** Folders whose programs are never run, though PATH may lead there. */
  readonly forbidden: readonly string[];
}

/** The user's git, by its absolute path; undefined where there is none. */
export async function findGit({ forbidden, ...options }: GitSearch): Promise<Git | undefined> {
  const { PATH, PATHEXT } = options.environment;
  const executable = await findExecutable('git', {
    platform: options.platform, searchPath: PATH ?? '', forbidden, ...(PATHEXT === undefined ? {} : { extensions: PATHEXT }),
  });
  return executable === undefined ? undefined : new Git({ ...options, executable });
}
