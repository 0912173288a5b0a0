import type { TextEdit } from '../../../../core/model/span';
import { atEnd, below } from '../edits/insertion';
import { declaresFunction, lastOf } from '../edits/declared';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';
import type { FixLanguage } from '../fix-language';

/** Python. */
export const pythonFixes: FixLanguage = {
  holes: new Set(['interpolation']),
  statements: new Set(['expression_statement', 'return_statement', 'raise_statement', 'assert_statement']),
  concatenation: '+',
  literal,
  refusesUnused: false,
  writesEach: ['print'],
  redacted: (value, context) => ({ text: `redact(${value})`, edits: redactHelper(context) }),
};

function literal(content: string, text: string): string {
  const quote = usualQuote(text, '"', "'");
  return quote + content + quote;
}

/** A function must be defined before it is called: below the imports, where every call comes later. */
function redactHelper({ program, root, text }: FixContext): readonly TextEdit[] {
  if (declaresFunction(program, 'redact')) return [];
  const lines = ['def redact(value):', '    """Says whether there is a value, and not which."""', `    return ${literal('[redacted]', text)} if value else ${literal('[not set]', text)}`];
  const imports = lastOf(root, new Set(['import_statement', 'import_from_statement', 'future_import_statement']));
  return [imports === undefined ? atEnd(text, lines) : below(imports, text, lines, 2)];
}
