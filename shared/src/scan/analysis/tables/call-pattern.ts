import type { CallExpression, Expression } from '../program/expression';

/**
 * A callee as the tables write it: names parted by dots, the last of them alternatives parted by bars. The first may be
 * a kind of object in angle brackets, or `*` for any object at all: `console.log|info`, `<logger>.debug|info`, `*.hexdigest`.
 */
export type CallPattern = string;

/** Says which kind of object an expression is, if the tables know it. */
export type KindOf = (expression: Expression) => string | undefined;

/** Many patterns, found by the called name first: a program has thousands of calls and few of them are in a table. */
export class CallPatterns<T> {
  readonly #byName = new Map<string, { readonly receiver: string; readonly value: T }[]>();

  constructor(entries: Iterable<readonly [CallPattern, T]>) {
    for (const [pattern, value] of entries) {
      const dot = pattern.lastIndexOf('.');
      const receiver = dot < 0 ? '' : pattern.slice(0, dot);
      for (const name of pattern.slice(dot + 1).split('|')) {
        const same = this.#byName.get(name) ?? [];
        same.push({ receiver, value });
        this.#byName.set(name, same);
      }
    }
  }

  /** The values of all patterns that the call's callee matches. `pathOf` gives the full dotted name, imports resolved. */
  find({ callee }: CallExpression, pathOf: (expression: Expression) => string | undefined, kindOf: KindOf): readonly T[] {
    const path = pathOf(callee);
    const name = callee.kind === 'member' ? callee.property : path?.slice(path.lastIndexOf('.') + 1);
    const candidates = name === undefined ? undefined : this.#byName.get(name);
    if (candidates === undefined) return [];
    const receiver = path === undefined ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('.')));
    const object = callee.kind === 'member' ? callee.object : undefined;
    return candidates.filter((one) => fits(one.receiver, receiver, object, kindOf)).map(({ value }) => value);
  }
}

function fits(wanted: string, receiver: string | undefined, object: Expression | undefined, kindOf: KindOf): boolean {
  if (wanted === '*') return object !== undefined;
  if (wanted.startsWith('<')) return object !== undefined && `<${kindOf(object) ?? ''}>` === wanted;
  return receiver !== undefined && receiver === wanted;
}
