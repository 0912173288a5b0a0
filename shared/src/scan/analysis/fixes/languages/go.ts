import type { TextEdit } from '../../../../core/model/span';
import { atEnd } from '../edits/insertion';
import { declaresFunction } from '../edits/declared';
import type { FixContext } from '../fix-context';
import type { FixLanguage } from '../fix-language';

/** Go. */
export const goFixes: FixLanguage = {
  holes: new Set(),
  statements: new Set(['expression_statement', 'short_var_declaration', 'assignment_statement', 'return_statement', 'var_declaration']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: true,
  writesEach: ['log.Print|Println', 'fmt.Print|Println'],
  redacted: (value, context) => ({ text: `redact(${value})`, edits: redactHelper(context) }),
};

function redactHelper({ program, text }: FixContext): readonly TextEdit[] {
  if (declaresFunction(program, 'redact')) return [];
  return [atEnd(text, [
    '// redact says whether there is a value, and not which.', 'func redact(value interface{}) string {',
    '\tif value == nil || value == "" {', '\t\treturn "[not set]"', '\t}', '\treturn "[redacted]"', '}',
  ])];
}
