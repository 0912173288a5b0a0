import type { Token } from '../../../lookups/lexer/token';

/** Significant tokens one after the other, and where lines end between them. */
export class Cursor {
  readonly text: string;
  readonly #tokens: readonly Token[];
  readonly #breaks: ReadonlySet<number>;
  #at = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    const significant: Token[] = [];
    const breaks = new Set<number>();
    for (const token of tokens) {
      if (token.kind === 'newline') breaks.add(significant.length);
      else if (token.kind !== 'comment') significant.push(token);
    }
    this.#tokens = significant;
    this.#breaks = breaks;
  }

  get position(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Where the next token starts. */
  get start(): number {
    return this.#tokens[this.#at]?.span.start ?? this.end;
  }

  /** Where the last token ended. */
  get end(): number {
    return this.#tokens[this.#at - 1]?.span.end ?? this.#tokens[0]?.span.start ?? 0;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** The text of a token to come; empty at the end, and for strings. */
  word(ahead = 0): string {
    const token = this.peek(ahead);
    return token === undefined || token.kind === 'string' ? '' : this.text.slice(token.span.start, token.span.end);
  }

  /** Whether the next token begins a line. */
  get beginsLine(): boolean {
    return this.#breaks.has(this.#at);
  }

  /** Whether the next token follows the last one without a blank. */
  get isJoined(): boolean {
    return this.start === this.end;
  }

  next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  back(position: number): void {
    this.#at = position;
  }

  /** Takes the next token when it is this one. */
  take(word: string): boolean {
    if (this.word() !== word) return false;
    this.#at++;
    return true;
  }

  /** Passes everything up to the mark that closes an opened bracket, and that mark. */
  skipBracket(): void {
    let depth = 0;
    do {
      const word = this.word();
      if (/^[([{]$/.test(word)) depth++;
      if (/^[)\]}]$/.test(word)) depth--;
      this.#at++;
    } while (depth > 0 && !this.isAtEnd);
  }

  skipLine(): void {
    do this.#at++; while (!this.isAtEnd && !this.beginsLine);
  }
}
