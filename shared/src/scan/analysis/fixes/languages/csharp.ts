import { asLastMember } from '../edits/insertion';
import { declaresFunction } from '../edits/declared';
import type { FixContext } from '../fix-context';
import type { FixLanguage, Written } from '../fix-language';
import { nearest, nodeAround } from '../../syntax/find-node';

/** C#. */
export const csharpFixes: FixLanguage = {
  holes: new Set(['interpolation']),
  statements: new Set(['expression_statement', 'local_declaration_statement', 'return_statement', 'throw_statement']),
  concatenation: '+',
  literal: (content) => `"${content}"`,
  refusesUnused: false,
  writesEach: [],
  redacted,
};

/** A static method of the class around the place. */
function redacted(value: string, context: FixContext): Written | undefined {
  const call = `Redact(${value})`;
  const { program, root, text, finding } = context;
  if (declaresFunction(program, 'Redact')) return { text: call, edits: [] };
  const type = nearest(nodeAround(root, finding.span), (node) => /^(?:class|struct|record)_declaration$/.test(node.type));
  const body = type?.child('body');
  const helper = body === undefined ? undefined : asLastMember(body, text, [
    '/// <summary>Says whether there is a value, and not which.</summary>',
    'private static string Redact(object value) => value == null ? "[not set]" : "[redacted]";',
  ]);
  return helper === undefined ? undefined : { text: call, edits: [helper] };
}
