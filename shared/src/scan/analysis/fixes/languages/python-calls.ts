import type { TextEdit } from '../../../../core/model/span';
import { tokenize } from '../../../lookups/lexer/tokenize';
import { moduleAccess } from '../../../lookups/python/imports';
import { pythonTraits } from '../../../lookups/python/lexer';
import type { CallExpression } from '../../program/expression';
import { insertAt } from '../edits/insertion';
import { entryOf, withEntry } from '../edits/options';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';

/** A header of a request. Source: https://requests.readthedocs.io/en/latest/user/quickstart/#custom-headers */
export function bearer(call: CallExpression, value: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const quote = usualQuote(text, '"', "'");
  // Quotes of the same kind cannot stand in a hole before Python 3.12.
  const header = `${quote}Authorization${quote}: ${value.includes(quote) ? `${quote}Bearer ${quote} + ${value}` : `f${quote}Bearer {${value}}${quote}`}`;
  const headers = call.arguments.find(({ keyword }) => keyword === 'headers')?.value;
  if (headers === undefined) return [insertAt(call.arguments.at(-1)?.span.end ?? call.span.end - 1, `, headers={${header}}`)];
  return headers.kind === 'mapping' && entryOf(headers, 'Authorization') === undefined ? [withEntry(headers, header)] : undefined;
}

/** A variable of a process that is started. Source: https://docs.python.org/3/library/subprocess.html#popen-constructor */
export function environment(call: CallExpression, name: string, value: string, { text, finding }: FixContext): readonly TextEdit[] | undefined {
  const quote = usualQuote(text, '"', "'");
  const variable = `${quote}${name}${quote}: ${value}`;
  const own = call.arguments.find(({ keyword }) => keyword === 'env')?.value;
  if (own !== undefined) return own.kind === 'mapping' ? [withEntry(own, variable)] : undefined;
  const { expression, edits } = moduleAccess(tokenize(text, pythonTraits), text, finding.span.start, 'os');
  return [insertAt(call.arguments.at(-1)?.span.end ?? call.span.end - 1, `, env={**${expression}.environ, ${variable}}`), ...edits];
}
