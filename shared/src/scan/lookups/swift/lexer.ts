import { readBlockString } from '../lexer/block-string';
import { matchAt } from '../lexer/tokenize';
import type { Token } from '../lexer/token';
import type { Cursor, HoleForm, LanguageTraits } from '../lexer/traits';

/** `\(expression)` */
const HOLE: HoleForm = { open: /\\\(/y, close: ')' };

/** https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/#String-Literals */
export const swiftTraits: LanguageTraits = {
  word: /[#@]?[\p{L}_][\p{L}\p{Nd}_]*|`[^`\r\n]+`/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }, { open: /^#!/y }],
  strings: [
    { name: 'raw-block', open: /#+"""/y, close: (opening) => `"""${opening.replace(/[^#]/g, '')}`, multiline: true },
    { name: 'raw', open: /#+"/y, close: (opening) => `"${opening.replace(/[^#]/g, '')}` },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\', hole: HOLE },
  ],
  operators: ['...', '..<', '->', '??', '===', '!==', '==', '!=', '<=', '>=', '&&', '||', '+='],
  special: readBlock,
};

/** A string of several lines: the line breaks next to its marks are no content. */
function readBlock(cursor: Cursor): Token | undefined {
  const opening = matchAt(/"""[ \t]*(?:\r\n|\n)/y, cursor.text, cursor.position);
  const form = { name: 'block', escape: '\\', hole: HOLE } as const;
  return opening === undefined ? undefined : readBlockString(cursor, form, cursor.position + opening.length, /(?:\r\n|\n)[ \t]*"""/g);
}
