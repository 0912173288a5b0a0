import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { isInside } from '../paths/inside';
import type { Git, GitFailure } from './git';

/**
 * The root of the work tree that holds `folder`, without links. A repository whose configuration claims a work tree
 * elsewhere (core.worktree) is refused: it would make us read and judge other folders than the one that was asked for.
 */
export async function repositoryRoot(git: Git, folder: string): Promise<Result<string, GitFailure>> {
  const output = await git.run({ folder, args: ['rev-parse', '--show-toplevel'], timeoutMs: QUICK_MS });
  if (!output.ok) return output;
  const root = path.resolve(output.value.stdout.toString('utf8').replace(/\r?\n$/, ''));
  const realRoot = realpathSync.native(root);
  return isInside(realpathSync.native(folder), realRoot) ? ok(realRoot) : err({ kind: 'not-a-repository' });
}

/**
 * The root of the repository that holds `folder`, also of one without a work tree, whose root is git's own folder: its history can
 * be read there all the same.
 */
export async function repositoryOrBareRoot(git: Git, folder: string): Promise<Result<string, GitFailure>> {
  const output = await git.run({ folder, args: ['rev-parse', '--is-bare-repository', '--absolute-git-dir'], timeoutMs: QUICK_MS });
  if (!output.ok) return output;
  const [bare, gitFolder = ''] = output.value.stdout.toString('utf8').split(/\r?\n/);
  if (bare !== 'true') return repositoryRoot(git, folder);
  const realRoot = realpathSync.native(gitFolder);
  return isInside(realpathSync.native(folder), realRoot) ? ok(realRoot) : err({ kind: 'not-a-repository' });
}

/** Whether older commits were left behind when the repository was cloned. */
export async function isShallow(git: Git, root: string): Promise<Result<boolean, GitFailure>> {
  const output = await git.run({ folder: root, args: ['rev-parse', '--is-shallow-repository'], timeoutMs: QUICK_MS });
  return output.ok ? ok(output.value.stdout.toString('latin1').trim() === 'true') : output;
}

/** Which of these files git would leave out: absolute paths in, the ignored ones out. Tracked files are never ignored. */
export async function ignoredFiles(
  git: Git, root: string, files: readonly string[],
): Promise<Result<ReadonlySet<string>, GitFailure>> {
  if (files.length === 0) return ok(new Set());
  const relative = files.map((file) => path.relative(root, file).split(path.sep).join('/'));
  const output = await git.run({
    folder: root, args: ['check-ignore', '-z', '--stdin'], stdin: Buffer.from(relative.join('\0')), timeoutMs: QUICK_MS,
  });
  if (!output.ok) {
    // check-ignore exits with 1 when nothing is ignored.
    return output.error.kind === 'failed' && output.error.code === 1 ? ok(new Set()) : output;
  }
  return ok(new Set(splitNul(output.value.stdout).map((name) => path.resolve(root, name))));
}

/** Whether git follows this file already: then adding it to .gitignore changes nothing. */
export async function isTracked(git: Git, root: string, file: string): Promise<Result<boolean, GitFailure>> {
  const name = path.relative(root, file).split(path.sep).join('/');
  const output = await git.run({ folder: root, args: ['--literal-pathspecs', 'ls-files', '-z', '--', name], timeoutMs: QUICK_MS });
  return output.ok ? ok(output.value.stdout.length > 0) : output;
}

/** Git's `-z` lists: each entry ends with a NUL. */
export function splitNul(bytes: Buffer): readonly string[] {
  return bytes.toString('utf8').split('\0').filter((part) => part !== '');
}

const QUICK_MS = 30_000;
