import { lstatSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import { FileReader } from './read-file';

/**
 * The .gitignore rules that hold in one folder: its own file and those of the folders above it. The nearest file that
 * says anything about a name decides (https://git-scm.com/docs/gitignore).
 */
export class IgnoreRules {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  static readonly none = new IgnoreRules([]);

  /**
   * The rules that come from above `root`: up to the repository that it lies in, with `.git/info/exclude`. A root that
   * these rules would ignore was named on purpose; then they do not hold in it.
   */
  static above(root: string): IgnoreRules {
    const folders = foldersUpToRepository(path.dirname(root));
    const rules = folders.reduce((outer, folder) => outer.enter(folder), IgnoreRules.#ofRepository(folders[0] ?? root));
    return rules.ignores(root, true) ? IgnoreRules.none : rules;
  }

  /** Whether the rules of a file's repository hide it or a folder that it lies in, whatever a scan was told to respect. */
  static hide(file: string): boolean {
    const folders = foldersUpToRepository(path.dirname(file));
    let rules = IgnoreRules.#ofRepository(folders[0] ?? file);
    for (const [index, folder] of folders.entries()) {
      if (index > 0 && rules.ignores(folder, true)) return true;
      rules = rules.enter(folder);
    }
    return rules.ignores(file, false);
  }

  /** `.git/info/exclude` alone. */
  static #ofRepository(root: string): IgnoreRules {
    return new IgnoreRules([]).#with(root, path.join(root, '.git', 'info', 'exclude'));
  }

  /**
   * The rules inside `folder`, a child of the folder of these that is not ignored. A file above may ignore it all the same
   * and have been overruled by a nearer one; the library then takes all below for ignored, so that file's rules no
   * longer hold: more is scanned than git would list, never less.
   */
  enter(folder: string): IgnoreRules {
    return this.below(folder).#with(folder, path.join(folder, IGNORE_FILE));
  }

  /** The same for a folder that has no rules of its own. */
  below(folder: string): IgnoreRules {
    const holding = this.#layers.filter((layer) => folder === layer.folder || !verdictOf(layer, folder, true).ignored);
    return holding.length === this.#layers.length ? this : new IgnoreRules(holding);
  }

  ignores(file: string, isFolder: boolean): boolean {
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const layer = this.#layers[index];
      if (layer === undefined) continue;
      const verdict = verdictOf(layer, file, isFolder);
      if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
  }

  #with(folder: string, file: string): IgnoreRules {
    const rules = readRules(file);
    if (rules.length === 0) return this;
    return new IgnoreRules([...this.#layers, { folder, matcher: ignore({ ignorecase: false }).add(rules) }]);
  }
}

/** The file with a folder's own rules. */
export const IGNORE_FILE = '.gitignore';

interface Layer {
  readonly folder: string;
  readonly matcher: ReturnType<typeof ignore>;
}

function verdictOf({ folder, matcher }: Layer, file: string, isFolder: boolean): ReturnType<Layer['matcher']['test']> {
  const relative = path.relative(folder, file).split(path.sep).join('/');
  return matcher.test(isFolder ? `${relative}/` : relative);
}

const MAX_RULE_FILE_BYTES = 1024 * 1024;
const MAX_RULES = 5000;
const MAX_STARS_A_SEGMENT = 3;
const MAX_STARS = 6;

function readRules(file: string): string[] {
  const outcome = new FileReader(MAX_RULE_FILE_BYTES).read(file);
  if (outcome.kind === 'skipped') return [];
  // As in git, a byte order mark is no part of the first rule.
  return outcome.bytes.toString('utf8').replace(/^\ufeff/, '').split(/\r?\n/).filter(isRule).slice(0, MAX_RULES);
}

/** Comments and blank lines go, and rules that cost too much. */
function isRule(rule: string): boolean {
  return rule.trim() !== '' && !rule.startsWith('#') && isAffordableGlob(rule);
}

/**
 * Each star becomes a repeat of a regular expression, and a hostile glob with many of them would take for ever on a long
 * name. Such a glob is left out by its users: more is scanned then, never less.
 */
export function isAffordableGlob(rule: string): boolean {
  if (rule.length > 1024) return false;
  const stars = (text: string): number => text.match(/\*+/g)?.length ?? 0;
  return stars(rule) <= MAX_STARS && rule.split('/').every((segment) => stars(segment) <= MAX_STARS_A_SEGMENT);
}

/** The nearest folder, from `folder` upwards, that is the root of a repository. */
export function repositoryOf(folder: string): string | undefined {
  return foldersUpToRepository(folder)[0];
}

/** From the repository's root down to `folder`; nothing where there is no repository. */
function foldersUpToRepository(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    folders.unshift(current);
    if (exists(path.join(current, '.git'))) return folders;
    if (path.dirname(current) === current) return [];
  }
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
