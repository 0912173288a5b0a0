import type { EscapeDialect } from './chain';

/** How one language reads a backslash (or PowerShell's backtick) in one quoting form. */
export interface EscapeRules {
  readonly lead: '\\' | '`';
  /** The character after the lead, and what both become. */
  readonly simple: Readonly<Record<string, string>>;
  readonly numeric: readonly NumericEscape[];
  /** Any other character after the lead: both stay, only the lead goes, or the text is not a literal of this form. */
  readonly unknown: 'keep-both' | 'drop-lead' | 'error';
  /** The lead before a line break: both vanish (with the next line's indentation or not), or it is like any other character. */
  readonly lineBreak: 'vanish' | 'vanish-and-trim' | 'as-unknown';
  /** A line break without a lead before it. */
  readonly rawLineBreak: 'keep' | 'to-lf' | 'error';
  /** Whether two escapes of UTF-16 halves make one character; otherwise a half is an error. */
  readonly surrogates: 'pair' | 'error';
  /** Characters that start forms which are real but not read here: an error rather than a guess. */
  readonly refused?: string;
  /** Characters above U+007F may not stand in the literal. */
  readonly asciiOnly?: boolean;
  /** `\uXXXX` is read before anything else, anywhere in the source text. */
  readonly unicodeFirst?: boolean;
}

/** An escape by number: the mark after the lead, the digits, and what the number counts. */
export interface NumericEscape {
  /** `''` for digits right after the lead. */
  readonly mark: string;
  readonly base: 8 | 10 | 16;
  readonly min: number;
  readonly max: number;
  /** Digits stand between braces; with `list`, several numbers with spaces between them. */
  readonly braces?: 'one' | 'list';
  /** A `byte` becomes part of UTF-8; a `code` is a code point or a UTF-16 half. */
  readonly unit: 'byte' | 'code';
  readonly limit: number;
  /** A further digit that would pass the limit is either text that follows, or an error. */
  readonly overflow: 'stop' | 'error';
}

function hex(mark: string, min: number, max: number, unit: 'byte' | 'code', limit = LAST_CODE_POINT): NumericEscape {
  return { mark, base: 16, min, max, unit, limit, overflow: 'error' };
}

function braced(mark: string, max: number, braces: 'one' | 'list' = 'one'): NumericEscape {
  return { mark, base: 16, min: 1, max, braces, unit: 'code', limit: LAST_CODE_POINT, overflow: 'error' };
}

function octal(min: number, unit: 'byte' | 'code', limit: number, overflow: 'stop' | 'error'): NumericEscape {
  return { mark: '', base: 8, min, max: 3, unit, limit, overflow };
}

const LAST_CODE_POINT = 0x10ffff;
const CONTROL = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const STRICT = { lead: '\\', unknown: 'error', lineBreak: 'as-unknown', rawLineBreak: 'error', surrogates: 'error' } as const;

// https://tc39.es/ecma262/#sec-literals-string-literals and Annex B for octal escapes.
const JAVASCRIPT: EscapeRules = {
  ...STRICT, simple: { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }, surrogates: 'pair', unknown: 'drop-lead', lineBreak: 'vanish',
  numeric: [hex('x', 2, 2, 'code'), braced('u', 16), hex('u', 4, 4, 'code'), octal(1, 'code', 0o377, 'stop')],
};

