import type { HoleForm, LanguageTraits, StringForm } from '../lexer/traits';

/** `${expression}` and `$name`. */
const HOLE: HoleForm = { open: /\$\{/y, close: '}', other: { open: /\$[A-Za-z_]\w*/y } };

function forms(quote: '"' | "'"): readonly StringForm[] {
  const triple = quote.repeat(3);
  return [
    { name: 'raw', open: new RegExp(`r${triple}(?:[ \\t]*(?:\\r\\n|\\n))?`, 'y'), close: () => triple, multiline: true },
    { name: 'raw', open: new RegExp(`r${quote}`, 'y'), close: () => quote },
    // Blanks and the break on the line of the opening mark are no content.
    { name: 'string', open: new RegExp(`${triple}(?:[ \\t]*(?:\\r\\n|\\n))?`, 'y'), close: () => triple, escape: '\\', multiline: true, hole: HOLE },
    { name: 'string', open: new RegExp(quote, 'y'), close: () => quote, escape: '\\', hole: HOLE },
  ];
}

/** https://dart.dev/language/built-in-types#strings */
export const dartTraits: LanguageTraits = {
  word: /[A-Za-z_$][\w$]*/y,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }, { open: /^#!/y }],
  strings: [...forms('"'), ...forms("'")],
  operators: ['...', '=>', '??=', '??', '?.', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '..'],
};
