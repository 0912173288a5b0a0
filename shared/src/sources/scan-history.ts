import type { Result } from '../core/result';
import { ok } from '../core/result';
import { readBlobs } from '../host/git/blobs';
import type { BlobContent } from '../host/git/blobs';
import type { CommittedBlob, Revisions } from '../host/git/committed-blobs';
import { committedBlobs } from '../host/git/committed-blobs';
import type { Git, GitFailure } from '../host/git/git';
import type { ScanEntry, ScanHooks, ScanSource, ScanSummary, ScanThreads, ScanTotals } from './batch-scan';
import { scanSource } from './batch-scan';
import type { FileResult } from './file-result';
import { skippedFile } from './file-result';
import type { Shard } from './shard';
import { isInShard } from './shard';

export interface ScanHistoryOptions extends ScanThreads {
  readonly git: Git;
  /** The repository's root, from `repositoryRoot`. */
  readonly root: string;
  readonly revisions: Revisions;
  /** Files and folders, relative to the root with forward slashes, to which the scan keeps; the root is the empty one. */
  readonly within: readonly string[];
  readonly shard?: Shard;
}

export interface HistoryScan extends ScanSummary {
  /** Set where git ended before it had handed all contents over. */
  readonly failure?: GitFailure;
}

/**
 * Scans each content of a repository's history once, also of files that were deleted since. Results come by path, and for
 * a path from the oldest content to the newest. A value that an older content of the same path held already is not
 * reported again: the first commit is where it came in. Fails where git cannot list the commits.
 */
export async function scanHistory(options: ScanHistoryOptions, hooks: ScanHooks): Promise<Result<HistoryScan, GitFailure>> {
  const { git, root, revisions, within, shard } = options;
  const limits = { timeoutMs: GIT_TIME, ...(hooks.signal === undefined ? {} : { signal: hooks.signal }) };
  const wanted = (path: string): boolean => within.some((place) => isWithin(path, place)) && (shard === undefined || isInShard(path, shard));
  const blobs = await committedBlobs(git, { root, revisions, wanted, ...limits });
  if (!blobs.ok && blobs.error.kind !== 'cancelled') return blobs;
  const contents = new HistoryContents(blobs.ok ? byPath(blobs.value) : [], (source, push) => readBlobs(git, {
    root, objects: source.blobs.map(({ origin }) => origin.object), maxBytes: options.settings.maxFileBytes, ...limits,
    holdUp: () => source.flush(push),
  }, (index, content) => { source.receive(index, content); }));
  const summary = await scanSource(contents, options, hooks);
  const { failure } = contents;
  return ok(failure === undefined || summary.cancelled ? summary : { ...summary, incomplete: true, failure });
}

/** Milliseconds; the largest histories take an hour. */
const GIT_TIME = 12 * 3_600_000;

function isWithin(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}/`);
}

/** Git keeps the contents of one path as differences to each other, and reads them fastest together. */
function byPath(blobs: readonly CommittedBlob[]): readonly CommittedBlob[] {
  return [...blobs].sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
}

type Push = (entry: ScanEntry) => Promise<void>;

/** Contents as git hands them over. Git is held up while as many bytes wait to be scanned as the capacity says. */
class HistoryContents implements ScanSource {
  readonly capacity = 16_000_000;
  readonly blobs: readonly CommittedBlob[];
  failure: GitFailure | undefined;
  readonly #origins: ReadonlyMap<string, CommittedBlob['origin']>;
  readonly #read: (source: HistoryContents, push: Push) => Promise<Result<void, GitFailure>>;
  #received: ScanEntry[] = [];
  #path: string | undefined;
  #seen = new Set<string>();

  constructor(blobs: readonly CommittedBlob[], read: (source: HistoryContents, push: Push) => Promise<Result<void, GitFailure>>) {
    this.blobs = blobs;
    this.#read = read;
    this.#origins = new Map(blobs.map(({ origin }) => [origin.object, origin]));
  }

  readonly weigh = (entry: ScanEntry): number => ENTRY_WEIGHT + ('size' in entry ? entry.size : 0);

  async produce(push: Push): Promise<void> {
    const read = await this.#read(this, push);
    if (!read.ok) this.failure = read.error;
  }

  receive(index: number, content: BlobContent): void {
    const blob = this.blobs[index];
    if (blob !== undefined) this.#received.push(entryOf(blob, content));
  }

  /** Waits until all that was received has a place in the queue. */
  async flush(push: Push): Promise<void> {
    for (const entry of this.#received.splice(0)) await push(entry);
  }

  totals(): ScanTotals {
    return { totalFiles: this.blobs.length };
  }

  /** Says where the content is from, and leaves out what an older content of the path held. */
  refine(result: FileResult): FileResult {
    if (result.path !== this.#path) {
      this.#path = result.path;
      this.#seen = new Set();
    }
    const keys = result.findings.map(({ ruleId, fingerprint }) => `${ruleId} ${fingerprint}`);
    const findings = result.findings.filter((_, index) => !this.#seen.has(keys[index] ?? ''));
    for (const key of keys) this.#seen.add(key);
    const origin = this.#origins.get(result.file);
    // What is silenced in one content of a path is so in most of them: a report would name it over and over.
    return { ...result, findings, silenced: [], ...(origin === undefined ? {} : { origin }) };
  }
}

/** So that a great many empty contents have a weight as well. */
const ENTRY_WEIGHT = 200;

function entryOf({ path, origin }: CommittedBlob, content: BlobContent): ScanEntry {
  const task = { file: origin.object, path, size: 0 };
  switch (content.kind) {
    case 'content': return { ...task, size: content.bytes.length, content: content.bytes };
    case 'too-large': return skippedFile(task, 'too-large');
    case 'missing': return skippedFile(task, 'vanished');
  }
}
