import type { Span } from '../../../core/model/span';
import { neighbour, type StringToken, type Token } from './token';

/** An opening bracket and where it stands among the tokens. */
export interface Bracket {
  readonly mark: '(' | '[' | '{';
  readonly index: number;
}

/** A literal (or several that make one constant) in its surroundings. */
export class Site {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  readonly literal: StringToken;

  constructor(text: string, tokens: readonly Token[], first: number, last: number, literal: StringToken) {
    this.text = text;
    this.tokens = tokens;
    this.first = first;
    this.last = last;
    this.literal = literal;
  }

  /** From the first literal's opening to the last one's end. */
  get span(): Span {
    const last = this.tokens[this.last];
    return { start: this.literal.span.start, end: last?.span.end ?? this.literal.span.end };
  }

  /** The text of the nth significant token before the literal; empty at the start. */
  before(distance = 1): string {
    return this.#wordAt(this.#step(this.first, -1, distance));
  }

  /** The text of the nth significant token after it; empty at the end. */
  after(distance = 1): string {
    return this.#wordAt(this.#step(this.last, 1, distance));
  }

  neighbour(side: 1 | -1): Token | undefined {
    return neighbour(this.tokens, side === 1 ? this.last : this.first, side)?.token;
  }

  /** Whether a line break stands between the literal and the next significant token. */
  get endsLine(): boolean {
    const next = neighbour(this.tokens, this.last, 1);
    return !next || this.tokens.slice(this.last, next.index).some((token) => token.kind === 'newline');
  }

  /** The bracket that the literal stands in, as its mark and its index among the tokens. */
  enclosing(): Bracket | undefined {
    return this.enclosingOf(this.first);
  }

  /** The bracket that the token at an index stands in. */
  enclosingOf(from: number): Bracket | undefined {
    let depth = 0;
    for (let index = from - 1; index >= 0; index -= 1) {
      const mark = this.markAt(index);
      if (mark === ')' || mark === ']' || mark === '}') depth += 1;
      if (mark !== '(' && mark !== '[' && mark !== '{') continue;
      if (depth === 0) return { mark, index };
      depth -= 1;
    }
    return undefined;
  }

  /**
   * The brackets that a token of one statement stands in, the nearest first. Ends where the statement begins: at a
   * semicolon that stands in none of its brackets.
   */
  *bracketsAround(from = this.first): Generator<Bracket> {
    let depth = 0;
    for (let index = from - 1; index >= 0; index -= 1) {
      const mark = this.markAt(index);
      if (mark === ';' && depth === 0) return;
      if (mark === ')' || mark === ']' || mark === '}') depth += 1;
      if (mark !== '(' && mark !== '[' && mark !== '{') continue;
      if (depth === 0) yield { mark, index };
      else depth -= 1;
    }
  }

  /** The index of the brace that opens the block around a token. */
  blockAround(from = this.first): number | undefined {
    let depth = 0;
    for (let index = from - 1; index >= 0; index -= 1) {
      const mark = this.markAt(index);
      if (mark === '}') depth += 1;
      if (mark !== '{') continue;
      if (depth === 0) return index;
      depth -= 1;
    }
    return undefined;
  }

