import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { FileSkipReason } from '../core/model/skipped-file';
import { errorCode } from '../host/error-code';
import { systemPath } from './system-path';

export type ReadOutcome =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'skipped'; readonly reason: FileSkipReason; readonly size: number };

/**
 * Reads regular files and nothing else. A file is opened without following a link and without waiting (a pipe would
 * wait for ever), and judged by what was opened, not by what its name meant a moment ago.
 * One buffer serves all files: the bytes of a result hold until the next `read`.
 */
export class FileReader {
  readonly #maxBytes: number;
  readonly #isUnwanted: (head: Uint8Array) => boolean;
  #buffer: Buffer = Buffer.alloc(0);

  /** `isUnwanted` is asked about the beginning of a large file, which is then left out as binary and not read to its end. */
  constructor(maxBytes: number, isUnwanted: (head: Uint8Array) => boolean = () => false) {
    this.#maxBytes = maxBytes;
    this.#isUnwanted = isUnwanted;
  }

  /** Synchronous: bulk reading happens in worker threads, where waiting for each file in turn is the fastest way. */
  read(file: string): ReadOutcome {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(systemPath(file), OPEN_FLAGS);
      const status = fstatSync(descriptor);
      if (!status.isFile()) return skipped('special-file');
      if (status.size > this.#maxBytes) return skipped('too-large', status.size);
      return this.#readAll(descriptor, status.size);
    } catch (error) {
      return skipped(skipReasonOf(error));
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  /** A file may grow or shrink while it is read; what is read is never more than the size it had when it was opened. */
  #readAll(descriptor: number, size: number): ReadOutcome {
    if (this.#buffer.length < size) this.#buffer = Buffer.alloc(Math.min(this.#maxBytes, Math.max(2 * size, MIN_BUFFER)));
    const head = this.#readTo(descriptor, 0, Math.min(size, HEAD_BYTES));
    if (size > HEAD_BYTES && this.#isUnwanted(this.#buffer.subarray(0, head))) return skipped('binary', size);
    const length = head < HEAD_BYTES ? head : this.#readTo(descriptor, head, size);
    return { kind: 'read', bytes: this.#buffer.subarray(0, length) };
  }

  /** Fills the buffer from `from` up to `to`, or to the file's end; returns where that was. */
  #readTo(descriptor: number, from: number, to: number): number {
    let length = from;
    while (length < to) {
      const read = readSync(descriptor, this.#buffer, length, to - length, null);
      if (read === 0) break;
      length += read;
    }
    return length;
  }
}

/** What a failed system call says of a file. */
export function skipReasonOf(error: unknown): FileSkipReason {
  switch (errorCode(error)) {
    case 'ENOENT': case 'ENOTDIR': return 'vanished';
    case 'EACCES': case 'EPERM': return 'permission-denied';
    case 'ELOOP': case 'EMLINK': return 'link';
    case 'ENXIO': case 'ENODEV': return 'special-file';
    default: return 'unreadable';
  }
}

/** Windows knows neither flag (they are undefined there, which counts as 0) and has no pipes among its files. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const MIN_BUFFER = 64 * 1024;

/** Most files are not larger and take one system call to read. */
const HEAD_BYTES = 64 * 1024;

function skipped(reason: FileSkipReason, size = 0): ReadOutcome {
  return { kind: 'skipped', reason, size };
}
