import type { Finding, Fingerprint } from '../../core/model/finding';

/** What a user or a repository accepts, entry by entry. An entry holds when all its conditions do. */
export interface AllowList {
  readonly entries: readonly AllowEntry[];
}

export interface AllowEntry {
  /** Glob on the relative path: `*` within a segment, `**` across segments, `?` one character. */
  readonly path?: string;
  readonly rule?: string;
  readonly fingerprint?: Fingerprint;
  /** A pattern that must match the whole value; the caller has checked that it runs in linear time. */
  readonly value?: RegExp;
}

/** The index of the first entry that allows a finding. An entry without any condition allows nothing. */
export function allowedBy(list: AllowList, finding: Finding, text: string, path: string | undefined): number | undefined {
  const index = list.entries.findIndex((entry) => holds(entry, finding, text, path));
  return index < 0 ? undefined : index;
}

function holds(entry: AllowEntry, finding: Finding, text: string, path: string | undefined): boolean {
  const conditions: boolean[] = [];
  if (entry.path !== undefined) conditions.push(path !== undefined && globPattern(entry.path).test(path));
  if (entry.rule !== undefined) conditions.push(entry.rule === finding.ruleId);
  if (entry.fingerprint !== undefined) conditions.push(entry.fingerprint === finding.fingerprint);
  if (entry.value !== undefined) {
    const match = entry.value.exec(text.slice(finding.span.start, finding.span.end));
    conditions.push(match !== null && match.index === 0 && match[0].length === finding.span.end - finding.span.start);
  }
  return conditions.length > 0 && conditions.every(Boolean);
}

/** A glob as a regular expression over a path with forward slashes. `**` followed by `/` also stands for no folder at all. */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    return `\\${token}`;
  });
  return new RegExp(`^${source}$`, 's');
}
