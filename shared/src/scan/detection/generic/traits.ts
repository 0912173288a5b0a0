import type { EscapeDialect } from '../../../core/decode/chain';
import type { LanguageId } from '../../../core/model/language-id';

/**
 * What the readers need to know of a language: how its comments and strings look, and whether a value may stand without
 * quotes. A language is a row in a table, never a branch in a reader.
 */
export interface LanguageTraits {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Tried in order; longer openers come first. */
  readonly strings: readonly StringForm[];
  /** By ASCII code, 1 where a comment or a string can open: all other characters are stepped over without a look. */
  readonly openers: Uint8Array;
  /** Letters that may stand right before a string's quote and belong to it, such as Python's `rb`. */
  readonly prefixes: RegExp;
  readonly bareValues: BareValues;
  /** What may stand between a name and its `=`: a type in TypeScript, Go, Kotlin, Rust …, accessors in C#. */
  readonly types: 'after-colon' | 'after-name' | 'accessors' | 'none';
}

/** How an unquoted value ends; `never`: an unquoted word is an expression, not a value. */
export type BareValues = 'never' | 'yaml' | 'line' | 'dotenv' | 'shell' | 'words';

export interface StringForm {
  readonly open: string;
  readonly close: string;
  readonly escape: 'backslash' | 'doubled' | 'backtick' | 'none';
  /** What opens a template hole inside it. */
  readonly holes: readonly string[];
  readonly multiline: boolean;
  readonly dialect: EscapeDialect | undefined;
}

type FormOptions = Partial<Omit<StringForm, 'open' | 'dialect'>>;

function quoted(open: string, dialect: EscapeDialect | undefined, { close = open, escape = 'backslash', holes = [], multiline = false }: FormOptions = {}): StringForm {
  return { open, close, escape, holes, multiline, dialect };
}

const RAW: FormOptions = { escape: 'none' };
const NO_PREFIX = /(?!)/y;

/** All rows are made here, field by field: objects of one shape keep the machine code of what reads them for every language. */
function traits({
  lineComments = [], blockComments = [], strings = [quoted('"', undefined), quoted("'", undefined)], prefixes = NO_PREFIX, bareValues = 'never', types = 'none',
}: Partial<Omit<LanguageTraits, 'openers'>>): LanguageTraits {
  const openings = [...lineComments, ...blockComments.map(([open]) => open), ...strings.map(({ open }) => open)];
  const openers = new Uint8Array(128);
  for (const open of openings) openers[open.charCodeAt(0)] = 1;
  return { lineComments, blockComments, strings, openers, prefixes, bareValues, types };
}

const C_COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const HASH_COMMENTS = { lineComments: ['#'] } as const;

