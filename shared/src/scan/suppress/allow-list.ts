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

/** A glob over paths with forward slashes, ready to be asked. */
export interface GlobPattern {
  test(path: string): boolean;
}

/** What one part of a glob takes: a character, any but a slash, any number of those, anything, or any number of whole folders. */
type GlobPart = { readonly kind: 'literal'; readonly character: string } | { readonly kind: 'one' | 'within' | 'anything' | 'folders' };

/**
 * Reads a glob. `**` followed by `/` also stands for no folder at all. Globs come from repositories, so they are not made
 * into a regular expression, which could go on for ever over a path: all places in the glob are followed at once, in time
 * that is the product of both lengths. Thompson, "Regular Expression Search Algorithm", CACM 11(6), 1968.
 */
export function globPattern(glob: string): GlobPattern {
  const parts = Array.from(glob.matchAll(/\*\*\/|\*\*|[^]/g), ([token]) => partOf(token));
  return { test: (path) => takes(parts, path) };
}

function partOf(token: string): GlobPart {
  switch (token) {
    case '**/': return { kind: 'folders' };
    case '**': return { kind: 'anything' };
    case '*': return { kind: 'within' };
    case '?': return { kind: 'one' };
    default: return { kind: 'literal', character: token };
  }
}

function takes(parts: readonly GlobPart[], path: string): boolean {
  let places = withSkipped(parts, new Set([0]), true);
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    const next = new Set<number>();
    for (const place of places) {
      const part = parts[place];
      if (part === undefined) continue;
      if (repeats(part, character)) next.add(place);
      else if (part.kind === 'one' ? character !== '/' : part.kind === 'literal' && part.character === character) next.add(place + 1);
    }
    places = withSkipped(parts, next, character === '/');
  }
  return places.has(parts.length);
}

function repeats({ kind }: GlobPart, character: string): boolean {
  return kind === 'anything' || kind === 'folders' || (kind === 'within' && character !== '/');
}

/** The places and those after parts that may take nothing (more); folders are left only where a segment starts. */
function withSkipped(parts: readonly GlobPart[], places: Set<number>, atSegment: boolean): ReadonlySet<number> {
  for (const place of places) {
    const kind = parts[place]?.kind;
    if (kind === 'within' || kind === 'anything' || (kind === 'folders' && atSegment)) places.add(place + 1);
  }
  return places;
}
