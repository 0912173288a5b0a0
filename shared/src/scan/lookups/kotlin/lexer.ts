import type { HoleForm, LanguageTraits } from '../lexer/traits';

/** `${expression}` and `$name`. */
const TEMPLATE: HoleForm = { open: /\$\{/y, close: '}', other: { open: /\$(?:[\p{L}_][\p{L}\p{Nd}_]*|`[^`\r\n]+`)/uy } };

/** https://kotlinlang.org/spec/syntax-and-grammar.html#lexical-grammar */
export const kotlinTraits: LanguageTraits = {
  word: /[\p{L}_][\p{L}\p{Nd}_]*|`[^`\r\n]+`/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }, { open: /^#!/y }],
  strings: [
    // https://kotlinlang.org/docs/strings.html#multi-dollar-string-interpolation
    { name: 'dollars', open: /\${2,}"""/y, close: () => '"""', multiline: true, closesLast: true },
    { name: 'dollars', open: /\${2,}"/y, close: () => '"', escape: '\\' },
    { name: 'raw', open: /"""/y, close: () => '"""', multiline: true, closesLast: true, hole: TEMPLATE },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\', hole: TEMPLATE },
    { name: 'character', open: /'/y, close: () => "'", escape: '\\' },
  ],
  operators: ['..<', '...', '->', '?.', '?:', '::', '===', '!==', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '+=', '!!', '..'],
};
