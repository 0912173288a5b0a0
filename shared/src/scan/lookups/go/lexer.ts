import type { LanguageTraits } from '../lexer/traits';

/** https://go.dev/ref/spec#Lexical_elements */
export const goTraits: LanguageTraits = {
  word: /[\p{L}_][\p{L}\p{Nd}_]*/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }],
  strings: [
    { name: 'interpreted', open: /"/y, close: () => '"', escape: '\\' },
    { name: 'raw', open: /`/y, close: () => '`', multiline: true },
    { name: 'rune', open: /'/y, close: () => "'", escape: '\\' },
  ],
  operators: ['...', ':=', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '<-', '<<', '>>'],
};
