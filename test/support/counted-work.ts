import { longestMatch } from '../rules/support/regex-shape';

/**
 * How many characters `run` looks at: what a loop asks for, what a search passes, what a pattern may have read. It is the same on
 * every machine and in every run, where a clock says something else each time.
 */
export function workOf(run: () => void): number {
  const counter = new WorkCounter();
  const restore = [...watchStrings(counter), watchPatterns(counter)];
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return counter.work;
}

class WorkCounter {
  work = 0;
  #measuring = false;
  readonly #longest = new Map<string, number>();

  /** What measuring itself looks at is not counted. */
  add(measure: () => number): void {
    if (this.#measuring) return;
    this.#measuring = true;
    this.work += measure();
    this.#measuring = false;
  }

  /** The most that one attempt of a pattern can read. */
  longest(pattern: RegExp): number {
    const known = this.#longest.get(pattern.source) ?? longestMatch(pattern);
    this.#longest.set(pattern.source, known);
    return known;
  }
}

type Undo = () => void;

/** Looked at by each method: up to what it found, else all that was left. */
const looks: Readonly<Record<string, (text: string, given: readonly unknown[], answer: unknown) => number>> = {
  charCodeAt: () => 1,
  charAt: () => 1,
  startsWith: (_text, [wanted]) => String(wanted).length,
  indexOf: (text, [, from], answer) => (answer === -1 ? text.length : Number(answer) + 1) - Number(from ?? 0),
  lastIndexOf: (text, [, from], answer) => Math.min(text.length, Number(from ?? Infinity)) - Number(answer),
  includes: (text, [wanted], answer) => (answer === true ? text.indexOf(String(wanted)) + 1 : text.length),
  split: (text) => text.length,
  trim: (text) => text.length,
  toLowerCase: (text) => text.length,
};

function watchStrings(counter: WorkCounter): readonly Undo[] {
  return Object.entries(looks).map(([name, lookedAt]) => replace(String.prototype, name, (original) => function watched(this: string, ...given: readonly unknown[]): unknown {
    const answer: unknown = Reflect.apply(original, this, given);
    counter.add(() => Math.max(1, lookedAt(this, given, answer)));
    return answer;
  }));
}

/** Whatever runs a pattern (`test`, `matchAll`, `search`, `replace`) asks `exec`. */
function watchPatterns(counter: WorkCounter): Undo {
  return replace(RegExp.prototype, 'exec', (original) => function watched(this: RegExp, text: string): unknown {
    const from = this.sticky || this.global ? this.lastIndex : 0;
    const match = Reflect.apply(original, this, [text]) as RegExpExecArray | null;
    counter.add(() => readBy(this, text, from, match, counter));
    return match;
  });
}

/** A match is read to its end. What fails has been tried at one place, or at all that were left. */
function readBy(pattern: RegExp, text: string, from: number, match: RegExpExecArray | null, counter: WorkCounter): number {
  if (match !== null) return match.index + match[0].length - from + 1;
  const left = Math.max(0, text.length - from);
  return 1 + (pattern.sticky ? Math.min(left, counter.longest(pattern)) : left);
}

function replace(prototype: object, name: string, by: (original: (...given: readonly unknown[]) => unknown) => unknown): Undo {
  const original = Reflect.get(prototype, name) as (...given: readonly unknown[]) => unknown;
  Object.defineProperty(prototype, name, { value: by(original), configurable: true, writable: true });
  return () => { Object.defineProperty(prototype, name, { value: original, configurable: true, writable: true }); };
}
