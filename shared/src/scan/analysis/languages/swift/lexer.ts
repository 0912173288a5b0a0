import type { LanguageTraits } from '../../../lookups/lexer/traits';

/** Swift's tokens. Source: https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure/ */
export const swiftTraits: LanguageTraits = {
  word: /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*|`\w+`/y,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }],
  strings: [
    { name: 'raw', open: /#{1,8}"(?:"")?/y, close: (opening) => `${opening.replace(/#/g, '')}${opening.replace(/"/g, '')}`, multiline: true },
    { name: 'lines', open: /"""/y, close: () => '"""', multiline: true, hole: { open: /\\\(/y, close: ')', text: /\\[^(]/y } },
    { name: 'string', open: /"/y, close: () => '"', hole: { open: /\\\(/y, close: ')', text: /\\[^(\n]/y } },
  ],
  operators: ['...', '..<', '===', '!==', '>>=', '<<=', '&&', '||', '??', '==', '!=', '<=', '>=', '->', '+=', '-=', '*=', '/=', '%=', '|=', '^=', '&+', '&-'],
};
