import type { Result } from '../../core/result';
import { ok } from '../../core/result';
import type { Git, GitFailure } from './git';

export interface BlobRead {
  readonly root: string;
  /** Object names; each is answered, in this order. */
  readonly objects: readonly string[];
  /** Larger contents are passed over without being kept. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Asked after each piece of git's output; git waits until the promise settles, which must not be by a rejection. */
  readonly holdUp?: () => Promise<void>;
}

export type BlobContent =
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'missing' };

/** Reads many objects with one git, and memory for one of them. `receive` is told the index of each. */
export async function readBlobs(
  git: Git, { root, objects, maxBytes, holdUp, ...limits }: BlobRead, receive: (index: number, content: BlobContent) => void,
): Promise<Result<void, GitFailure>> {
  if (objects.length === 0) return ok();
  const parser = new BatchParser(maxBytes, receive);
  const stdin = Buffer.from(objects.map((object) => `${object}\n`).join(''));
  const end = await git.stream({ folder: root, args: ['cat-file', '--batch'], stdin, ...limits }, (chunk) => {
    parser.push(chunk);
    return holdUp?.() ?? 'more';
  });
  return end.ok ? ok() : end;
}

/**
 * The output of `git cat-file --batch` (https://git-scm.com/docs/git-cat-file#_batch_output): a line
 * `<object> <type> <size>`, that many bytes and a line feed; or `<object> missing`.
 */
class BatchParser {
  readonly #maxBytes: number;
  readonly #receive: (index: number, content: BlobContent) => void;
  #index = 0;
  #header = '';
  /** Bytes of the content and its line feed that are still to come; undefined while a header is read. */
  #left: number | undefined;
  #kept: Buffer[] = [];
  #size = 0;

  constructor(maxBytes: number, receive: (index: number, content: BlobContent) => void) {
    this.#maxBytes = maxBytes;
    this.#receive = receive;
  }

  push(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0;) rest = this.#left === undefined ? this.#readHeader(rest) : this.#readContent(rest, this.#left);
  }

  #readHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(0x0a);
    this.#header += chunk.toString('latin1', 0, end < 0 ? chunk.length : end);
    if (end < 0) return EMPTY;
    const size = / (\d+)$/.exec(this.#header)?.[1];
    this.#header = '';
    if (size === undefined) this.#receive(this.#index++, { kind: 'missing' });
    else {
      this.#size = Number(size);
      this.#left = this.#size + 1;
    }
    return chunk.subarray(end + 1);
  }

  #readContent(chunk: Buffer, left: number): Buffer {
    const part = chunk.subarray(0, left);
    if (this.#size <= this.#maxBytes) this.#kept.push(part);
    this.#left = left - part.length;
    if (this.#left === 0) this.#finish();
    return chunk.subarray(part.length);
  }

  #finish(): void {
    const content: BlobContent = this.#size > this.#maxBytes
      ? { kind: 'too-large' }
      : { kind: 'content', bytes: Buffer.concat(this.#kept, this.#size) };
    this.#kept = [];
    this.#left = undefined;
    this.#receive(this.#index++, content);
  }
}

const EMPTY = Buffer.alloc(0);
