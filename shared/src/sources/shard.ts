import { createHash } from 'node:crypto';

/** One part of a job that several machines share. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a path belongs to this part. It belongs to exactly one of the `count` parts, the same on every machine: the
 * first 32 bits of the path's SHA-256 decide, so that a folder's files are spread evenly.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(path, 'utf8').digest().readUInt32BE(0) % count === index - 1;
}

/** Reads `2/5`; undefined for what is no such part. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
