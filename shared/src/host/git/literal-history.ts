import path from 'node:path';
import type { SecretValue } from '../../core/redact/secret-value';
import { findExecutable } from '../processes/find-executable';
import type { GitOptions } from './git';
import { Git } from './git';
import { isInHistory } from './history';
import { repositoryRoot } from './repository';

export interface LiteralHistoryOptions extends Omit<GitOptions, 'executable'> {
  /** Folders whose programs are never run, though PATH may lead there. */
  readonly forbidden: () => readonly string[];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** `unknown` where git is missing, refuses, or was not done in time. */
export type LiteralHistoryAnswer = 'in-history' | 'not-in-history' | 'not-a-repository' | 'unknown';

/** Whether the repository of a file still holds a value, as it is or as it stood in the source. */
export class LiteralHistory {
  readonly #options: LiteralHistoryOptions;

  constructor(options: LiteralHistoryOptions) {
    this.#options = options;
  }

  async contains(file: string, value: SecretValue, sourceForm: SecretValue = value): Promise<LiteralHistoryAnswer> {
    const { forbidden, timeoutMs, signal, ...options } = this.#options;
    const { PATH, PATHEXT } = options.environment;
    const executable = await findExecutable('git', {
      platform: options.platform, searchPath: PATH ?? '', forbidden: forbidden(),
      ...(PATHEXT === undefined ? {} : { extensions: PATHEXT }),
    });
    if (executable === undefined) return 'unknown';
    const git = new Git({ ...options, executable });
    const root = await repositoryRoot(git, path.dirname(file));
    if (!root.ok) return root.error.kind === 'not-a-repository' ? 'not-a-repository' : 'unknown';
    const values = sourceForm.equals(value) ? [value] : [value, sourceForm];
    const found = await isInHistory(git, { root: root.value, values, timeoutMs, ...(signal === undefined ? {} : { signal }) });
    if (!found.ok) return 'unknown';
    return found.value ? 'in-history' : 'not-in-history';
  }
}
