import { matchAt, plain } from '../lexer/tokenize';
import type { CommentForm, Cursor, LanguageTraits, StringForm } from '../lexer/traits';
import type { Token } from '../lexer/token';

const COMMENTS: readonly CommentForm[] = [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }];
const PLAIN: readonly StringForm[] = [
  { name: 'wide', open: /(?:u8|[uUL])"/y, close: () => '"', escape: '\\' },
  { name: 'string', open: /"/y, close: () => '"', escape: '\\' },
  { name: 'character', open: /(?:u8|[uUL])?'/y, close: () => "'", escape: '\\' },
];
const closeRaw = (opening: string): string => `)${opening.slice(opening.indexOf('"') + 1, -1)}"`;
const OPERATORS = ['...', '->*', '<<=', '>>=', '<=>', '->', '::', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '-=', '<<', '##'];

/** https://en.cppreference.com/w/c/language/string_literal */
export const cTraits: LanguageTraits = { word: /[\p{L}_$][\p{L}\p{Nd}_$]*/uy, comments: COMMENTS, strings: PLAIN, operators: OPERATORS, special };

/** https://en.cppreference.com/w/cpp/language/string_literal */
export const cppTraits: LanguageTraits = {
  ...cTraits,
  strings: [
    { name: 'wide', open: /(?:u8|[uUL])R"[^()\\\s]{0,16}\(/y, close: closeRaw, multiline: true },
    { name: 'raw', open: /R"[^()\\\s]{0,16}\(/y, close: closeRaw, multiline: true },
    ...PLAIN,
  ],
};

/** A backslash joins two lines, which matters in directives; `1'000` is a number and opens no character. */
function special({ text, position }: Cursor): Token | undefined {
  const joined = matchAt(/\\(?:\r\n|\n)/y, text, position);
  if (joined !== undefined) return plain('comment', position, position + joined.length);
  const number = matchAt(/[0-9][0-9A-Za-z_.]*(?:'[0-9A-Za-z_.]+)+/y, text, position);
  return number === undefined ? undefined : plain('number', position, position + number.length);
}
