import { RE2JS, RE2JSException } from 're2js';
import type { Span } from '../../../core/model/span';
import type { Result } from '../../../core/result';
import { err, ok } from '../../../core/result';

/**
 * A regular expression that runs in time linear in the text, whoever wrote it: an RE2 automaton, which never goes back.
 * Cox: Regular expression matching can be simple and fast, https://swtch.com/~rsc/regexp/regexp1.html
 */
export interface LinearPattern {
  /** The matches in `text`, from left to right and apart from each other, as long as `proceed` says so. */
  findAll(text: string, proceed: () => boolean): readonly LinearMatch[];
  /** Whether it matches `text` from its first to its last character. */
  matchesWhole(text: string): boolean;
}

export interface LinearMatch {
  readonly whole: Span;
  /** The named group `secret`, or the whole match. */
  readonly value: Span;
}

export type PatternProblem = 'bad-pattern' | 'costly-pattern' | 'matches-nothing';

/**
 * The most steps of one search: a pattern's instructions times the characters that it may be given. A step of a pattern
 * that was made to be slow takes some 50 ns, so one search ends within a quarter of a second at worst.
 */
const MOST_STEPS = 4_000_000;

/** `longestText` in UTF-16 code units is the most that `findAll` or `matchesWhole` will be asked about. */
export function compileLinear(source: string, longestText: number): Result<LinearPattern, PatternProblem> {
  const compiled = compile(source);
  if (compiled === undefined) return err('bad-pattern');
  if (compiled.programSize() * longestText > MOST_STEPS) return err('costly-pattern');
  if (compiled.testExact('')) return err('matches-nothing');
  return ok(new Re2Pattern(compiled));
}

/** What `compileLinear` is where it may not be loaded yet. */
export type CompileLinear = typeof compileLinear;

/** What it throws of a pattern that is none is not passed on: the message quotes the pattern. */
function compile(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}

class Re2Pattern implements LinearPattern {
  readonly #compiled: RE2JS;
  readonly #hasSecret: boolean;

  constructor(compiled: RE2JS) {
    this.#compiled = compiled;
    this.#hasSecret = Object.hasOwn(compiled.namedGroups(), 'secret');
  }

  findAll(text: string, proceed: () => boolean): readonly LinearMatch[] {
    const matcher = this.#compiled.matcher(text);
    const found: LinearMatch[] = [];
    while (proceed() && matcher.find()) {
      const whole = { start: matcher.start(), end: matcher.end() };
      const group = this.#hasSecret && matcher.start('secret') >= 0;
      const value = group ? { start: matcher.start('secret'), end: matcher.end('secret') } : whole;
      if (value.end > value.start) found.push({ whole, value });
    }
    return found;
  }

  matchesWhole(text: string): boolean {
    return this.#compiled.testExact(text);
  }
}
