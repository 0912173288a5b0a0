import { asLastMember } from '../edits/insertion';
import { declaresFunction } from '../edits/declared';
import type { FixContext } from '../fix-context';
import type { FixLanguage, Written } from '../fix-language';
import { nearest, nodeAround } from '../../syntax/find-node';

/** Java. */
export const javaFixes: FixLanguage = {
  holes: new Set(['string_interpolation']),
  statements: new Set(['expression_statement', 'local_variable_declaration', 'return_statement', 'throw_statement']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: false,
  writesEach: [],
  redacted,
};

/** A static method of the class around the place. */
function redacted(value: string, context: FixContext): Written | undefined {
  const call = `redact(${value})`;
  const { program, root, text, finding } = context;
  if (declaresFunction(program, 'redact')) return { text: call, edits: [] };
  const body = nearest(nodeAround(root, finding.span), ({ type }) => type === 'class_body');
  const helper = body === undefined ? undefined : asLastMember(body, text, [
    '/** Says whether there is a value, and not which. */', 'private static String redact(Object value) {',
    '    return value == null ? "[not set]" : "[redacted]";', '}',
  ]);
  return helper === undefined ? undefined : { text: call, edits: [helper] };
}
