import { createHmac, scrypt, scryptSync } from 'node:crypto';

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

/** The same for programs that must not wait: `slow` is undefined for a value that is only being derived now. */
export interface DeferredFingerprinter {
  readonly fast: (value: string) => string;
  readonly slow: (value: string) => string | undefined;
}

const BYTES = 16;

/** `key` has 32 bytes: the HMAC's key and scrypt's salt, so that no table of values serves two baselines. */
export function baselineFingerprinter(key: Uint8Array, cost: ScryptCost): BaselineFingerprinter {
  const fast = fastFingerprint(key);
  const derived = new DerivedFingerprints();
  return {
    fast: (value) => `hmac:${fast(value)}`,
    slow: (value) => {
      const name = fast(value);
      return derived.get(name) ?? derived.set(name, scryptSync(value, key, BYTES, parametersOf(cost)));
    },
  };
}

/**
 * Derives in the background, a few values at a time. `onDerived` is called when all values that were asked for are known:
 * whoever was told nothing of one may ask again.
 */
export function deferredFingerprinter(key: Uint8Array, cost: ScryptCost, onDerived: () => void): DeferredFingerprinter {
  const fast = fastFingerprint(key);
  const derived = new DerivedFingerprints();
  const waiting = new Set<string>();
  return {
    fast: (value) => `hmac:${fast(value)}`,
    slow: (value) => {
      const name = fast(value);
      const known = derived.get(name);
      if (known !== undefined || waiting.has(name)) return known;
      waiting.add(name);
      scrypt(value, key, BYTES, parametersOf(cost), (error, bytes) => {
        waiting.delete(name);
        if (error === null) derived.set(name, bytes);
        if (waiting.size === 0) onDerived();
      });
      return undefined;
    },
  };
}

function fastFingerprint(key: Uint8Array): (value: string) => string {
  if (key.length < 32) throw new Error('a baseline\'s key needs 32 bytes');
  return (value) => createHmac('sha256', key).update(value).digest().subarray(0, BYTES).toString('hex');
}

function parametersOf({ cost, blockSize, parallelization }: ScryptCost): { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number } {
  return { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize };
}

/** More than a program meets in a day of typing; the oldest go first. */
const MOST_DERIVED = 10_000;

/** What was derived, by the values' fast fingerprints: it outlives the scan of a file, so it must not hold a value. */
class DerivedFingerprints {
  readonly #known = new Map<string, string>();

  get(name: string): string | undefined {
    return this.#known.get(name);
  }

  set(name: string, bytes: Buffer): string {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_DERIVED && oldest !== undefined) this.#known.delete(oldest);
    const fingerprint = `scrypt:${bytes.toString('hex')}`;
    this.#known.set(name, fingerprint);
    return fingerprint;
  }
}
