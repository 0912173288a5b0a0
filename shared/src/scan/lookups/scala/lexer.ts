import { matchAt, plain } from '../lexer/tokenize';
import type { HoleForm, LanguageTraits } from '../lexer/traits';

/** `${expression}` and `$name`; a doubled dollar is text. */
const HOLE: HoleForm = { open: /\$\{/y, close: '}', text: /\$\$/y, other: { open: /\$[\p{L}_][\p{L}\p{Nd}_]*/uy } };

/** https://docs.scala-lang.org/scala3/reference/syntax.html */
export const scalaTraits: LanguageTraits = {
  word: /[\p{L}_$][\p{L}\p{Nd}_$]*|`[^`\r\n]+`/uy,
  comments: [{ open: /\/\//y }, { open: /\/\*/y, close: '*/', nests: true }],
  strings: [
    { name: 'triple-formatted', open: /(?:s|raw)"""/y, close: () => '"""', multiline: true, closesLast: true, hole: HOLE },
    { name: 'formatted', open: /(?:s|raw)"/y, close: () => '"', escape: '\\', hole: HOLE },
    // Interpolators of other libraries give their text a meaning of their own.
    { name: 'custom', open: /[\p{L}_][\p{L}\p{Nd}_]*"""/uy, close: () => '"""', multiline: true, closesLast: true, hole: HOLE },
    { name: 'custom', open: /[\p{L}_][\p{L}\p{Nd}_]*"/uy, close: () => '"', escape: '\\', hole: HOLE },
    { name: 'triple', open: /"""/y, close: () => '"""', multiline: true, closesLast: true },
    { name: 'string', open: /"/y, close: () => '"', escape: '\\' },
  ],
  operators: ['=>', '<-', '->', '<:', '>:', '==', '!=', '<=', '>=', '&&', '||', '++', '::', '+='],
  special: ({ text, position }) => {
    // A character, and not the symbol `'a`, which has no closing quote.
    const character = matchAt(/'(?:[^'\\\r\n]|\\(?:u[0-9A-Fa-f]{4}|[^\r\n]))'/y, text, position);
    return character === undefined ? undefined : plain('number', position, position + character.length);
  },
};
