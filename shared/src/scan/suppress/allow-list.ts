import type { AllowedFindings } from '../../core/config/detection-config';
import type { Finding } from '../../core/model/finding';
import type { GlobPattern } from './glob-pattern';
import { globPattern } from './glob-pattern';

/** What a user or a repository accepts, entry by entry. An entry holds when all its conditions do. */
export interface AllowList {
  readonly entries: readonly AllowEntry[];
}

export interface AllowEntry {
  /** Its place among all that were given, by which reports name it. */
  readonly index: number;
  readonly path?: GlobPattern;
  readonly rule?: GlobPattern;
  readonly fingerprint?: string;
  readonly value?: ValuePattern;
}

/** A pattern that is asked about a whole value, as the source spells it. It runs in linear time. */
export interface ValuePattern {
  matchesWhole(value: string): boolean;
}

/** The longest value, in UTF-16 code units, that is compared with a pattern; a longer one is not allowed by it. */
export const LONGEST_ALLOWED_VALUE = 4096;

/** Makes a list ready to be asked. An entry whose value pattern `patternOf` does not know is left out: it would silence too much. */
export function allowList(entries: readonly AllowedFindings[], patternOf: (source: string) => ValuePattern | undefined): AllowList {
  return {
    entries: entries.flatMap(({ path, rule, fingerprint, value }, index): AllowEntry[] => {
      const pattern = value === undefined ? undefined : patternOf(value);
      if (value !== undefined && pattern === undefined) return [];
      return [{
        index, ...(path === undefined ? {} : { path: globPattern(path) }), ...(rule === undefined ? {} : { rule: globPattern(rule) }),
        ...(fingerprint === undefined ? {} : { fingerprint }), ...(pattern === undefined ? {} : { value: pattern }),
      }];
    }),
  };
}

/** The entries that may hold in a file. They are asked about each of its findings, and a repository may have long globs. */
export function allowListIn({ entries }: AllowList, path: string | undefined): AllowList {
  return { entries: entries.filter(({ path: glob }) => glob === undefined || (path !== undefined && glob.test(path))) };
}

/** The index of the first entry that allows a finding of a file, whose list this is. An entry without any condition allows nothing. */
export function allowedBy({ entries }: AllowList, finding: Finding, text: string): number | undefined {
  return entries.find((entry) => holds(entry, finding, text))?.index;
}

/** The pattern comes last: everything else costs less. */
function holds({ path: glob, rule, fingerprint, value }: AllowEntry, finding: Finding, text: string): boolean {
  if (glob === undefined && rule === undefined && fingerprint === undefined && value === undefined) return false;
  if (rule !== undefined && !rule.test(finding.ruleId)) return false;
  if (fingerprint !== undefined && fingerprint !== finding.fingerprint) return false;
  // A pattern is an expression and has no value.
  if (value !== undefined && finding.kind === 'pattern') return false;
  const { start, end } = finding.span;
  return value === undefined || (end - start <= LONGEST_ALLOWED_VALUE && value.matchesWhole(text.slice(start, end)));
}