  /** The index of the bracket that closes the one at an index; undefined when none does. */
  closing(open: number): number | undefined {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index += 1) {
      const mark = this.markAt(index);
      if (mark === '(' || mark === '[' || mark === '{') depth += 1;
      if (mark === ')' || mark === ']' || mark === '}') depth -= 1;
      if (depth === 0) return index;
    }
    return undefined;
  }

  /**
   * The indices of the significant tokens from the start of the statement up to a token: after the last semicolon or
   * brace. Round and square brackets that the token stands in belong to the statement.
   */
  statementBefore(from = this.first): readonly number[] {
    const indices: number[] = [];
    let depth = 0;
    for (let at = neighbour(this.tokens, from, -1); at; at = neighbour(this.tokens, at.index, -1)) {
      const mark = this.markAt(at.index);
      if (depth === 0 && (mark === ';' || mark === '{' || mark === '}')) break;
      if (mark === ')' || mark === ']' || mark === '}') depth += 1;
      if (mark === '(' || mark === '[' || mark === '{') depth = Math.max(0, depth - 1);
      indices.push(at.index);
    }
    return indices.reverse();
  }

  /** The same where a line's end ends a statement, unless the line stops at an operator or in brackets. */
  statementInLines(from = this.first): readonly number[] {
    const statement = this.statementBefore(from);
    let depth = 0;
    let start: number | undefined;
    for (let at = statement.length - 1; at >= 0; at -= 1) {
      const mark = this.markAt(statement[at] ?? 0);
      if (mark === ')' || mark === ']' || mark === '}') depth += 1;
      if (mark === '(' || mark === '[' || mark === '{') {
        // Lines inside of brackets that the token stands in end nothing.
        if (depth === 0) start = undefined;
        else depth -= 1;
      }
      if (start === undefined && depth === 0 && this.#endsStatement(statement[at - 1], statement[at])) start = at;
    }
    return statement.slice(start ?? 0);
  }

  #endsStatement(previous: number | undefined, next: number | undefined): boolean {
    if (previous === undefined || GOES_ON.test(this.wordAt(previous))) return false;
    return this.tokens.slice(previous, next).some((token) => token.kind === 'newline');
  }

  /** The text of the token at an index when it is punctuation, and nothing otherwise. */
  markAt(index: number): string {
    const token = this.tokens[index];
    return token?.kind === 'punctuation' ? this.slice(token.span) : '';
  }

  /** The indices of the tokens that are this word. Undefined when there are so many that nobody looks at each. */
  usesOf(name: string): readonly number[] | undefined {
    const uses: number[] = [];
    for (const [index, token] of this.tokens.entries()) {
      if (token.kind === 'word' && this.slice(token.span) === name) uses.push(index);
    }
    return uses.length > MAX_USES ? undefined : uses;
  }

  /** The indices of the strings with a name in one of their holes; undefined when there are too many. */
  templatesWith(name: string): readonly number[] | undefined {
    const found: number[] = [];
    for (const [index, token] of this.tokens.entries()) {
      if (token.kind === 'string' && token.holes.some((hole) => mentions(this.slice(hole.span), name))) found.push(index);
    }
    return found.length > MAX_USES ? undefined : found;
  }

  /** The text of the token at an index, but for strings, whose text is no name. */
  wordAt(index: number): string {
    const token = this.tokens[index];
    return token && token.kind !== 'string' ? this.slice(token.span) : '';
  }

  /** The index of the nth significant token before the one at an index. */
  indexBefore(index: number, distance = 1): number | undefined {
    return this.#step(index, -1, distance);
  }

  indexAfter(index: number, distance = 1): number | undefined {
    return this.#step(index, 1, distance);
  }

  /** The text of the nth significant token after the token at an index. */
  afterIndex(index: number, distance = 1): string {
    return this.#wordAt(this.#step(index, 1, distance));
  }

  /** The text of the nth significant token before the token at an index. */
  beforeIndex(index: number, distance = 1): string {
    return this.#wordAt(this.#step(index, -1, distance));
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  #step(from: number, side: 1 | -1, distance: number): number | undefined {
    let index: number | undefined = from;
    for (let count = 0; count < distance && index !== undefined; count += 1) index = neighbour(this.tokens, index, side)?.index;
    return index;
  }

  #wordAt(index: number | undefined): string {
    const token = index === undefined ? undefined : this.tokens[index];
    return token ? this.slice(token.span) : '';
  }
}

/** What a line stops at that goes on in the next one. */
const GOES_ON = /^(?:[=+\-*/,.(&|?:<>[{]|->|=>|\.\.)$/;

/** Looking at a use costs up to the length of the text. */
const MAX_USES = 200;

function mentions(source: string, name: string): boolean {
  const words: readonly string[] = source.match(/[\p{L}\p{Nd}_]+/gu) ?? [];
  return words.includes(name);
}
