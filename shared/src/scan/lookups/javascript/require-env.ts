import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf, lineEnd } from '../layout';
import { neighbour, type Token } from '../lexer/token';
import type { LookupRequest } from '../plan';

/**
 * The `requireEnv` function, unless the file has or imports one: after the imports, else at the end (a function
 * declaration is hoisted, so it can stand below its first use).
 */
export function requireEnvEdits(tokens: readonly Token[], request: LookupRequest): readonly TextEdit[] {
  const { text, languageId } = request;
  if (/\b(?:function|const|let|var|import)\b[^;\n]*\brequireEnv\b/.test(text) || /\brequireEnv\b[^;]*\bfrom\b/.test(text)) return [];
  const lineBreak = lineBreakOf(text);
  const types = languageId.startsWith('typescript') ? [': string', ': string'] : ['', ''];
  const helper = [
    `function requireEnv(name${types[0] ?? ''})${types[1] ?? ''} {`,
    '  const value = process.env[name];',
    '  if (value === undefined) throw new Error(`${name} is not set`);',
    '  return value;',
    '}',
  ].join(lineBreak);
  const at = endOfImports(tokens, text);
  if (at !== undefined) return [{ span: { start: at, end: at }, newText: `${lineBreak}${lineBreak}${helper}` }];
  const newText = text.endsWith('\n') ? `${lineBreak}${helper}${lineBreak}` : `${lineBreak}${lineBreak}${helper}${lineBreak}`;
  return [{ span: { start: text.length, end: text.length }, newText }];
}

/** The end of the line of the last import statement; undefined when the file has none at its top level. */
function endOfImports(tokens: readonly Token[], text: string): number | undefined {
  let end: number | undefined;
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || text.slice(token.span.start, token.span.end) !== 'import') return;
    const next = neighbour(tokens, index, 1)?.token;
    if (!next || text[next.span.start] === '(' || text[next.span.start] === '.') return;
    const specifier = tokens.slice(index).find((other) => other.kind === 'string');
    if (specifier) end = lineEnd(text, specifier.span.end);
  });
  return end;
}
