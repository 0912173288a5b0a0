import { atEnd } from '../edits/insertion';
import { declaresFunction } from '../edits/declared';
import type { FixContext } from '../fix-context';
import type { FixLanguage, Written } from '../fix-language';

/** PHP. */
export const phpFixes: FixLanguage = {
  holes: new Set(['dynamic_variable_name']),
  bareHoles: new Set(['encapsed_string', 'heredoc_body']),
  statements: new Set(['expression_statement', 'return_statement', 'echo_statement']),
  concatenation: '.',
  literal: (content) => `'${content}'`,
  refusesUnused: false,
  writesEach: [],
  redacted,
};

/** A function of the file's namespace, which may stand below its first call. */
function redacted(value: string, { program, text }: FixContext): Written | undefined {
  const call = `redact(${value})`;
  if (declaresFunction(program, 'redact')) return { text: call, edits: [] };
  // Behind a closing tag stands text that is shown.
  if (/\?>\s*$/.test(text)) return undefined;
  return { text: call, edits: [atEnd(text, [
    '/** Says whether there is a value, and not which. */', 'function redact($value)', '{',
    "    return $value === null || $value === '' ? '[not set]' : '[redacted]';", '}',
  ])] };
}
