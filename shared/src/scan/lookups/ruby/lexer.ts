import { readHeredoc } from '../lexer/heredoc';
import { neighbour, type StringToken, type Token } from '../lexer/token';
import { matchAt, plain } from '../lexer/tokenize';
import type { Cursor, HoleForm, LanguageTraits, StringForm } from '../lexer/traits';

const INTERPOLATION: HoleForm = { open: /#\{/y, close: '}', other: { open: /#@{0,2}\$?(?<=[@$])[A-Za-z_]\w*/y } };
const DOUBLE: StringForm = { name: 'double', open: /"/y, close: () => '"', escape: '\\', multiline: true, hole: INTERPOLATION };
const SINGLE: StringForm = { name: 'single', open: /'/y, close: () => "'", escape: '\\', multiline: true };

/** https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html */
export const rubyTraits: LanguageTraits = {
  word: /[@$]{0,2}[\p{L}_][\p{L}\p{Nd}_]*[?!]?/uy,
  comments: [{ open: /#/y }],
  strings: [DOUBLE, SINGLE, { name: 'command', open: /`/y, close: () => '`', escape: '\\', multiline: true, hole: INTERPOLATION }],
  operators: ['<=>', '===', '==', '=~', '!=', '=>', '<<', '>=', '<=', '&&', '||', '&.', '::', '**', '..', '||=', '+='],
  special: (cursor) => readDocumentation(cursor) ?? readRubyHeredoc(cursor) ?? readPercent(cursor) ?? readRegex(cursor) ?? readSymbol(cursor),
};

/** `=begin` … `=end`, and everything below `__END__`. */
function readDocumentation({ text, position, end }: Cursor): Token | undefined {
  if (position > 0 && text[position - 1] !== '\n') return undefined;
  if (matchAt(/__END__(?=\r?\n|$)/y, text, position) !== undefined) return plain('comment', position, end);
  if (matchAt(/=begin\b/y, text, position) === undefined) return undefined;
  const close = /\n=end\b[^\n]*/g;
  close.lastIndex = position;
  const match = close.exec(text);
  return plain('comment', position, match ? match.index + match[0].length : end);
}

/** `<<~NAME`, `<<-NAME`, `<<NAME`, with quotes or without. Its body starts on the next line, below those of earlier ones. */
function readRubyHeredoc(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/<<([~-]?)(["'`]?)([A-Z_a-z]\w*)\2/y, text, position);
  if (opening === undefined || (!/^<<[~-]/.test(opening) && !startsExpression(cursor))) return undefined;
  const name = /\w+/.exec(opening)?.[0] ?? '';
  const indented = /^<<[~-]/.test(opening);
  const closing = new RegExp(`^${indented ? '[ \\t]*' : ''}${name}(?=\\r?$)`, 'gm');
  const isRaw = opening.includes("'");
  const form = { name: heredocForm(opening), ...(isRaw ? {} : { escape: '\\' as const, hole: INTERPOLATION }) };
  return readHeredoc(cursor, opening, form, closing);
}

function heredocForm(opening: string): string {
  const raw = opening.includes("'") ? '-raw' : '';
  return `${opening.startsWith('<<~') ? 'squiggly' : 'heredoc'}${raw}`;
}

/** `%q(…)`, `%Q[…]`, `%(…)` are strings; lists, symbols, commands and patterns are passed over as such. */
function readPercent(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/%[qQwWiIrsx]?[^\w\s=]/y, text, position);
  if (opening === undefined || !startsExpression(cursor)) return undefined;
  const kind = opening.length === 3 ? (opening[1] ?? '') : 'Q';
  const mark = opening.at(-1) ?? '';
  const close = PAIRS.get(mark) ?? mark;
  const name = kind === 'Q' ? 'percent-double' : kind === 'q' ? 'percent-single' : 'percent-other';
  const hole = kind === 'q' || kind === 'w' || kind === 'i' ? undefined : INTERPOLATION;
  const token = cursor.readString({ name, open: /%/y, close: () => close, escape: '\\', multiline: true, ...(hole ? { hole } : {}) }, position, position + opening.length);
  const content = token.kind === 'string' ? text.slice(token.content.start, token.content.end) : '';
  // Nested pairs of the same brackets are content: not followed here, so such a literal is left alone.
  return close !== mark && content.includes(mark) && token.kind === 'string' ? { ...token, form: 'percent-other' } satisfies StringToken : token;
}

function readRegex(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  if (text[position] !== '/' || !startsExpression(cursor)) return undefined;
  const literal = matchAt(/\/(?:[^/\\\r\n]|\\[^\r\n])+\/[a-z]*/y, text, position);
  return literal === undefined ? undefined : plain('regex', position, position + literal.length);
}

/** `:"name"` is a symbol, and `?x` one character. */
function readSymbol(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const character = matchAt(/\?\\?[^\s\w](?!\w)/y, text, position);
  if (character !== undefined && startsExpression(cursor)) return plain('number', position, position + character.length);
  if (matchAt(/:["']/y, text, position) === undefined || text[position - 1] === ':') return undefined;
  const quote = text[position + 1] ?? '"';
  return cursor.readString({ name: 'symbol', open: /:/y, close: () => quote, escape: '\\', multiline: true }, position, position + 2);
}

function startsExpression(cursor: Cursor): boolean {
  const before = neighbour(cursor.tokens, cursor.tokens.length, -1)?.token;
  const lineBegins = cursor.tokens.at(-1)?.kind === 'newline';
  if (!before || lineBegins) return true;
  const source = cursor.text.slice(before.span.start, before.span.end);
  if (before.kind === 'punctuation') return !/^[)\]}]$/.test(source);
  if (before.kind !== 'word') return false;
  // `puts %q(a)` and `x % y` differ only by the blanks.
  const spaceBefore = /\s/.test(cursor.text[cursor.position - 1] ?? '');
  const spaceAfter = /\s/.test(cursor.text[cursor.position + 1] ?? '');
  return KEYWORDS.has(source) || (spaceBefore && !spaceAfter);
}

const PAIRS: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);
const KEYWORDS: ReadonlySet<string> = new Set(['return', 'if', 'unless', 'while', 'until', 'and', 'or', 'not', 'when', 'in', 'do', 'then', 'else', 'elsif', 'puts', 'case']);
