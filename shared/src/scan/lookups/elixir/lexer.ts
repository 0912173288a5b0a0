import { readBlockString } from '../lexer/block-string';
import { matchAt, plain } from '../lexer/tokenize';
import type { Token } from '../lexer/token';
import type { Cursor, HoleForm, LanguageTraits } from '../lexer/traits';

const INTERPOLATION: HoleForm = { open: /#\{/y, close: '}' };
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** https://hexdocs.pm/elixir/syntax-reference.html */
export const elixirTraits: LanguageTraits = {
  word: /[\p{L}_][\p{L}\p{Nd}_]*[?!]?/uy,
  comments: [{ open: /#/y }],
  strings: [
    { name: 'double', open: /"/y, close: () => '"', escape: '\\', multiline: true, hole: INTERPOLATION },
    { name: 'charlist', open: /'/y, close: () => "'", escape: '\\', multiline: true, hole: INTERPOLATION },
  ],
  operators: ['->', '<-', '|>', '<>', '<<', '>>', '=>', '\\\\', '==', '!=', '=~', '<=', '>=', '&&', '||', '::', '++', '--', '..'],
  special: (cursor) => readHeredoc(cursor) ?? readSigil(cursor) ?? readAtom(cursor),
};

/** The last line break is content; the indentation of the closing mark is taken from each line. */
function readHeredoc(cursor: Cursor): Token | undefined {
  const opening = matchAt(/(?:~s)?"""[ \t]*(?:\r\n|\n)/y, cursor.text, cursor.position);
  const form = { name: 'heredoc', escape: '\\', hole: INTERPOLATION } as const;
  return opening === undefined ? undefined : readBlockString(cursor, form, cursor.position + opening.length, /(?<=\n)[ \t]*"""/g);
}

/** `~s(text)` is a string, `~S(text)` one without escapes; patterns, lists and others are passed over. */
function readSigil(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/~(?:[a-z]|[A-Z][A-Z0-9]*)(?:"""|'''|[/|"'([{<])/y, text, position);
  if (opening === undefined) return undefined;
  const kind = opening[1] ?? '';
  const mark = opening.replace(/^~[A-Za-z0-9]+/, '');
  const name = mark.length === 3 || !/^[sS]$/.test(kind) ? 'sigil' : kind === 's' ? 'sigil-double' : 'sigil-raw';
  const form = { name, open: /~/y, close: () => PAIRS[mark] ?? mark, multiline: true };
  return cursor.readString(kind === kind.toLowerCase() ? { ...form, escape: '\\', hole: INTERPOLATION } : form, position, position + opening.length);
}

/** `:"name"` is an atom, `?"` one character. */
function readAtom(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const character = matchAt(/\?\\?[^\s\w]/y, text, position);
  if (character !== undefined && !/\w/.test(text[position - 1] ?? ' ')) return plain('number', position, position + character.length);
  if (matchAt(/:["']/y, text, position) === undefined || text[position - 1] === ':') return undefined;
  const quote = text[position + 1] ?? '"';
  return cursor.readString({ name: 'atom', open: /:/y, close: () => quote, escape: '\\', multiline: true }, position, position + 2);
}
