import path from 'node:path';
import type { TrackedFiles } from '../host/git/tracked-files';

/** What git follows in the repositories of one walk. Each is asked for once, when a rule first hides something in it. */
export class TrackedPaths {
  readonly #list: TrackedFiles | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #repositories = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(list: TrackedFiles | undefined, signal: AbortSignal | undefined) {
    this.#list = list;
    this.#signal = signal;
  }

  /** Whether `file` is tracked in this repository, or is a folder with a tracked file in it. */
  async holds(file: string, repository: string | undefined): Promise<boolean> {
    if (this.#list === undefined || repository === undefined) return false;
    let paths = this.#repositories.get(repository);
    if (paths === undefined) {
      paths = this.#list(repository, this.#signal).then(withFolders);
      this.#repositories.set(repository, paths);
    }
    return (await paths).has(path.relative(repository, file).split(path.sep).join('/'));
  }
}

/** Files, and all the folders that they lie in. Git lists a folder's files together: each folder is mostly met once. */
function withFolders(files: readonly string[]): ReadonlySet<string> {
  const paths = new Set(files);
  let last = '';
  for (const file of files) {
    let folder = parentOf(file);
    if (folder === last) continue;
    last = folder;
    for (; folder !== '' && !paths.has(folder); folder = parentOf(folder)) paths.add(folder);
  }
  return paths;
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
