import type { TextEdit } from '../../../../core/model/span';
import type { CallExpression } from '../../program/expression';
import { insertAt } from '../edits/insertion';
import { entryOf, optionsIn, withEntry } from '../edits/options';

/**
 * A header among a request's options. `axios.post` and its like have a body before them, and are left alone without options.
 * Sources: https://developer.mozilla.org/docs/Web/API/RequestInit#headers, https://axios-http.com/docs/req_config
 */
export function bearer(call: CallExpression, value: string): readonly TextEdit[] | undefined {
  const values = call.arguments.map((argument) => argument.value);
  const isPost = call.callee.kind === 'member' && /^(?:post|put|patch)$/.test(call.callee.property);
  const header = `Authorization: \`Bearer \${${value}}\``;
  const options = optionsIn(values, isPost ? 2 : 1) ?? (values.length === 1 ? optionsIn(values, 0) : undefined);
  if (options === undefined) return values.length === 1 && !isPost ? [insertAt(call.span.end - 1, `, { headers: { ${header} } }`)] : undefined;
  const headers = entryOf(options, 'headers')?.value;
  if (headers === undefined) return [withEntry(options, `headers: { ${header} }`)];
  return headers.kind === 'mapping' && entryOf(headers, 'Authorization') === undefined ? [withEntry(headers, header)] : undefined;
}

/** A variable among the options of a program that is started, beside those that there are. Source: https://nodejs.org/api/child_process.html#child_processspawncommand-args-options */
export function environment(call: CallExpression, name: string, value: string): readonly TextEdit[] | undefined {
  const values = call.arguments.map((argument) => argument.value);
  const options = optionsIn(values, 1);
  const list = values.findIndex(({ kind }) => kind === 'sequence');
  const variable = `${name}: ${value}`;
  if (options === undefined) {
    const at = values[list]?.span.end;
    // What follows by a name may be the options, and only a function that stands there is none.
    const next = values[list + 1];
    if (next !== undefined && next.kind !== 'function') return undefined;
    return at === undefined ? undefined : [insertAt(at, `, { env: { ...process.env, ${variable} } }`)];
  }
  const own = entryOf(options, 'env')?.value;
  if (own === undefined) return [withEntry(options, `env: { ...process.env, ${variable} }`)];
  return own.kind === 'mapping' ? [withEntry(own, variable)] : undefined;
}
