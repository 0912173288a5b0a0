import { createHmac, scryptSync } from 'node:crypto';

/** What scrypt (RFC 7914) is asked for; `cost` is its N, a power of two. */
export interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/**
 * 16 MB and some 50 ms for one guess on a desktop's core, where an HMAC takes a microsecond. A scan pays it once for each
 * different value that it compares.
 */
export const BASELINE_COST: ScryptCost = { cost: 2 ** 14, blockSize: 8, parallelization: 1 };

/** Both ways in which a baseline names a value. Everybody who has the file has its key, too, and can try values against it. */
export interface BaselineFingerprinter {
  /** For random keys of a vendor's own form: nobody guesses those. */
  readonly fast: (value: string) => string;
  /** For whatever a person may have made up. Each value is derived once. */
  readonly slow: (value: string) => string;
}

const BYTES = 16;

/** `key` has 32 bytes: the HMAC's key and scrypt's salt, so that no table of values serves two baselines. */
export function baselineFingerprinter(key: Uint8Array, { cost, blockSize, parallelization }: ScryptCost): BaselineFingerprinter {
  if (key.length < 32) throw new Error('a baseline\'s key needs 32 bytes');
  const derived = new Map<string, string>();
  const fast = (value: string): string => createHmac('sha256', key).update(value).digest().subarray(0, BYTES).toString('hex');
  return {
    fast: (value) => `hmac:${fast(value)}`,
    slow: (value) => {
      // The map outlives the scan of a file, so it remembers the value by a digest and never as text.
      const name = fast(value);
      const known = derived.get(name);
      if (known !== undefined) return known;
      const maxmem = 256 * cost * blockSize;
      const bytes = scryptSync(value, key, BYTES, { N: cost, r: blockSize, p: parallelization, maxmem });
      const fingerprint = `scrypt:${bytes.toString('hex')}`;
      derived.set(name, fingerprint);
      return fingerprint;
    },
  };
}
