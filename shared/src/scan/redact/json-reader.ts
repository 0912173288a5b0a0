import type { Span } from '../../core/model/span';

/** A string, number or literal of a JSON text, with the names that lead to it. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'literal';
  /** Of a string or key without its quotes. */
  readonly span: Span;
  /** False where the token goes on in the next piece, or came from the last one. */
  readonly whole: boolean;
  /** The member that it stands in, directly or in an array. */
  readonly key: string | undefined;
  /** Whether it is an array's element. */
  readonly inArray: boolean;
  /** The member that the object or array around it stands in. */
  readonly outerKey: string | undefined;
  /** What an earlier member called `name`, `key` or the like says, as in `{"name": …, "value": …}`. */
  readonly label: string | undefined;
}

interface Frame {
  readonly kind: 'object' | 'array';
  key: string | undefined;
  label: string | undefined;
  /** In an object: a key comes next. */
  awaitsKey: boolean;
}

/** Members by which a list of settings names each of them: Kubernetes, Docker, CI variables, HTTP headers. */
const LABELS = new Set(['name', 'key', 'field', 'variable', 'header', 'parameter', 'parametername', 'variablename', 'keyname']);

/** Deeper ones are read without their names. */
const MAX_DEPTH = 200;

/** Longer names are not names. */
const MAX_NAME = 200;

/**
 * Reads a JSON text that comes in pieces and gives its tokens (RFC 8259). What is no JSON does not stop it: it gives the
 * tokens that it can make out. It keeps names and no values.
 */
export class JsonReader {
  readonly #frames: Frame[] = [];
  /** Inside a string at the end of the last piece. */
  #open: { readonly isKey: boolean } | undefined;
  #escaped = false;
  #bare = false;

  read(piece: string): readonly JsonToken[] {
    const tokens: JsonToken[] = [];
    let at = 0;
    if (this.#open !== undefined) at = this.#string(piece, 0, this.#open.isKey, true, tokens);
    while (at < piece.length) {
      const code = piece.charCodeAt(at);
      if (code === QUOTE) {
        const frame = this.#frames.at(-1);
        at = this.#string(piece, at + 1, frame?.kind === 'object' && frame.awaitsKey, false, tokens);
      } else if (isBare(code)) {
        at = this.#bareToken(piece, at, tokens);
      } else {
        this.#structure(piece.charAt(at));
        at += 1;
      }
    }
    return tokens;
  }

  /** Reads to the closing quote, and gives the place behind it. */
  #string(piece: string, start: number, isKey: boolean, continued: boolean, tokens: JsonToken[]): number {
    let end = start;
    for (; end < piece.length; end += 1) {
      const code = piece.charCodeAt(end);
      if (this.#escaped) this.#escaped = false;
      else if (code === BACKSLASH) this.#escaped = true;
      else if (code === QUOTE || code === LINE_FEED) break;
    }
    const closed = end < piece.length;
    this.#bare = false;
    this.#open = closed ? undefined : { isKey };
    const token = this.#token(isKey ? 'key' : 'string', { start, end }, closed && !continued);
    tokens.push(token);
    this.#remember(token, piece);
    return closed ? end + 1 : end;
  }

  #bareToken(piece: string, start: number, tokens: JsonToken[]): number {
    let end = start;
    while (end < piece.length && isBare(piece.charCodeAt(end))) end += 1;
    const whole = end < piece.length && !(start === 0 && this.#bare);
    this.#bare = end === piece.length;
    tokens.push(this.#token(NUMBER.test(piece.slice(start, end)) ? 'number' : 'literal', { start, end }, whole));
    return end;
  }

  #structure(sign: string): void {
    this.#bare = false;
    const frame = this.#frames.at(-1);
    if (sign === '{' || sign === '[') {
      if (this.#frames.length < MAX_DEPTH) this.#frames.push({ kind: sign === '{' ? 'object' : 'array', key: undefined, label: undefined, awaitsKey: true });
    } else if (sign === '}' || sign === ']') this.#frames.pop();
    else if (sign === ',' && frame !== undefined) frame.awaitsKey = true;
    else if (sign === ':' && frame !== undefined) frame.awaitsKey = false;
  }

  #token(kind: JsonToken['kind'], span: Span, whole: boolean): JsonToken {
    const frame = this.#frames.at(-1);
    const outer = this.#frames.at(-2);
    return frame?.kind === 'array'
      ? { kind, span, whole, key: outer?.key, inArray: true, outerKey: this.#frames.at(-3)?.key, label: undefined }
      : { kind, span, whole, key: frame?.key, inArray: false, outerKey: outer?.kind === 'array' ? this.#frames.at(-3)?.key : outer?.key, label: frame?.label };
  }

  #remember({ kind, span, whole, key }: JsonToken, piece: string): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'object') return;
    const text = whole && span.end - span.start <= MAX_NAME ? piece.slice(span.start, span.end) : undefined;
    if (kind === 'key') frame.key = text;
    else if (key !== undefined && LABELS.has(key.toLowerCase())) frame.label = text;
  }
}

/** What numbers and literals are made of, and words that JSON does not have. */
function isBare(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
    || code === 0x2d || code === 0x2e || code === 0x2b || code === 0x5f;
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
