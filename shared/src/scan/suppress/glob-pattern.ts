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
