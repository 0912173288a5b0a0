// Where the benchmarks keep what they download and make: KEYWARD_BENCH_CACHE, or a folder of its own in the user's cache.
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folder `name` inside the cache, made when it is not there. */
export function cacheFolder(...names) {
  const cache = process.env.KEYWARD_BENCH_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-bench');
  const folder = path.join(cache, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
