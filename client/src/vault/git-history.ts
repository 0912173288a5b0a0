import path from 'node:path';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { History, HistoryAnswer } from '../../../shared/src/flows/ports';
import { Git } from '../../../shared/src/host/git/git';
import type { GitOptions } from '../../../shared/src/host/git/git';
import { isInHistory } from '../../../shared/src/host/git/history';
import { repositoryRoot } from '../../../shared/src/host/git/repository';
import { findExecutable } from '../../../shared/src/host/processes/find-executable';

/** The search may take its time, but a notice must come. */
const SEARCH_TIMEOUT_MS = 20_000;

export interface GitHistoryOptions extends Omit<GitOptions, 'executable'> {
  /** Programs in these folders are never run: the workspace could bring its own git. */
  readonly workspaceFolders: () => readonly string[];
}

/** Whether git still holds an old literal, searched in this process. */
export class GitHistory implements History {
  readonly #options: GitHistoryOptions;

  constructor(options: GitHistoryOptions) {
    this.#options = options;
  }

  async contains(file: string, value: SecretValue, sourceForm: SecretValue): Promise<HistoryAnswer> {
    const executable = await this.#findGit();
    if (executable === undefined) return 'unknown';
    const git = new Git({ ...this.#options, executable });
    const root = await repositoryRoot(git, path.dirname(file));
    if (!root.ok) return root.error.kind === 'not-a-repository' ? 'not-a-repository' : 'unknown';
    const found = await isInHistory(git, { root: root.value, values: [value, sourceForm], timeoutMs: SEARCH_TIMEOUT_MS });
    if (!found.ok) return 'unknown';
    return found.value ? 'in-history' : 'not-in-history';
  }

  #findGit(): Promise<string | undefined> {
    const { environment, platform, workspaceFolders } = this.#options;
    const extensions = environment['PATHEXT'];
    return findExecutable('git', {
      platform,
      searchPath: environment['PATH'] ?? '',
      forbidden: workspaceFolders(),
      ...(extensions === undefined ? {} : { extensions }),
    });
  }
}
