import type { Token } from './token';

/** What a lexer must know of a language. The tables stand beside the language's lookups. */
export interface LanguageTraits {
  /** Identifiers and keywords; sticky. */
  readonly word: RegExp;
  readonly comments: readonly CommentForm[];
  /** Tried in order at the start of a token. */
  readonly strings: readonly StringForm[];
  /** Operators of more than one character, the longest first; any other character is a token of its own. */
  readonly operators: readonly string[];
  /** What no table can say (JSX, regular expressions, heredocs), tried before everything else. */
  readonly special?: (cursor: Cursor) => Token | undefined;
}

export interface CommentForm {
  /** Sticky. */
  readonly open: RegExp;
  /** Undefined ends before the line break. */
  readonly close?: string;
  readonly nests?: boolean;
}

export interface StringForm {
  readonly name: string;
  /** Prefix and opening quote; sticky. */
  readonly open: RegExp;
  readonly close: (opening: string) => string;
  readonly escape?: '\\' | '`';
  /** A doubled closing quote is content. */
  readonly doubles?: boolean;
  readonly multiline?: boolean;
  /** Of more quotes than the closing mark has, the last ones close. */
  readonly closesLast?: boolean;
  readonly hole?: HoleForm;
}

export interface HoleForm {
  /** Sticky. A match without `close` is the whole hole, as in `$name`. */
  readonly open: RegExp;
  readonly close?: string;
  /** What looks like an opening and is text, such as `{{`; sticky. */
  readonly text?: RegExp;
  /** Another form of hole in the same strings. */
  readonly other?: HoleForm;
}

/** What a `special` reader sees and may ask of the lexer. */
export interface Cursor {
  readonly text: string;
  readonly position: number;
  readonly end: number;
  /** Tokens read so far on this level. */
  readonly tokens: readonly Token[];
  /** Reads a string's content from `start` up to `close` (or `end`), with its holes. */
  readString(form: StringForm, start: number, contentStart: number, end?: number): Token;
  /** Reads tokens from `start` until `close` stands outside of any bracket. */
  readNested(start: number, close: string): { readonly tokens: readonly Token[]; readonly end: number };
  /** Tries to read what may turn out to be something else; after too many failures in a text it is not tried again. */
  attempt<T>(read: () => T | undefined): T | undefined;
  /** When the line break at `at` is reached, reading goes on at `to`: the bodies of heredocs lie between. */
  jump(at: number, to: number): void;
  pendingJump(): { readonly at: number; readonly to: number } | undefined;
}
