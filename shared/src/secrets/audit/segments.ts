import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../host/error-code';

/** The segment that is written. */
export const ACTIVE_SEGMENT = 'audit.jsonl';
/** A segment is closed when it would grow over this, or when a month begins. */
export const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;

const CLOSED = /^audit-([0-9]{12})\.jsonl$/;

/** A closed segment is named after its last entry, so that names sort as their entries do. */
export function closedSegmentName(lastSeq: number): string {
  return `audit-${String(lastSeq).padStart(12, '0')}.jsonl`;
}

/** Absolute paths of the log's files, oldest first, the written one last. Missing folder: none. */
export async function segmentFiles(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder);
  const closed = names.filter((name) => CLOSED.test(name)).toSorted();
  return [...closed, ...names.filter((name) => name === ACTIVE_SEGMENT)].map((name) => path.join(folder, name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
