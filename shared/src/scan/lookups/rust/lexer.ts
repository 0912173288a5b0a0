import { matchAt, plain } from '../lexer/tokenize';
import type { LanguageTraits } from '../lexer/traits';

/** https://doc.rust-lang.org/reference/tokens.html */
export const rustTraits: LanguageTraits = {
  word: /[\p{L}_][\p{L}\p{Nd}_]*/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }],
  strings: [
    { name: 'raw', open: /r#*"/y, close: (opening) => `"${opening.replace(/[^#]/g, '')}`, multiline: true },
    { name: 'bytes', open: /(?:br|cr)#*"/y, close: (opening) => `"${opening.replace(/[^#]/g, '')}`, multiline: true },
    { name: 'bytes', open: /[bc]"/y, close: () => '"', escape: '\\', multiline: true },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\', multiline: true },
  ],
  operators: ['..=', '...', '::', '->', '=>', '==', '!=', '<=', '>=', '&&', '||', '+=', '..'],
  special: ({ text, position }) => {
    // A character, and not the lifetime `'a`, which has no closing quote.
    const character = matchAt(/b?'(?:[^'\\\r\n]|\\(?:x[0-9A-Fa-f]{2}|u\{[0-9A-Fa-f_]+\}|[^\r\n]))'/uy, text, position);
    return character === undefined ? undefined : plain('number', position, position + character.length);
  },
};
