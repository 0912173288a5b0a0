import type { FixLanguage } from '../fix-language';

/** What holds for most languages: a value can be taken out of a text, and everything else is refused until it is said how it is written. */
export const plainFixes: FixLanguage = {
  holes: new Set(),
  statements: new Set(['expression_statement', 'return_statement']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: false,
  writesEach: [],
  negated: (condition) => `!${condition}`,
  redactor: () => undefined,
  sameInConstantTime: () => undefined,
  secureRandom: () => undefined,
  required: () => undefined,
  generic: () => undefined,
  safeSettings: {},
  safeCalls: {},
};
