import { contains, type Span } from '../../../core/model/span';

/** A piece of source text: everything but blanks. Line breaks are tokens, since some languages end statements with them. */
export type Token = PlainToken | StringToken;

export interface PlainToken {
  readonly kind: 'word' | 'number' | 'punctuation' | 'comment' | 'newline' | 'markup' | 'regex';
  readonly span: Span;
}

/** A string literal, or text that behaves like one (JSX attributes, heredocs). */
export interface StringToken {
  readonly kind: 'string';
  /** With prefix and quotes; of a heredoc the opening mark only. */
  readonly span: Span;
  /** Between the quotes. */
  readonly content: Span;
  /** The name of the quoting form in its language's table. */
  readonly form: string;
  /** What stands before the content, such as `f"` or `<<~EOS`. */
  readonly opening: string;
  readonly holes: readonly Hole[];
  /** Whether the closing quote was found. */
  readonly terminated: boolean;
}

/** An expression inside a string: its span with the marks around it, and what stands in it. */
export interface Hole {
  readonly span: Span;
  readonly tokens: readonly Token[];
}

/** Where a span stands: in which list of tokens, and at which index the first and last of them are. */
export interface Location {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
}

/** Finds the tokens that a span touches, descending into the holes of strings. Undefined when it stands between tokens. */
export function locate(tokens: readonly Token[], span: Span): Location | undefined {
  const first = tokens.findIndex((token) => touches(token, span));
  if (first < 0) return undefined;
  const token = tokens[first];
  if (token?.kind === 'string') {
    for (const hole of token.holes) {
      const inside = contains(hole.span, span) ? locate(hole.tokens, span) : undefined;
      if (inside) return inside;
    }
  }
  return { tokens, first, last: tokens.findLastIndex((other) => touches(other, span)) };
}

function touches(token: Token, span: Span): boolean {
  if (token.kind === 'newline') return false;
  const meets = (own: Span) => own.start < span.end && span.start < own.end;
  return meets(token.span) || (token.kind === 'string' && meets(token.content));
}

/** The nearest token before or after an index that is neither comment nor line break. */
export function neighbour(tokens: readonly Token[], index: number, step: 1 | -1): { readonly token: Token; readonly index: number } | undefined {
  for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at];
    if (token && token.kind !== 'comment' && token.kind !== 'newline') return { token, index: at };
  }
  return undefined;
}
