import { readBlockString } from '../lexer/block-string';
import type { Token } from '../lexer/token';
import type { Cursor, LanguageTraits } from '../lexer/traits';

/** Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
export const terraformTraits: LanguageTraits = {
  word: /[\p{L}_][\p{L}\p{Nd}_-]*/uy,
  comments: [{ open: /#/y }, { open: /\/\//y }, { open: /\/\*/y, close: '*/' }],
  strings: [{ name: 'double', open: /"/y, close: () => '"', escape: '\\', hole: { open: /[$%]\{/y, close: '}', text: /\$\$\{|%%\{/y } }],
  operators: ['==', '!=', '<=', '>=', '=>', '&&', '||'],
  special: readHeredoc,
};

/** `<<NAME` … `NAME`. What is in it is not looked into: its text is a template without quotes. */
function readHeredoc(cursor: Cursor): Token | undefined {
  const opening = /<<-?([\p{L}_][\p{L}\p{Nd}_-]*)(?:\r\n|\n)/uy;
  opening.lastIndex = cursor.position;
  const match = opening.exec(cursor.text);
  if (match === null) return undefined;
  const closing = new RegExp(`(?:^|\\r\\n|\\n)[ \\t]*${match[1] ?? ''}[ \\t]*$`, 'gmu');
  return readBlockString(cursor, { name: 'heredoc' }, cursor.position + match[0].length, closing);
}
