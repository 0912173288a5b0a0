import path from 'node:path';
import type { SecretValue } from '../../core/redact/secret-value';
import { findGit } from './find-git';
import type { Git, GitOptions } from './git';
import { areInHistory } from './history';
import { repositoryRoot } from './repository';

export interface LiteralHistoryOptions extends Omit<GitOptions, 'executable'> {
  /** Folders whose programs are never run, though PATH may lead there. */
  readonly forbidden: () => readonly string[];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** `unknown` where git is missing, refuses, or was not done in time. */
export type LiteralHistoryAnswer = 'in-history' | 'not-in-history' | 'not-a-repository' | 'unknown';

/** A value that stood in a file, as it is and as it was written there. */
export interface OldLiteral {
  readonly file: string;
  readonly value: SecretValue;
  readonly sourceForm: SecretValue;
}

/** Whether the repositories of files still hold values, as they are or as they stood in the source. */
export class LiteralHistory {
  readonly #options: LiteralHistoryOptions;

  constructor(options: LiteralHistoryOptions) {
    this.#options = options;
  }

  async contains(file: string, value: SecretValue, sourceForm: SecretValue = value): Promise<LiteralHistoryAnswer> {
    const [answer] = await this.containsEach([{ file, value, sourceForm }]);
    return answer ?? 'unknown';
  }

  /** Answers in the order of the literals. Each repository is read once, however many of them it is searched for. */
  async containsEach(literals: readonly OldLiteral[]): Promise<readonly LiteralHistoryAnswer[]> {
    const git = await findGit({ ...this.#options, forbidden: this.#options.forbidden() });
    if (git === undefined) return literals.map(() => 'unknown');
    const roots = new Map<string, Place>();
    for (const { file } of literals) {
      const folder = path.dirname(file);
      if (!roots.has(folder)) roots.set(folder, await findPlace(git, folder));
    }
    const places = literals.map(({ file }) => roots.get(path.dirname(file)) ?? { kind: 'unknown' as const });
    const answers: LiteralHistoryAnswer[] = places.map(({ kind }) => (kind === 'repository' ? 'unknown' : kind));
    for (const root of new Set(places.flatMap((place) => (place.kind === 'repository' ? [place.root] : [])))) {
      const here = [...literals.entries()].filter(([index]) => isAt(places[index], root));
      const found = await this.#search(git, root, here.map(([, literal]) => literal));
      for (const [position, [index]] of here.entries()) answers[index] = found[position] ?? 'unknown';
    }
    return answers;
  }

  async #search(git: Git, root: string, literals: readonly OldLiteral[]): Promise<readonly LiteralHistoryAnswer[]> {
    const { timeoutMs, signal } = this.#options;
    const values = literals.flatMap(({ value, sourceForm }) => [value, sourceForm]);
    const found = await areInHistory(git, { root, values, timeoutMs, ...(signal === undefined ? {} : { signal }) });
    if (!found.ok) return [];
    return literals.map((_, index) => (found.value.slice(index * 2, index * 2 + 2).includes(true) ? 'in-history' : 'not-in-history'));
  }
}

/** Where a folder's history is. */
type Place = { readonly kind: 'repository'; readonly root: string } | { readonly kind: 'not-a-repository' | 'unknown' };

async function findPlace(git: Git, folder: string): Promise<Place> {
  const root = await repositoryRoot(git, folder);
  if (root.ok) return { kind: 'repository', root: root.value };
  return { kind: root.error.kind === 'not-a-repository' ? 'not-a-repository' : 'unknown' };
}

function isAt(place: Place | undefined, root: string): boolean {
  return place?.kind === 'repository' && place.root === root;
}
