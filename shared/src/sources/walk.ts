import type { Dirent } from 'node:fs';
import { lstatSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileSkipReason } from '../core/model/skipped-file';
import type { TrackedFiles } from '../host/git/tracked-files';
import { isInside } from '../host/paths/inside';
import { IgnoreRules, repositoryOf } from './ignore-rules';
import { skipReasonOf } from './read-file';
import { systemPath } from './system-path';
import { TrackedPaths } from './tracked-paths';

export interface WalkOptions {
  /** Absolute paths of files and folders, as the user named them: these are visited even if a rule ignores them. */
  readonly roots: readonly string[];
  /** Reported paths are relative to this folder where they lie in it, and to their root otherwise. */
  readonly base: string;
  readonly respectIgnoreFiles: boolean;
  /** With it, rules hide no file that git follows: such a file is in every clone, whatever a later rule says. */
  readonly trackedFiles?: TrackedFiles;
  /** True for a file or folder (relative path, forward slashes) that the user's settings leave out. */
  readonly excluded?: (path: string) => boolean;
  readonly signal?: AbortSignal;
}

export type WalkEntry =
  | { readonly kind: 'file'; readonly file: string; readonly path: string; readonly size: number }
  /** A file or a whole folder that is left out. */
  | { readonly kind: 'skipped'; readonly file: string; readonly path: string; readonly reason: FileSkipReason };

/**
 * Visits files in a fixed order: the roots as given, names sorted. Links are never followed, so there are no loops and
 * no way out of a root; only a root itself may be a link, as the user named it.
 */
export async function* walk(options: WalkOptions): AsyncGenerator<WalkEntry> {
  const tracked = new TrackedPaths(options.trackedFiles, options.signal);
  for (const root of options.roots) {
    if (options.signal?.aborted === true) return;
    const walker = new Walker(options, root, tracked);
    try {
      const file = await realpath(root);
      const status = await stat(file);
      if (status.isDirectory()) yield* walker.folder(file);
      else if (status.isFile()) yield { kind: 'file', file, path: walker.pathOf(file), size: status.size };
      else yield walker.skip(root, 'special-file');
    } catch (error) {
      yield walker.skip(root, skipReasonOf(error));
    }
  }
}

/**
 * Folders that programs fill by themselves and that hold nothing a person wrote. `node_modules` is scanned when a root
 * lies in one.
 */
const CACHES: readonly string[] = [
  '.git', '.hg', '.svn', '.jj', '.sl', 'node_modules', '__pycache__', '.mypy_cache', '.pytest_cache', '.ruff_cache',
  '.tox', '.nox', '.gradle', '.parcel-cache', '.turbo', '.nyc_output', '.vscode-test', '.terraform', 'bower_components',
];

/** Deeper than any source tree; it bounds the length of paths. */
const MAX_DEPTH = 256;

/**
 * How many files are looked at before others have their turn. The call itself takes a few millionths of a second, where
 * asking a thread for it costs ten times as much.
 */
const LSTAT_BATCH = 32;

interface Folder {
  readonly path: string;
  readonly rules: IgnoreRules;
  readonly depth: number;
  /** The root of the repository that the folder lies in. */
  readonly repository: string | undefined;
  /** True where a rule leaves out the whole folder, and it is visited for the files in it that git follows. */
  readonly hidden: boolean;
}

interface Sorted {
  readonly files: readonly string[];
  /** The last comes first. */
  readonly folders: readonly Folder[];
  readonly skipped: readonly WalkEntry[];
}

class Walker {
  readonly #options: WalkOptions;
  readonly #root: string;
  readonly #caches: ReadonlySet<string>;
  readonly #tracked: TrackedPaths;

  constructor(options: WalkOptions, root: string, tracked: TrackedPaths) {
    this.#tracked = tracked;
    this.#options = options;
    this.#root = root;
    const named = new Set(root.split(path.sep));
    this.#caches = new Set(CACHES.filter((name) => !named.has(name)));
  }

  /** Depth first, with a list of its own in place of recursion: generators within generators cost at each level. */
  async* folder(root: string): AsyncGenerator<WalkEntry> {
    const rules = this.#options.respectIgnoreFiles ? IgnoreRules.above(root) : IgnoreRules.none;
    const waiting: Folder[] = [{ path: root, rules, depth: 0, repository: repositoryOf(root), hidden: false }];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (this.#options.signal?.aborted === true) return;
      const listed = await this.#list(folder.path);
      if (!Array.isArray(listed)) {
        yield this.skip(folder.path, listed);
        continue;
      }
      const inside = this.#options.respectIgnoreFiles ? folder.rules.enter(folder.path) : folder.rules;
      const repository = listed.some(({ name }) => name === '.git') ? folder.path : folder.repository;
      const { files, folders, skipped } = await this.#sort(listed, { ...folder, rules: inside, repository });
      yield* skipped;
      for (let start = 0; start < files.length; start += LSTAT_BATCH) {
        yield* files.slice(start, start + LSTAT_BATCH).map((file) => this.#measure(file));
        await new Promise<void>((resolve) => { setImmediate(resolve); });
      }
      waiting.push(...folders);
    }
  }

  skip(file: string, reason: FileSkipReason): WalkEntry {
    return { kind: 'skipped', file, path: this.pathOf(file), reason };
  }

  pathOf(file: string): string {
    const from = isInside(file, this.#options.base) ? this.#options.base : this.#root;
    const relative = path.relative(from, file).split(path.sep).join('/');
    return relative === '' || relative.startsWith('../') ? path.basename(file) : relative;
  }

  async #list(folder: string): Promise<Dirent[] | FileSkipReason> {
    try {
      const entries = await readdir(systemPath(folder), { withFileTypes: true, encoding: 'utf8' });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      return skipReasonOf(error);
    }
  }

  async #sort(entries: readonly Dirent[], parent: Folder): Promise<Sorted> {
    const files: string[] = [];
    const folders: Folder[] = [];
    const skipped: WalkEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      const file = path.join(parent.path, entry.name);
      // Names of bytes that are no UTF-8 can look the same; only one of them can be told by what it looks like.
      const alike = entry.name === entries[index - 1]?.name;
      const reason = this.#reasonAgainst(entry, file) ?? (parent.depth >= MAX_DEPTH || alike ? 'unreadable' : undefined);
      const hidden = reason === undefined && (parent.hidden || parent.rules.ignores(file, entry.isDirectory()));
      if (reason !== undefined) skipped.push(this.skip(file, reason));
      else if (hidden && !await this.#tracked.holds(file, parent.repository)) skipped.push(this.skip(file, 'ignored'));
      else if (entry.isDirectory()) folders.push({ ...parent, path: file, depth: parent.depth + 1, hidden });
      else files.push(file);
    }
    return { files, folders: folders.reverse(), skipped };
  }

  /** What no repository changes. */
  #reasonAgainst(entry: Dirent, file: string): FileSkipReason | undefined {
    if (entry.isSymbolicLink()) return 'link';
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) return 'special-file';
    if (isFolder && this.#caches.has(entry.name)) return 'ignored';
    return this.#options.excluded?.(this.pathOf(file)) === true ? 'ignored' : undefined;
  }

  #measure(file: string): WalkEntry {
    try {
      const { size } = lstatSync(systemPath(file));
      return { kind: 'file', file, path: this.pathOf(file), size };
    } catch (error) {
      return this.skip(file, skipReasonOf(error));
    }
  }
}
