import type { TextEdit } from '../../../../core/model/span';
import { nextLineStart } from '../../../lookups/layout';
import { atEnd, below, insertAt } from '../edits/insertion';
import { helperState, lastOf } from '../edits/declared';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';
import type { Written } from '../fix-language';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { lineBreakOf } from '../../../lookups/layout';

const IMPORTS: ReadonlySet<string> = new Set(['import_statement']);

/** How a file names something of one of Node's modules, with the import where it has none. Source: https://nodejs.org/api/esm.html#node-imports */
export function nodeMember(module: string, member: string, { program, root, text }: FixContext): Written {
  for (const statement of program.body) {
    if (statement.kind !== 'import' || statement.module !== module) continue;
    const own = statement.names.find(({ imported }) => imported === member);
    if (own !== undefined) return { text: own.local, edits: [] };
    const whole = statement.names.find(({ imported }) => imported === '*' || imported === 'default');
    if (whole !== undefined) return { text: `${whole.local}.${member}`, edits: [] };
  }
  return { text: member, edits: [importEdit(module, member, root, text)] };
}

function importEdit(module: string, member: string, root: SyntaxNode, text: string): TextEdit {
  const quote = usualQuote(text, "'", '"');
  const specifier = `${quote}node:${module}${quote}`;
  const imports = lastOf(root, IMPORTS);
  const isModule = imports !== undefined || root.children.some(({ type }) => type === 'export_statement');
  const statement = isModule ? `import { ${member} } from ${specifier}` : `const { ${member} } = require(${specifier})`;
  const last = isModule ? imports : root.children.findLast(isRequire);
  // A file without semicolons stays one.
  const end = last !== undefined && !last.text.endsWith(';') ? '' : ';';
  return last === undefined ? insertAt(endOfHeader(root, text), `${statement};${lineBreakOf(text)}`) : below(last, text, [statement + end], 0);
}

/** `const x = require('…')` at the left margin. */
function isRequire(node: SyntaxNode): boolean {
  const value = node.ofType('variable_declarator')?.child('value');
  return value?.type === 'call_expression' && value.child('function')?.text === 'require';
}

/** Below a first line for the shell and the directives that must come first. */
function endOfHeader(root: SyntaxNode, text: string): number {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (const node of root.children) {
    const isHeader = node.type === 'hash_bang_line' || (node.type === 'expression_statement' && node.children[0]?.type === 'string');
    if (!isHeader) return at;
    at = nextLineStart(text, node.end);
  }
  return at;
}

/** A function that is called above its declaration may stand anywhere: below the imports, else at the end. Undefined where the name means something else. */
export function helperFunction({ program, root, text }: FixContext, name: string, lines: readonly string[]): readonly TextEdit[] | undefined {
  const state = helperState(program, name);
  if (state !== 'missing') return state === 'usable' ? [] : undefined;
  const imports = lastOf(root, IMPORTS);
  return [imports === undefined ? atEnd(text, lines) : below(imports, text, lines, 1)];
}
