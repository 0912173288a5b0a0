import path from 'node:path';
import type { GitSearch } from '../../../shared/src/host/git/find-git';
import type { CliContext } from '../context';

/** Where this command looks for git: anywhere on PATH but in the folder that it was called in, which may be hostile. */
export function gitSearch({ environment, platform, cwd }: CliContext): GitSearch {
  return { environment, platform, forbidden: path.parse(cwd).root === cwd ? [] : [cwd] };
}
