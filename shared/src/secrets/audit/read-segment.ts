import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { VaultError } from '../../core/model/vault-error';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';
import { readFailure } from '../../host/files/file-failure';
import { MAX_SEGMENT_BYTES } from './segments';

/** A segment as bytes between line feeds. */
export interface SegmentLines {
  readonly file: string;
  readonly lines: readonly Buffer[];
  /** What stands behind the last line feed: nothing, or what a crash left. */
  readonly rest: Buffer;
}

/** A batch may carry a segment over its limit once; far more than that is no segment of ours and is not read. */
const MAX_READ_BYTES = 2 * MAX_SEGMENT_BYTES;
const LINE_FEED = 0x0a;

/** Reads one segment. Never follows a symbolic link and never waits for a pipe. */
export async function readSegment(file: string): Promise<Result<SegmentLines, VaultError>> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return err({ kind: 'unsafe-file', file, reason: 'not-a-file' });
      if (stats.size > MAX_READ_BYTES) return err({ kind: 'io', file, code: 'EFBIG' });
      return ok({ file, ...split(await handle.readFile()) });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(readFailure(file, error));
  }
}

function split(bytes: Buffer): Pick<SegmentLines, 'lines' | 'rest'> {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, rest: bytes.subarray(start) };
}
