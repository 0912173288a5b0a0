import { matchAt, plain } from '../lexer/tokenize';
import type { LanguageTraits } from '../lexer/traits';

/** https://www.lua.org/manual/5.4/manual.html#3.1 */
export const luaTraits: LanguageTraits = {
  word: /[A-Za-z_]\w*/y,
  comments: [{ open: /--/y }, { open: /^#!/y }],
  strings: [
    // A line break right behind the opening is no content.
    { name: 'long', open: /\[=*\[(?:\r\n|\n)?/y, close: (opening) => `]${opening.replace(/[^=]/g, '')}]`, multiline: true },
    { name: 'double', open: /"/y, close: () => '"', escape: '\\' },
    { name: 'single', open: /'/y, close: () => "'", escape: '\\' },
  ],
  operators: ['...', '..', '==', '~=', '<=', '>=', '//', '::', '<<', '>>'],
  special: ({ text, position, end }) => {
    const opening = matchAt(/--\[=*\[/y, text, position);
    if (opening === undefined) return undefined;
    const close = `]${opening.replace(/[^=]/g, '')}]`;
    const at = text.indexOf(close, position);
    return plain('comment', position, at < 0 ? end : at + close.length);
  },
};
