import type { RuleId } from '../../core/model/finding';
import { globPattern } from './glob-pattern';
import type { Baseline, BaselineEntry } from './baseline';
import { entryName } from './baseline';

/** A finding as a baseline sees it; its fingerprint was made with the baseline's own key. */
export interface FoundValue {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly rule: RuleId;
  readonly fingerprint: string;
}

/** Of the findings, those that the baseline does not accept, in the order given. */
export function notAccepted<Found extends FoundValue>({ entries }: Baseline, found: readonly Found[]): readonly Found[] {
  const used = new Map<string, number>();
  return found.filter((value) => {
    const name = foundName(value);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times > allowedTimes(entries, value);
  });
}

/** The baseline with these accepted as well. Each is one more time that the value may stand in its file. */
export function withAccepted(baseline: Baseline, found: readonly FoundValue[]): Baseline {
  const entries = new Map(baseline.entries.map((entry) => [entryName(entry), entry]));
  for (const { path, rule, fingerprint } of found) {
    const entry = { place: { kind: 'path', path }, rule, fingerprint } as const;
    const name = entryName(entry);
    entries.set(name, { ...entry, count: (entries.get(name)?.count ?? 0) + 1 });
  }
  return { ...baseline, entries: [...entries.values()] };
}

/** The baseline without this value in this file; entries with a glob were written by hand and stay. */
export function withoutValue(baseline: Baseline, { path, rule, fingerprint }: FoundValue): Baseline {
  const gone = entryName({ place: { kind: 'path', path }, rule, fingerprint });
  return { ...baseline, entries: baseline.entries.filter((entry) => entryName(entry) !== gone) };
}

/**
 * The baseline without what is not found any more, and the counts as often as it is. An entry whose file could not be
 * looked at in full stays as it is: `wasScanned` says which were.
 */
export function pruned(baseline: Baseline, found: readonly FoundValue[], wasScanned: (path: string) => boolean): Baseline {
  const entries = baseline.entries.flatMap((entry): BaselineEntry[] => {
    if (entry.place.kind === 'path' && !wasScanned(entry.place.path)) return [entry];
    const times = mostInOneFile(found.filter((value) => speaksOf(entry, value)));
    return times === 0 ? [] : [{ ...entry, count: Math.min(entry.count, times) }];
  });
  return { ...baseline, entries };
}

function mostInOneFile(found: readonly FoundValue[]): number {
  const byFile = new Map<string, number>();
  for (const { path } of found) byFile.set(path, (byFile.get(path) ?? 0) + 1);
  return Math.max(0, ...byFile.values());
}

function allowedTimes(entries: readonly BaselineEntry[], value: FoundValue): number {
  return entries.reduce((times, entry) => (speaksOf(entry, value) ? times + entry.count : times), 0);
}

function speaksOf({ place, rule, fingerprint }: BaselineEntry, found: FoundValue): boolean {
  if (rule !== found.rule || fingerprint !== found.fingerprint) return false;
  return place.kind === 'path' ? place.path === found.path : globPattern(place.glob).test(found.path);
}

function foundName({ path, rule, fingerprint }: FoundValue): string {
  return JSON.stringify([path, rule, fingerprint]);
}
