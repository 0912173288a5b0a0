import type { SecretValue } from '../../core/redact/secret-value';
import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Git, GitFailure } from './git';

export interface HistorySearch {
  readonly root: string;
  /** What is looked for: values, and their escaped forms in the source. */
  readonly values: readonly SecretValue[];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Whether any object of the repository holds one of the values: file contents of every commit, also of branches that
 * were deleted but not yet collected, and commit messages. Git writes all objects to its output and they are searched
 * here as bytes; a value is never an argument of a program, where other users could read it.
 */
export async function isInHistory(git: Git, search: HistorySearch): Promise<Result<boolean, GitFailure>> {
  const found = await findInHistory(git, search, 'any');
  return found.ok ? ok(found.value.includes(true)) : found;
}

/** The same for each of the values by itself, in their order, and all in one pass over the objects. */
export function areInHistory(git: Git, search: HistorySearch): Promise<Result<readonly boolean[], GitFailure>> {
  return findInHistory(git, search, 'all');
}

async function findInHistory(
  git: Git, { values, root, timeoutMs, signal }: HistorySearch, until: 'any' | 'all',
): Promise<Result<readonly boolean[], GitFailure>> {
  const finders = values.map((value) => new StreamFinder(value.bytes()));
  const end = await git.stream(
    {
      folder: root, timeoutMs, ...(signal === undefined ? {} : { signal }),
      args: ['cat-file', '--batch', '--batch-all-objects', '--unordered', '--buffer'],
    },
    (chunk) => {
      const found = finders.filter((finder) => finder.push(chunk)).length;
      return found >= (until === 'any' ? 1 : finders.length) ? 'stop' : 'more';
    },
  );
  for (const finder of finders) finder.dispose();
  return end.ok ? ok(finders.map((finder) => finder.found)) : end;
}

/** Finds bytes in a stream of chunks, also where they lie across a border. */
export class StreamFinder {
  readonly #needle: Buffer;
  /** The end of what was seen, one byte shorter than the needle. */
  #tail: Buffer = Buffer.alloc(0);
  #found = false;

  /** An empty needle is found nowhere: it says nothing about a repository. */
  constructor(needle: Buffer) {
    this.#needle = needle;
  }

  get found(): boolean {
    return this.#found;
  }

  push(chunk: Buffer): boolean {
    const length = this.#needle.length;
    if (this.#found || length === 0) return this.#found;
    const border = Buffer.concat([this.#tail, chunk.subarray(0, length - 1)]);
    this.#found = border.includes(this.#needle) || chunk.includes(this.#needle);
    this.#tail.fill(0);
    this.#tail = chunk.length >= length - 1
      ? Buffer.from(chunk.subarray(chunk.length - (length - 1)))
      : Buffer.from(border.subarray(Math.max(0, border.length - (length - 1))));
    return this.#found;
  }

  /** What was kept of the stream may be a part of the value. */
  dispose(): void {
    this.#tail.fill(0);
  }
}
