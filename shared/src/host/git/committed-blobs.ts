import type { BlobOrigin } from '../../core/model/blob-origin';
import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Git, GitFailure } from './git';

/** One content of the history, at the path and commit where it came in. */
export interface CommittedBlob {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly origin: BlobOrigin;
}

export type Revisions =
  /** Every commit that a branch, a tag, a stash or HEAD leads to. */
  | { readonly kind: 'all' }
  /** The commits of `A..B`, in git's notation (https://git-scm.com/docs/gitrevisions). */
  | { readonly kind: 'range'; readonly range: string };

export interface CommittedBlobsQuery {
  readonly root: string;
  readonly revisions: Revisions;
  /** Which paths are looked at. */
  readonly wanted: (path: string) => boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * The contents that these commits added or changed, each once, in the order of the history: parents before children,
 * older before newer. A merge gives what none of its parents has. Links and submodules have no text of their own.
 * Memory: names only, about 200 bytes for each content.
 */
export async function committedBlobs(git: Git, query: CommittedBlobsQuery): Promise<Result<readonly CommittedBlob[], GitFailure>> {
  const { root, revisions, wanted, ...limits } = query;
  const log = new RawLog(wanted);
  const chosen = revisions.kind === 'all' ? ['--all'] : ['--end-of-options', revisions.range];
  const end = await git.stream({ folder: root, args: [...LOG, ...chosen, '--'], ...limits }, (chunk) => {
    log.push(chunk);
    return 'more';
  });
  return end.ok ? ok(log.blobs) : end;
}

/** Whatever a repository's configuration could change of the list is said here; `-O` takes back its diff.orderFile. */
const LOG: readonly string[] = [
  '-c', 'log.showRoot=true',
  'log', '-z', '--raw', '-c', '--root', '--reverse', '--date-order', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv',
  '--no-notes', '--no-color', '--no-relative', '-O/dev/null', '--ignore-submodules=all', '--format=commit %H %aI',
];

/**
 * Fields that end with NUL: a commit's line, and for each of its files `:modes objects status` and the path
 * (https://git-scm.com/docs/diff-format#_raw_output_format). A merge has as many colons as parents, and one mode and one
 * object more than colons. A path may look like anything, so it is known by the field before it.
 */
class RawLog {
  readonly blobs: CommittedBlob[] = [];
  readonly #wanted: (path: string) => boolean;
  readonly #seen = new Set<string>();
  #commit = { commit: '', authored: '' };
  /** The object whose path comes next; empty where the path belongs to something else than a file's content. */
  #object: string | undefined;
  #rest: Buffer = Buffer.alloc(0);

  constructor(wanted: (path: string) => boolean) {
    this.#wanted = wanted;
  }

  push(chunk: Buffer): void {
    const all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = all.indexOf(0); end >= 0; end = all.indexOf(0, start)) {
      this.#read(all.toString('utf8', start, end));
      start = end + 1;
    }
    this.#rest = all.subarray(start);
  }

  #read(field: string): void {
    if (this.#object !== undefined) this.#readPath(field, this.#object);
    else if (field.startsWith(':') || field.startsWith('\n:')) this.#object = objectOf(field.trimStart());
    else {
      const [, commit, authored = ''] = /^commit ([0-9a-f]+) (\S*)$/.exec(field) ?? [];
      if (commit !== undefined) this.#commit = { commit, authored };
    }
  }

  #readPath(path: string, object: string): void {
    this.#object = undefined;
    if (object === '' || this.#seen.has(object) || !this.#wanted(path)) return;
    this.#seen.add(object);
    this.blobs.push({ path, origin: { ...this.#commit, object } });
  }
}

/** The new content's object name; empty for deletions, links and submodules. */
function objectOf(meta: string): string {
  const parents = /^:+/.exec(meta)?.[0].length ?? 1;
  const fields = meta.slice(parents).split(' ');
  return fields[parents]?.startsWith('100') === true ? fields[2 * parents + 1] ?? '' : '';
}
