import type { Dirent } from 'node:fs';
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileSkipReason } from '../core/model/skipped-file';
import type { TrackedFiles } from '../host/git/tracked-files';
import { isInside } from '../host/paths/inside';
import { IGNORE_FILE, IgnoreRules, repositoryOf } from './ignore-rules';
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
      const file = realpathSync.native(root);
      const status = statSync(file);
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
  'node_modules', '__pycache__', '.mypy_cache', '.pytest_cache', '.ruff_cache',
  '.tox', '.nox', '.gradle', '.parcel-cache', '.turbo', '.nyc_output', '.vscode-test', '.terraform', 'bower_components',
];

/** Where version control keeps its own things. That they are left out goes without saying: reports do not count them. */
const VERSION_CONTROL: readonly string[] = ['.git', '.hg', '.svn', '.jj', '.sl'];

/** Deeper than any source tree; it bounds the length of paths. */
const MAX_DEPTH = 256;

/**
 * How many files are looked at before others have their turn. The call itself takes a few millionths of a second, where
 * asking a thread for it costs ten times as much.
 */
const LSTAT_BATCH = 32;

interface Folder {
  readonly path: string;
  /** What the reported paths of what lies in it begin with: empty, or with a slash at its end. */
  readonly shown: string;
  readonly rules: IgnoreRules;
  readonly depth: number;
  /** The root of the repository that the folder lies in. */
  readonly repository: string | undefined;
  /** True where a rule leaves out the whole folder, and it is visited for the files in it that git follows. */
  readonly hidden: boolean;
}

interface Sorted {
  /** Of the files. */
  readonly names: readonly string[];
  /** The last comes first. */
  readonly folders: readonly Folder[];
  readonly skipped: readonly WalkEntry[];
}

class Walker {
  readonly #options: WalkOptions;
  readonly #root: string;
  readonly #caches: ReadonlySet<string>;
  readonly #versionControl: ReadonlySet<string>;
  readonly #tracked: TrackedPaths;

  constructor(options: WalkOptions, root: string, tracked: TrackedPaths) {
    this.#tracked = tracked;
    this.#options = options;
    this.#root = root;
    const named = new Set(root.split(path.sep));
    this.#caches = new Set(CACHES.filter((name) => !named.has(name)));
    this.#versionControl = new Set(VERSION_CONTROL.filter((name) => !named.has(name)));
  }

  /** Depth first, with a list of its own in place of recursion: generators within generators cost at each level. */
  async* folder(root: string): AsyncGenerator<WalkEntry> {
    const rules = this.#options.respectIgnoreFiles ? IgnoreRules.above(root) : IgnoreRules.none;
    const waiting: Folder[] = [{ path: root, shown: this.#shownWithin(root), rules, depth: 0, repository: repositoryOf(root), hidden: false }];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      await othersTurn();
      if (this.#options.signal?.aborted === true) return;
      const listed = this.#list(folder.path);
      if (!Array.isArray(listed)) {
        yield this.skip(folder.path, listed);
        continue;
      }
      const inside = this.#rulesIn(folder, listed);
      const repository = listed.some(({ name }) => name === '.git') ? folder.path : folder.repository;
      const { names, folders, skipped } = await this.#sort(listed, { ...folder, rules: inside, repository });
      yield* skipped;
      for (let start = 0; start < names.length; start += LSTAT_BATCH) {
        yield* names.slice(start, start + LSTAT_BATCH).map((name) => measure(folder, name));
        await othersTurn();
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

  /** Most folders have no rules of their own, and their list says so. */
  #rulesIn({ path: folder, rules }: Folder, listed: readonly Dirent[]): IgnoreRules {
    if (!this.#options.respectIgnoreFiles) return rules;
    return listed.some(({ name }) => name === IGNORE_FILE) ? rules.enter(folder) : rules.below(folder);
  }

  /** What lies outside of the base is told by where it lies in its root. */
  #shownWithin(root: string): string {
    const relative = isInside(root, this.#options.base) ? path.relative(this.#options.base, root).split(path.sep).join('/') : '';
    return relative === '' ? '' : `${relative}/`;
  }

  #list(folder: string): Dirent[] | FileSkipReason {
    try {
      const entries = readdirSync(systemPath(folder), { withFileTypes: true, encoding: 'utf8' });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      return skipReasonOf(error);
    }
  }

  async #sort(entries: readonly Dirent[], parent: Folder): Promise<Sorted> {
    const names: string[] = [];
    const folders: Folder[] = [];
    const skipped: WalkEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      const { name } = entry;
      if (entry.isDirectory() && this.#versionControl.has(name)) continue;
      const file = fileIn(parent, name);
      const shown = parent.shown + name;
      // Names of bytes that are no UTF-8 can look the same; only one of them can be told by what it looks like.
      const alike = name === entries[index - 1]?.name;
      const reason = this.#reasonAgainst(entry, shown) ?? (parent.depth >= MAX_DEPTH || alike ? 'unreadable' : undefined);
      const hidden = reason === undefined && (parent.hidden || parent.rules.ignores(file, entry.isDirectory()));
      if (reason !== undefined) skipped.push({ kind: 'skipped', file, path: shown, reason });
      else if (hidden && !await this.#tracked.holds(file, parent.repository)) skipped.push({ kind: 'skipped', file, path: shown, reason: 'ignored' });
      else if (entry.isDirectory()) folders.push({ ...parent, path: file, shown: `${shown}/`, depth: parent.depth + 1, hidden });
      else names.push(name);
    }
    return { names, folders: folders.reverse(), skipped };
  }

  /** What no repository changes. */
  #reasonAgainst(entry: Dirent, shown: string): FileSkipReason | undefined {
    if (entry.isSymbolicLink()) return 'link';
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) return 'special-file';
    if (isFolder && this.#caches.has(entry.name)) return 'ignored';
    return this.#options.excluded?.(shown) === true ? 'ignored' : undefined;
  }
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}

/** Joining and comparing whole paths for each file would take as long as looking at it. */
function fileIn({ path: folder }: Folder, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;
}

function measure(folder: Folder, name: string): WalkEntry {
  const about = { file: fileIn(folder, name), path: folder.shown + name };
  try {
    return { kind: 'file', ...about, size: lstatSync(systemPath(about.file)).size };
  } catch (error) {
    return { kind: 'skipped', ...about, reason: skipReasonOf(error) };
  }
}
