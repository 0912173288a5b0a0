/**
 * From source text to the value that the program used: escapes, block scalars, encodings and parts of a URL.
 * A chain is plain data that may cross the LSP pipe; it says how to decode and never holds a value.
 */
export type DecodingChain = readonly DecodeStep[];

/** The closed list of decoders, by `kind`. Each is implemented once, in this folder. */
export type DecodeStep =
  | { readonly kind: 'string-escapes'; readonly dialect: EscapeDialect }
  | { readonly kind: 'doubled-quotes'; readonly quote: '"' | "'" }
  | Dedent
  | { readonly kind: 'yaml-block'; readonly header: string; readonly indent: number }
  | { readonly kind: 'yaml-plain-folding' }
  | { readonly kind: 'line-continuation'; readonly dialect: 'backslash' | 'dotenv' }
  | { readonly kind: 'line-ends'; readonly as: 'lf' | 'dropped-cr' }
  | { readonly kind: 'adjacent-strings'; readonly language: AdjacentDialect }
  /** Strings of a JSON array that are the lines of one text, without the first quote and the last: a notebook's cell. */
  | { readonly kind: 'json-lines' }
  | { readonly kind: 'xml-entities' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'base64'; readonly text?: 'utf-16le' }
  | { readonly kind: 'hex' }
  | Part;

/** What stands at this place of the text decoded so far, in UTF-16 code units: one member of a JSON object in base64. */
export interface Part {
  readonly kind: 'part';
  readonly start: number;
  readonly end: number;
}

/**
 * Takes away the indentation that the language takes from a multi-line literal. A part of a literal does not show how
 * much that is: `indent` (in columns) says it, and `startsInLine` that the part's first line has lost it already.
 */
export interface Dedent {
  readonly kind: 'dedent';
  readonly style: 'java-text-block' | 'ruby-squiggly' | 'closing-mark';
  readonly indent?: number;
  readonly startsInLine?: boolean;
}

/** Whose rules for backslashes hold, by language and quoting form. */
export type EscapeDialect =
  | 'javascript' | 'javascript-template' | 'json' | 'python' | 'python-bytes' | 'go' | 'java' | 'kotlin' | 'csharp'
  | 'ruby-double' | 'ruby-single' | 'php-double' | 'php-single' | 'php-heredoc' | 'rust' | 'c' | 'shell-double'
  | 'shell-ansi-c' | 'shell-bare' | 'yaml-double' | 'toml-basic' | 'dotenv-double' | 'properties' | 'powershell-double'
  | 'hcl' | 'dockerfile' | 'perl-double' | 'perl-single' | 'lua' | 'r' | 'elixir' | 'dart' | 'swift';

/** Languages in which strings that stand beside each other, or are added, are one constant. */
export type AdjacentDialect = 'python' | 'c' | 'ruby' | 'javascript' | 'java' | 'csharp' | 'kotlin' | 'dart' | 'go';

/** Why a source text could not be decoded: the text moved, or it is not what the chain says. */
export type DecodeError = { readonly kind: 'malformed'; readonly step: DecodeStep['kind'] };
