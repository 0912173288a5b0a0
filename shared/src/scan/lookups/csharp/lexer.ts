import { readBlockString } from '../lexer/block-string';
import { matchAt } from '../lexer/tokenize';
import type { Token } from '../lexer/token';
import type { Cursor, HoleForm, LanguageTraits } from '../lexer/traits';

/** `{expression}`; a doubled brace is text. */
const HOLE: HoleForm = { open: /\{/y, close: '}', text: /\{\{/y };
/** In raw strings with two dollars one brace is text. */
const DOUBLED_HOLE: HoleForm = { open: /\{\{/y, close: '}}' };

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure */
export const csharpTraits: LanguageTraits = {
  word: /[@#]?[\p{L}_][\p{L}\p{Nd}_]*/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }, { open: /#(?:region|endregion|pragma|error|warning|line|nullable)\b/y }],
  strings: [
    { name: 'raw', open: /"{3,}/y, close: (opening) => opening },
    { name: 'raw-formatted', open: /\$"{3,}/y, close: (opening) => opening.slice(1), hole: { open: /\{/y, close: '}' } },
    { name: 'raw-formatted-twice', open: /\$\$"{3,}/y, close: (opening) => opening.slice(2), hole: DOUBLED_HOLE },
    { name: 'verbatim-formatted', open: /(?:\$@|@\$)"/y, close: () => '"', doubles: true, multiline: true, hole: HOLE },
    { name: 'verbatim', open: /@"/y, close: () => '"', doubles: true, multiline: true },
    { name: 'formatted', open: /\$"/y, close: () => '"', escape: '\\', hole: HOLE },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\' },
    { name: 'character', open: /'/y, close: () => "'", escape: '\\' },
  ],
  operators: ['??=', '?.', '??', '=>', '->', '::', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '..'],
  special: readRawBlock,
};

/** A raw string of several lines: the line breaks next to its marks are no content. */
function readRawBlock(cursor: Cursor): Token | undefined {
  const { text, position } = cursor;
  const opening = matchAt(/(\${0,2})("{3,})[ \t]*(?:\r\n|\n)/y, text, position);
  if (opening === undefined) return undefined;
  const quotes = /"+/.exec(opening)?.[0] ?? '';
  const dollars = opening.indexOf('"');
  const form = dollars === 0 ? { name: 'raw' } : dollars === 1 ? { name: 'raw-formatted', hole: { open: /\{/y, close: '}' } } : { name: 'raw-formatted-twice', hole: DOUBLED_HOLE };
  return readBlockString(cursor, form, position + opening.length, new RegExp(`(?:\\r\\n|\\n)[ \\t]*${quotes}(?!")`, 'g'));
}
