import { createHash } from 'node:crypto';

/** Whole numbers below `limit`, the same sequence for the same seed on every machine. */
export function seededRandom(seed: string): (limit: number) => number {
  let count = 0;
  return (limit) => {
    const digest = createHash('sha256').update(`${seed} ${count += 1}`).digest();
    return digest.readUInt32BE() % limit;
  };
}
