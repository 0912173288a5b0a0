import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Git, GitFailure } from './git';
import { splitNul } from './repository';

/** One file as the next commit would hold it. */
export interface StagedBlob {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly object: string;
}

/** The files that are added or changed in the index of the repository that `folder` lies in. Links, submodules and deletions have no text of their own. */
export async function stagedBlobs(git: Git, folder: string): Promise<Result<readonly StagedBlob[], GitFailure>> {
  const output = await git.run({
    folder, timeoutMs: 60_000,
    args: ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=AMT', '--no-ext-diff',
      '--no-textconv', '--no-relative', '--ignore-submodules=all'],
  });
  return output.ok ? ok(parseRaw(splitNul(output.value.stdout))) : output;
}

/** The raw format: `:oldmode newmode oldobject newobject status NUL path` (https://git-scm.com/docs/diff-format). */
function parseRaw(fields: readonly string[]): readonly StagedBlob[] {
  const blobs: StagedBlob[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode, , object] = (fields[index] ?? '').split(' ');
    const path = fields[index + 1];
    if (path !== undefined && object !== undefined && mode?.startsWith('100') === true) blobs.push({ path, object });
  }
  return blobs;
}
