import type { Span } from '../../../core/model/span';
import type { Hole, PlainToken, StringToken, Token } from './token';
import type { CommentForm, Cursor, HoleForm, LanguageTraits, StringForm } from './traits';

/** Splits a source text into tokens by a language's table. Every text has tokens: what is broken ends at its line or at the text's end. */
export function tokenize(text: string, traits: LanguageTraits): readonly Token[] {
  return new Lexer(text, traits, { start: 0, end: text.length }, { depth: 0, attempts: { left: MAX_FAILED_ATTEMPTS } }).readAll();
}

/** What keeps hostile text from costing more than its length: how deep strings nest, and how often a guess may fail. */
interface Limits {
  readonly depth: number;
  readonly attempts: { left: number };
}

const MAX_DEPTH = 50;
const MAX_FAILED_ATTEMPTS = 20;

class Lexer implements Cursor {
  readonly text: string;
  readonly end: number;
  readonly #traits: LanguageTraits;
  readonly #limits: Limits;
  readonly #tokens: Token[] = [];
  #position: number;
  #jump: { readonly at: number; readonly to: number } | undefined;

  constructor(text: string, traits: LanguageTraits, { start, end }: Span, limits: Limits) {
    this.text = text;
    this.#traits = traits;
    this.#position = start;
    this.end = end;
    this.#limits = limits;
  }

  get position(): number {
    return this.#position;
  }

  get tokens(): readonly Token[] {
    return this.#tokens;
  }

