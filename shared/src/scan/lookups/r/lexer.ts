import { matchAt, plain } from '../lexer/tokenize';
import type { LanguageTraits } from '../lexer/traits';

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** `r"---(text)---"`: the closing mark is the opening one turned round. */
function closeRaw(opening: string): string {
  return `${PAIRS[opening.at(-1) ?? ''] ?? ')'}${'-'.repeat(opening.length - 3)}${opening[1] ?? '"'}`;
}

/** https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Literal-constants */
export const rTraits: LanguageTraits = {
  word: /[\p{L}.][\p{L}\p{Nd}._]*/uy,
  comments: [{ open: /#/y }],
  strings: [
    { name: 'raw', open: /[rR]["']-{0,16}[([{]/y, close: closeRaw, multiline: true },
    { name: 'double', open: /"/y, close: () => '"', escape: '\\', multiline: true },
    { name: 'single', open: /'/y, close: () => "'", escape: '\\', multiline: true },
    { name: 'name', open: /`/y, close: () => '`', escape: '\\' },
  ],
  operators: ['<<-', '->>', ':::', '<-', '->', '|>', '::', '==', '!=', '<=', '>=', '&&', '||', ':='],
  special: ({ text, position }) => {
    const operator = matchAt(/%[^%\s]*%/y, text, position);
    return operator === undefined ? undefined : plain('punctuation', position, position + operator.length);
  },
};
