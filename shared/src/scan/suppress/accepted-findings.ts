import type { RuleId } from '../../core/model/finding';
import type { DeferredFingerprinter } from '../../core/redact/baseline-fingerprint';
import { globPattern } from './glob-pattern';
import type { Baseline, BaselineEntry } from './baseline';

/** What somebody accepted, asked anew for each document. */
export interface AcceptedFindings {
  /** Undefined where nothing in this file is accepted, which is the rule. */
  inFile(path: string | undefined): FileAcceptance | undefined;
}

/** One pass over one document's findings: every yes uses up one of the times that a value was accepted there. */
export interface FileAcceptance {
  takes(rule: RuleId, value: string): boolean;
}

/**
 * What a baseline accepts. Values are only derived where an entry speaks of their file and rule, and for at most
 * `MOST_VALUES` findings of a file: a baseline from a repository must not keep its reader's machine busy for hours.
 */
export function acceptedBy({ entries }: Baseline, fingerprints: DeferredFingerprinter): AcceptedFindings {
  const byPath = new Map<string, BaselineEntry[]>();
  const globs = entries.flatMap((entry) => (entry.place.kind === 'glob' ? [{ entry, pattern: globPattern(entry.place.glob) }] : []));
  for (const entry of entries) {
    if (entry.place.kind !== 'path') continue;
    const known = byPath.get(entry.place.path);
    if (known === undefined) byPath.set(entry.place.path, [entry]);
    else known.push(entry);
  }
  return {
    inFile: (path) => {
      if (path === undefined) return undefined;
      const held = [...(byPath.get(path) ?? []), ...globs.filter(({ pattern }) => pattern.test(path)).map(({ entry }) => entry)];
      return held.length === 0 ? undefined : new HeldEntries(held, fingerprints);
    },
  };
}

const MOST_VALUES = 500;

class HeldEntries implements FileAcceptance {
  readonly #left: readonly HeldEntry[];
  readonly #fingerprints: DeferredFingerprinter;
  #values = 0;

  constructor(entries: readonly BaselineEntry[], fingerprints: DeferredFingerprinter) {
    this.#left = entries.map((entry) => ({ entry, times: entry.count }));
    this.#fingerprints = fingerprints;
  }

  takes(rule: RuleId, value: string): boolean {
    const open = this.#left.filter(({ entry, times }) => entry.rule === rule && times > 0);
    if (open.length === 0 || this.#values >= MOST_VALUES) return false;
    this.#values++;
    const { fast, slow } = this.#fingerprints;
    // The cheap form first: where it says yes, the other one is not needed.
    const found = open.find(({ entry }) => entry.fingerprint.startsWith('hmac:') && entry.fingerprint === fast(value))
      ?? this.#slowly(open.filter(({ entry }) => entry.fingerprint.startsWith('scrypt:')), slow, value);
    if (found === undefined) return false;
    found.times--;
    return true;
  }

  /** Where it takes a moment to tell, an accepted value is what this most likely is; the next look will know. */
  #slowly(open: readonly HeldEntry[], slow: DeferredFingerprinter['slow'], value: string): HeldEntry | undefined {
    if (open.length === 0) return undefined;
    const fingerprint = slow(value);
    return fingerprint === undefined ? open[0] : open.find(({ entry }) => entry.fingerprint === fingerprint);
  }
}

interface HeldEntry {
  readonly entry: BaselineEntry;
  times: number;
}
