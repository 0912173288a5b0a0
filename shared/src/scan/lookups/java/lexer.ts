import type { LanguageTraits } from '../lexer/traits';

/** https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html */
export const javaTraits: LanguageTraits = {
  word: /[\p{L}_$][\p{L}\p{Nd}_$]*/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }],
  strings: [
    { name: 'block', open: /"""[ \t\f]*(?:\r\n|\n|\r)/y, close: () => '"""', escape: '\\', multiline: true },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\' },
    { name: 'character', open: /'/y, close: () => "'", escape: '\\' },
  ],
  operators: ['...', '->', '::', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+='],
};