const javascript = traits({
  ...C_COMMENTS, types: 'after-colon',
  strings: [quoted('"', 'javascript'), quoted("'", 'javascript'), quoted('`', 'javascript-template', { holes: ['${'], multiline: true })],
});
const python = traits({
  ...HASH_COMMENTS, types: 'after-colon', prefixes: /[rRbBuUfFtT]{1,2}(?=["'])/y,
  strings: [quoted('"""', 'python', { multiline: true }), quoted("'''", 'python', { multiline: true }), quoted('"', 'python'), quoted("'", 'python')],
});
const go = traits({ ...C_COMMENTS, types: 'after-name', strings: [quoted('"', 'go'), quoted('`', undefined, { ...RAW, multiline: true })] });
const java = traits({ ...C_COMMENTS, strings: [quoted('"""', 'java', { multiline: true }), quoted('"', 'java')] });
const kotlin = traits({
  ...C_COMMENTS, types: 'after-colon',
  strings: [quoted('"""', undefined, { ...RAW, multiline: true, holes: ['$'] }), quoted('"', 'kotlin', { holes: ['$'] })],
});
const csharp = traits({
  ...C_COMMENTS, types: 'accessors', prefixes: /[$@]{1,3}(?=")|(?<=")u8/y, strings: [quoted('"""', undefined, { ...RAW, multiline: true }), quoted('"', 'csharp')],
});
const ruby = traits({ ...HASH_COMMENTS, strings: [quoted('"', 'ruby-double', { holes: ['#{'], multiline: true }), quoted("'", 'ruby-single', { multiline: true })] });
const php = traits({
  lineComments: ['//', '#'], blockComments: [['/*', '*/']],
  strings: [quoted('"', 'php-double', { holes: ['$', '{$'], multiline: true }), quoted("'", 'php-single', { multiline: true })],
});
const rust = traits({ ...C_COMMENTS, types: 'after-colon', prefixes: /b?r#{0,3}(?=")|b(?=")|c(?=")/y, strings: [quoted('"', 'rust', { multiline: true })] });
const c = traits({ ...C_COMMENTS, types: 'after-name', prefixes: /(?:u8|u|U|L)?@?R?(?=")/y, strings: [quoted('"', 'c')] });
const shell = traits({
  ...HASH_COMMENTS, bareValues: 'shell', prefixes: /\$(?=['"])/y,
  strings: [quoted('"', 'shell-double', { holes: ['$', '`'], multiline: true }), quoted("'", undefined, { ...RAW, multiline: true })],
});
const makefile = traits({ ...shell, bareValues: 'words' });
const powershell = traits({
  ...HASH_COMMENTS, blockComments: [['<#', '#>']],
  strings: [quoted('"', 'powershell-double', { escape: 'backtick', holes: ['$'] }), quoted("'", undefined, { escape: 'doubled' })],
});
const yaml = traits({ ...HASH_COMMENTS, bareValues: 'yaml', strings: [quoted('"', 'yaml-double', { multiline: true }), quoted("'", undefined, { escape: 'doubled', multiline: true })] });
const json = traits({ ...C_COMMENTS, strings: [quoted('"', 'json')] });
const toml = traits({
  ...HASH_COMMENTS,
  strings: [quoted('"""', 'toml-basic', { multiline: true }), quoted("'''", undefined, { ...RAW, multiline: true }), quoted('"', 'toml-basic'), quoted("'", undefined, RAW)],
});
// Grafana's values with signs of comments in them: https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
const ini = traits({ lineComments: ['#', ';'], bareValues: 'line', strings: [quoted('"""', undefined, RAW), quoted('"', undefined), quoted("'", undefined)] });
const properties = traits({ lineComments: ['#', '!'], bareValues: 'line', strings: [] });
const dotenv = traits({
  ...HASH_COMMENTS, bareValues: 'dotenv',
  strings: [quoted('"', 'dotenv-double', { holes: ['$'], multiline: true }), quoted("'", undefined, { ...RAW, multiline: true }), quoted('`', undefined, { ...RAW, multiline: true })],
});
const xml = traits({ blockComments: [['<!--', '-->']], bareValues: 'words' });
const dockerfile = traits({ ...HASH_COMMENTS, bareValues: 'shell', strings: [quoted('"', 'dockerfile', { holes: ['$'] }), quoted("'", undefined, RAW)] });
const terraform = traits({ lineComments: ['#', '//'], blockComments: [['/*', '*/']], strings: [quoted('"', 'hcl', { holes: ['${', '%{'] })] });
const sql = traits({ lineComments: ['--'], blockComments: [['/*', '*/']], bareValues: 'words', strings: [quoted("'", undefined, { escape: 'doubled', multiline: true }), quoted('"', undefined)] });
const prose = traits({ bareValues: 'words', strings: [quoted('"', undefined), quoted("'", undefined), quoted('`', undefined, RAW)] });
const lisp = traits({ lineComments: [';'], strings: [quoted('"', undefined, { multiline: true })] });
const basic = traits({ lineComments: ["'"], types: 'after-name', strings: [quoted('"', undefined, { escape: 'doubled' })] });
const script = traits({ lineComments: ['#', '//'], strings: [quoted('"', undefined, { holes: ['$', '#{', '@'] }), quoted("'", undefined)] });
const lua = traits({ lineComments: ['--'], strings: [quoted('"', undefined), quoted("'", undefined), quoted('[[', undefined, { ...RAW, multiline: true, close: ']]' })] });

const table: Readonly<Record<LanguageId, LanguageTraits>> = {
  c, cpp: c, 'objective-c': c, clojure: lisp, csharp, css: javascript, csv: prose, dart: javascript, diff: prose, dockercompose: yaml, dockerfile, dotenv,
  elixir: script, fsharp: java, 'github-actions-workflow': yaml, go, groovy: traits({ ...java, strings: [...java.strings, quoted("'", 'java')] }), html: xml, ini, java,
  javascript, javascriptreact: javascript, json, jsonc: json, julia: script, keyward: dotenv, kotlin, kubernetes: yaml, lua, makefile,
  markdown: prose, perl: script, php, plaintext: prose, powershell, properties, python, r: script, ruby, rust, scala: traits({ ...java, types: 'after-colon' }),
  shellscript: shell, sql, svelte: javascript, swift: traits({ ...java, types: 'after-colon' }), terraform, toml, typescript: javascript, typescriptreact: javascript,
  vb: basic, vue: javascript, xml, yaml,
};

export function traitsOf(language: LanguageId): LanguageTraits {
  return table[language];
}
