import { createHash, type Hash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { FileResult } from './file-result';
import type { ScannerSettings } from './scanner-settings';

/** What the scans of one process remember together: plain data, in memory that its threads share. */
export interface QuietMemory {
  readonly slots: SharedArrayBuffer;
  /** Random and of this process alone: nobody can make a content that is taken for another one. */
  readonly key: Uint8Array;
}

/** So many contents are remembered, in eight bytes each; a newer one takes the place of an older. */
const SLOTS = 131_072;

export function quietMemory(key: Uint8Array): QuietMemory {
  return { slots: new SharedArrayBuffer(SLOTS * BigUint64Array.BYTES_PER_ELEMENT), key };
}

/** A content under its path and settings. */
export interface QuietEntry {
  readonly slot: number;
  readonly digest: bigint;
}

/**
 * Files that held nothing when they were scanned, by a keyed digest of path, content and settings. A second scan of a folder,
 * after a save or a change of branch, has to look at what is new only. No finding and no text is kept.
 */
export class QuietContents {
  readonly #slots: BigUint64Array;
  readonly #begun: Hash;

  constructor({ slots, key }: QuietMemory, settings: Omit<ScannerSettings, 'quiet'>) {
    this.#slots = new BigUint64Array(slots);
    this.#begun = createHash('sha256').update(key).update(createHash('sha256').update(serialize(settings)).digest());
  }

  entryOf(path: string, content: Uint8Array): QuietEntry {
    const digest = this.#begun.copy().update(`${path}\0`).update(content).digest();
    return { slot: digest.readUInt32LE(8) % SLOTS, digest: digest.readBigUInt64LE(0) };
  }

  has({ slot, digest }: QuietEntry): boolean {
    return Atomics.load(this.#slots, slot) === digest;
  }

  /** Remembers the entry if its file was scanned to the end and holds nothing. */
  learn({ slot, digest }: QuietEntry, { findings, suppressed, skipped, patternGap }: FileResult): void {
    if (findings.length === 0 && suppressed === 0 && skipped === undefined && patternGap === undefined) Atomics.store(this.#slots, slot, digest);
  }
}
