import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { FileSkipReason } from '../core/model/skipped-file';
import { errorCode } from '../host/error-code';

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
  #buffer: Buffer = Buffer.alloc(0);

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Synchronous: bulk reading happens in worker threads, where waiting for each file in turn is the fastest way. */
  read(file: string): ReadOutcome {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, OPEN_FLAGS);
      const status = fstatSync(descriptor);
      if (!status.isFile()) return skipped('special-file');
      if (status.size > this.#maxBytes) return skipped('too-large', status.size);
      return { kind: 'read', bytes: this.#readAll(descriptor, status.size) };
    } catch (error) {
      return skipped(skipReasonOf(error));
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  /** A file may grow or shrink while it is read; what is read is never more than the size it had when it was opened. */
  #readAll(descriptor: number, size: number): Buffer {
    if (this.#buffer.length < size) this.#buffer = Buffer.alloc(Math.min(this.#maxBytes, Math.max(2 * size, MIN_BUFFER)));
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, this.#buffer, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return this.#buffer.subarray(0, length);
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

function skipped(reason: FileSkipReason, size = 0): ReadOutcome {
  return { kind: 'skipped', reason, size };
}