  readAll(): readonly Token[] {
    while (this.#skipBlanks()) this.#push(this.#readToken());
    return this.#tokens;
  }

  /** Reads up to the closing mark outside of any bracket; the mark itself belongs to what surrounds it. */
  readUntil(close: string): number {
    const open: string[] = [];
    while (this.#skipBlanks()) {
      if (open.length === 0 && this.text.startsWith(close, this.#position)) return this.#position;
      const token = this.#readToken();
      const mark = token.kind === 'punctuation' ? this.text.slice(token.span.start, token.span.end) : '';
      if (mark === '{' || mark === '(' || mark === '[') open.push(mark);
      if (mark === '}' || mark === ')' || mark === ']') open.pop();
      this.#push(token);
    }
    return this.end;
  }

  readNested(start: number, close: string): { tokens: readonly Token[]; end: number } {
    const { depth, attempts } = this.#limits;
    if (depth >= MAX_DEPTH) return { tokens: [], end: this.end };
    const inner = new Lexer(this.text, this.#traits, { start, end: this.end }, { depth: depth + 1, attempts });
    const end = inner.readUntil(close);
    return { tokens: inner.tokens, end };
  }

  readString(form: StringForm, start: number, contentStart: number, end?: number): StringToken {
    const opening = this.text.slice(start, contentStart);
    const close = form.close(opening);
    const limit = end ?? this.end;
    const holes: Hole[] = [];
    let at = contentStart;
    while (at < limit) {
      // A hole may begin with the very mark that escapes: `\(name)`.
      const step = this.#stepInString(form, at, limit, holes);
      if (step !== undefined) {
        at = step;
      } else if (form.escape !== undefined && this.text[at] === form.escape) {
        at += this.text.startsWith('\r\n', at + 1) ? 3 : 2;
      } else if (close !== '' && this.text.startsWith(close, at)) {
        if (form.closesLast === true && this.text.startsWith(close, at + 1)) {
          at += 1;
          continue;
        }
        if (!form.doubles || !this.text.startsWith(close, at + close.length)) return stringToken(form, opening, start, at, at + close.length, holes, true);
        at += 2 * close.length;
      } else if (!form.multiline && (this.text[at] === '\n' || this.text[at] === '\r')) {
        break;
      } else {
        at += 1;
      }
    }
    const stop = Math.min(at, limit);
    return stringToken(form, opening, start, stop, stop, holes, close === '');
  }

  attempt<T>(read: () => T | undefined): T | undefined {
    const { attempts } = this.#limits;
    const result = attempts.left > 0 ? read() : undefined;
    if (result === undefined) attempts.left -= 1;
    return result;
  }

  jump(at: number, to: number): void {
    this.#jump = { at, to };
  }

  pendingJump(): { readonly at: number; readonly to: number } | undefined {
    return this.#jump;
  }

  /** Passes a hole or what only looks like one; undefined when neither stands here. */
  #stepInString(form: StringForm, at: number, limit: number, holes: Hole[]): number | undefined {
    for (let hole: HoleForm | undefined = form.hole; hole; hole = hole.other) {
      const literal = hole.text && matchAt(hole.text, this.text, at);
      if (literal) return at + literal.length;
      const opening = matchAt(hole.open, this.text, at);
      if (opening === undefined) continue;
      const inner = hole.close === undefined ? undefined : this.readNested(at + opening.length, hole.close);
      const end = Math.min(limit, inner === undefined ? at + opening.length : inner.end + (hole.close?.length ?? 0));
      holes.push({ span: { start: at, end }, tokens: inner?.tokens ?? [] });
      return Math.max(end, at + 1);
    }
    return undefined;
  }

  #push(token: Token): void {
    this.#tokens.push(token);
    const after = token.kind === 'string' ? Math.max(token.span.end, isHeredoc(token) ? 0 : token.content.end) : token.span.end;
    const jumps = token.kind === 'newline' && this.#jump?.at === token.span.start;
    this.#position = jumps && this.#jump ? this.#jump.to : Math.max(after, this.#position + 1);
    if (jumps) this.#jump = undefined;
  }

  #skipBlanks(): boolean {
    while (this.#position < this.end && BLANK.test(this.text[this.#position] ?? '')) this.#position += 1;
    return this.#position < this.end;
  }

  #readToken(): Token {
    const start = this.#position;
    const lineBreak = matchAt(LINE_BREAK, this.text, start);
    if (lineBreak !== undefined) return plain('newline', start, start + lineBreak.length);
    const special = this.#traits.special?.(this);
    if (special) return special;
    for (const form of this.#traits.comments) {
      const open = matchAt(form.open, this.text, start);
      if (open !== undefined) return plain('comment', start, this.#commentEnd(form, start, open));
    }
    for (const form of this.#traits.strings) {
      const open = matchAt(form.open, this.text, start);
      if (open !== undefined) return this.readString(form, start, start + open.length);
    }
    return this.#readPlain(start);
  }

  #readPlain(start: number): PlainToken {
    const number = matchAt(NUMBER, this.text, start);
    if (number !== undefined) return plain('number', start, start + number.length);
    const word = matchAt(this.#traits.word, this.text, start);
    if (word !== undefined && word !== '') return plain('word', start, start + word.length);
    const operator = this.#traits.operators.find((sign) => this.text.startsWith(sign, start));
    return plain('punctuation', start, start + (operator?.length ?? 1));
  }

  #commentEnd(form: CommentForm, start: number, open: string): number {
    if (form.close === undefined) return Math.min(this.end, start + (matchAt(REST_OF_LINE, this.text, start)?.length ?? 0));
    let depth = 1;
    for (let at = start + open.length; at < this.end; at += 1) {
      if (form.nests && this.text.startsWith(open, at)) depth += 1;
      if (this.text.startsWith(form.close, at)) depth -= 1;
      if (depth === 0) return at + form.close.length;
    }
    return this.end;
  }
}

function stringToken(form: StringForm, opening: string, start: number, contentEnd: number, end: number, holes: readonly Hole[], terminated: boolean): StringToken {
  return { kind: 'string', span: { start, end }, content: { start: start + opening.length, end: contentEnd }, form: form.name, opening, holes, terminated };
}

/** A heredoc's content lies on later lines than its opening mark. */
function isHeredoc(token: StringToken): boolean {
  return token.content.start > token.span.end;
}

export function plain(kind: PlainToken['kind'], start: number, end: number): PlainToken {
  return { kind, span: { start, end } satisfies Span };
}

/** The text that a pattern matches exactly at a position. */
export function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  return match?.index === position ? match[0] : undefined;
}

const BLANK = /[ \t\f\v\u00a0\ufeff]/;
const LINE_BREAK = /\r\n|\n|\r/y;
const REST_OF_LINE = /[^\r\n]*/y;
const NUMBER = /(?:0[xXbBoO])?[0-9][0-9A-Za-z_.]*/y;