// https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences; \N{name} needs the Unicode name table.
const PYTHON: EscapeRules = {
  ...STRICT, simple: { ...CONTROL, '\\': '\\', "'": "'", '"': '"' }, unknown: 'keep-both', lineBreak: 'vanish', rawLineBreak: 'to-lf', refused: 'N',
  numeric: [hex('x', 2, 2, 'code'), hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code'), octal(1, 'code', 0o777, 'error')],
};

// https://www.php.net/manual/en/language.types.string.php; between double quotes `\"` is one more.
const PHP_HEREDOC: EscapeRules = {
  ...STRICT, simple: { n: '\n', r: '\r', t: '\t', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$' }, unknown: 'keep-both', rawLineBreak: 'keep',
  numeric: [hex('x', 1, 2, 'byte'), braced('u', 16), octal(1, 'byte', 0o377, 'error')],
};

// https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html#label-String+Literals
const RUBY_DOUBLE: EscapeRules = {
  ...STRICT, simple: { ...CONTROL, e: '\x1b', s: ' ' }, unknown: 'drop-lead', lineBreak: 'vanish', rawLineBreak: 'to-lf', refused: 'cCM',
  numeric: [hex('x', 1, 2, 'byte'), braced('u', 6, 'list'), hex('u', 4, 4, 'code'), octal(1, 'byte', 0o377, 'error')],
};

// POSIX XCU 2.2.3: inside double quotes a backslash is special only before these five.
const SHELL_DOUBLE: EscapeRules = {
  ...STRICT, simple: { $: '$', '`': '`', '"': '"', '\\': '\\' }, unknown: 'keep-both', lineBreak: 'vanish', rawLineBreak: 'keep', numeric: [],
};

/** One line a dialect; the sources are the languages' own references. */
export const escapeRules: Readonly<Record<EscapeDialect, EscapeRules>> = {
  javascript: JAVASCRIPT,
  'javascript-template': {
    ...JAVASCRIPT, simple: { ...JAVASCRIPT.simple, 0: '\0' }, rawLineBreak: 'to-lf', refused: '123456789',
    numeric: [hex('x', 2, 2, 'code'), braced('u', 16), hex('u', 4, 4, 'code')],
  },
  // RFC 8259, section 7.
  json: {
    ...STRICT, simple: { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }, surrogates: 'pair', numeric: [hex('u', 4, 4, 'code')],
  },
  python: PYTHON,
  'python-bytes': { ...PYTHON, refused: '', asciiOnly: true, numeric: [hex('x', 2, 2, 'byte'), octal(1, 'byte', 0o377, 'error')] },
  // https://go.dev/ref/spec#String_literals
  go: {
    ...STRICT, simple: { ...CONTROL, '\\': '\\', '"': '"' },
    numeric: [hex('x', 2, 2, 'byte'), hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code'), octal(3, 'byte', 0o377, 'error')],
  },
  // https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.7
  java: {
    ...STRICT, simple: { b: '\b', s: ' ', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", '\\': '\\' }, lineBreak: 'vanish', rawLineBreak: 'to-lf',
    surrogates: 'pair', unicodeFirst: true, numeric: [octal(1, 'code', 0o377, 'stop')],
  },
  // https://kotlinlang.org/docs/characters.html
  kotlin: {
    ...STRICT, simple: { t: '\t', b: '\b', n: '\n', r: '\r', "'": "'", '"': '"', '\\': '\\', $: '$' }, surrogates: 'pair', numeric: [hex('u', 4, 4, 'code')],
  },
  // https://learn.microsoft.com/dotnet/csharp/programming-guide/strings/#string-escape-sequences
  csharp: {
    ...STRICT, simple: { ...CONTROL, "'": "'", '"': '"', '\\': '\\', 0: '\0', e: '\x1b' }, surrogates: 'pair',
    numeric: [hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code'), hex('x', 1, 4, 'code')],
  },
  'ruby-double': RUBY_DOUBLE,
  'ruby-single': { ...STRICT, simple: { '\\': '\\', "'": "'" }, unknown: 'keep-both', rawLineBreak: 'to-lf', numeric: [] },
  'php-double': { ...PHP_HEREDOC, simple: { ...PHP_HEREDOC.simple, '"': '"' } },
  'php-single': { ...STRICT, simple: { '\\': '\\', "'": "'" }, unknown: 'keep-both', rawLineBreak: 'keep', numeric: [] },
  'php-heredoc': PHP_HEREDOC,
  // https://doc.rust-lang.org/reference/tokens.html#string-literals
  rust: {
    ...STRICT, simple: { n: '\n', r: '\r', t: '\t', '\\': '\\', 0: '\0', "'": "'", '"': '"' }, lineBreak: 'vanish-and-trim', rawLineBreak: 'to-lf',
    numeric: [hex('x', 2, 2, 'code', 0x7f), braced('u', 6)],
  },
  // https://en.cppreference.com/w/c/language/escape
  c: {
    ...STRICT, simple: { ...CONTROL, '\\': '\\', "'": "'", '"': '"', '?': '?' }, lineBreak: 'vanish',
    numeric: [hex('x', 1, 8, 'byte', 0xff), hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code'), octal(1, 'byte', 0o377, 'error')],
  },
  'shell-double': SHELL_DOUBLE,
  // https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
  'shell-ansi-c': {
    ...SHELL_DOUBLE, simple: { ...CONTROL, e: '\x1b', E: '\x1b', '\\': '\\', "'": "'", '"': '"', '?': '?' }, lineBreak: 'as-unknown', refused: 'c',
    numeric: [hex('x', 1, 2, 'byte'), hex('u', 1, 4, 'code'), hex('U', 1, 8, 'code'), octal(1, 'byte', 0o377, 'error')],
  },
  'shell-bare': { ...SHELL_DOUBLE, simple: {}, unknown: 'drop-lead', rawLineBreak: 'error' },
  // https://yaml.org/spec/1.2.2/#57-escaped-characters; line folding happens before (yaml-flow.ts).
  'yaml-double': {
    ...STRICT, rawLineBreak: 'keep', surrogates: 'pair',
    simple: { ...CONTROL, 0: '\0', '\t': '\t', e: '\x1b', ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
    numeric: [hex('x', 2, 2, 'code'), hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code')],
  },
  // https://toml.io/en/v1.0.0#string
  'toml-basic': {
    ...STRICT, simple: { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' }, lineBreak: 'vanish-and-trim', rawLineBreak: 'keep',
    numeric: [hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code')],
  },
  // https://www.npmjs.com/package/dotenv: in double quotes only \n and \r are expanded.
  'dotenv-double': { ...STRICT, simple: { n: '\n', r: '\r' }, unknown: 'keep-both', rawLineBreak: 'to-lf', numeric: [] },
  // https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader-
  properties: {
    ...STRICT, simple: { t: '\t', n: '\n', r: '\r', f: '\f' }, unknown: 'drop-lead', lineBreak: 'vanish-and-trim', surrogates: 'pair', numeric: [hex('u', 4, 4, 'code')],
  },
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters
  'powershell-double': {
    ...STRICT, lead: '`', simple: { ...CONTROL, 0: '\0', e: '\x1b' }, unknown: 'drop-lead', rawLineBreak: 'keep', numeric: [braced('u', 6)],
  },
  // https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
  hcl: {
    ...STRICT, simple: { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }, numeric: [hex('u', 4, 4, 'code'), hex('U', 8, 8, 'code')],
  },
  // https://perldoc.perl.org/perlop#Quote-and-Quote-like-Operators; a wide character is not what the environment gives.
  'perl-double': {
    ...STRICT, simple: { n: '\n', r: '\r', t: '\t', f: '\f', b: '\b', a: '\x07', e: '\x1b' }, unknown: 'drop-lead', rawLineBreak: 'to-lf', refused: 'NocluLUQEF',
    numeric: [{ ...braced('x', 2), limit: 0x7f }, hex('x', 2, 2, 'byte'), octal(1, 'byte', 0o377, 'error')],
  },
  'perl-single': { ...STRICT, simple: { '\\': '\\', "'": "'" }, unknown: 'keep-both', rawLineBreak: 'to-lf', numeric: [] },
  // https://www.lua.org/manual/5.4/manual.html#3.1
  lua: {
    ...STRICT, simple: { ...CONTROL, '\\': '\\', "'": "'", '"': '"' },
    numeric: [hex('x', 2, 2, 'byte'), braced('u', 6), { mark: '', base: 10, min: 1, max: 3, unit: 'byte', limit: 255, overflow: 'error' }],
  },
  // https://stat.ethz.ch/R-manual/R-devel/library/base/html/Quotes.html
  r: {
    ...STRICT, simple: { ...CONTROL, '\\': '\\', "'": "'", '"': '"', '`': '`' }, rawLineBreak: 'keep',
    numeric: [hex('x', 1, 2, 'byte'), braced('u', 4), hex('u', 1, 4, 'code'), braced('U', 8), hex('U', 1, 8, 'code'), octal(1, 'byte', 0o377, 'error')],
  },
  // https://docs.swift.org/swift-book/documentation/the-swift-programming-language/stringsandcharacters/#Special-Characters-in-String-Literals
  swift: {
    ...STRICT, simple: { 0: '\0', '\\': '\\', t: '\t', n: '\n', r: '\r', '"': '"', "'": "'" }, lineBreak: 'vanish', rawLineBreak: 'to-lf', numeric: [braced('u', 8)],
  },
  // https://dart.dev/language/built-in-types#strings
  dart: {
    ...STRICT, simple: { n: '\n', r: '\r', f: '\f', b: '\b', t: '\t', v: '\v' }, unknown: 'drop-lead', rawLineBreak: 'to-lf', surrogates: 'pair',
    numeric: [hex('x', 2, 2, 'code'), braced('u', 6), hex('u', 4, 4, 'code')],
  },
  // https://hexdocs.pm/elixir/String.html#module-escape-characters
  elixir: {
    ...STRICT, simple: { ...CONTROL, d: '\x7f', e: '\x1b', s: ' ', 0: '\0' }, unknown: 'drop-lead', lineBreak: 'vanish', rawLineBreak: 'keep',
    numeric: [hex('x', 2, 2, 'byte'), braced('u', 6), hex('u', 4, 4, 'code')],
  },
  // https://docs.docker.com/reference/dockerfile/#environment-replacement
  dockerfile: { ...SHELL_DOUBLE, simple: { $: '$', '"': '"', '\\': '\\' } },
};
