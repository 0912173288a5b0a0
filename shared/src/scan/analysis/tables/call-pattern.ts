import type { Expression } from '../program/expression';

/**
 * A callee as the tables write it: names parted by dots, the last of them alternatives parted by bars. The first may be
 * a kind of object in angle brackets, or `*` for any object at all: `console.log|info`, `<logger>.debug|info`, `*.hexdigest`.
 * A last name `*` is any member: `localStorage.*`.
 */
export type CallPattern = string;

/** What expressions are called, and which kind of object they are, at one place of the program. */
export interface Naming {
  /** The full dotted name, imports resolved. */
  path(expression: Expression): string | undefined;
  kind(expression: Expression): string | undefined;
}

/** Many patterns, found by the called name first: a program has thousands of calls and few of them are in a table. */
export class CallPatterns<T> {
  readonly #entries: Iterable<readonly [CallPattern, T]>;
  /** Made at the first call: most texts are not worth looking at one. */
  #index: ReadonlyMap<string, readonly Indexed<T>[]> | undefined;

  constructor(entries: Iterable<readonly [CallPattern, T]>) {
    this.#entries = entries;
  }

  /** The values of all patterns that the callee matches. */
  find(callee: Expression, naming: Naming): readonly T[] {
    this.#index ??= indexed(this.#entries);
    const byName = this.#index;
    if (callee.kind === 'member') {
      const candidates = [...byName.get(callee.property) ?? [], ...byName.get('*') ?? []];
      return candidates.length === 0 ? [] : candidates.filter(({ receiver }) => fits(receiver, callee.object, naming)).map(({ value }) => value);
    }
    const path = naming.path(callee);
    if (path === undefined) return [];
    const dot = path.lastIndexOf('.');
    const receiver = path.slice(0, Math.max(0, dot));
    return byName.get(path.slice(dot + 1))?.filter((one) => one.receiver === receiver).map(({ value }) => value) ?? [];
  }
}

interface Indexed<T> {
  readonly receiver: string;
  readonly value: T;
}

function indexed<T>(entries: Iterable<readonly [CallPattern, T]>): ReadonlyMap<string, readonly Indexed<T>[]> {
  const byName = new Map<string, Indexed<T>[]>();
  for (const [pattern, value] of entries) {
    const dot = pattern.lastIndexOf('.');
    const receiver = dot < 0 ? '' : pattern.slice(0, dot);
    for (const name of pattern.slice(dot + 1).split('|')) {
      const same = byName.get(name) ?? [];
      same.push({ receiver, value });
      byName.set(name, same);
    }
  }
  return byName;
}

function fits(wanted: string, object: Expression, naming: Naming): boolean {
  if (wanted === '*') return true;
  return wanted.startsWith('<') ? `<${naming.kind(object) ?? ''}>` === wanted : naming.path(object) === wanted;
}
