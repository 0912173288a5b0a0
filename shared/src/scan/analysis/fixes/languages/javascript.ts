import { atEnd, below } from '../edits/insertion';
import { declaresFunction, lastOf } from '../edits/declared';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';
import type { FixLanguage, Written } from '../fix-language';

/** JavaScript; with annotations TypeScript, whose compiler wants them in strict projects. */
export function javascriptFixes(types: 'typed' | 'untyped'): FixLanguage {
  const literal = (content: string, text: string) => {
    const quote = usualQuote(text, "'", '"');
    return quote + content + quote;
  };
  return {
    holes: new Set(['template_substitution']),
    statements: new Set(['expression_statement', 'lexical_declaration', 'variable_declaration', 'return_statement', 'throw_statement', 'if_statement']),
    concatenation: '+',
    literal,
    refusesUnused: false,
    writesEach: ['console.log|info|warn|error|debug|trace'],
    redacted: (value, context) => ({ text: `redact(${value})`, edits: helper(context, 'redact', redactLines(types, literal, context.text)) }),
  };
}

function redactLines(types: 'typed' | 'untyped', literal: (content: string, text: string) => string, text: string): readonly string[] {
  const head = types === 'typed' ? 'function redact(value: unknown): string {' : 'function redact(value) {';
  return ['/** Says whether there is a value, and not which. */', head, `  return value ? ${literal('[redacted]', text)} : ${literal('[not set]', text)};`, '}'];
}

/** A function that is called above its declaration may stand anywhere: below the imports, else at the end. */
function helper({ program, root, text }: FixContext, name: string, lines: readonly string[]): Written['edits'] {
  if (declaresFunction(program, name)) return [];
  const imports = lastOf(root, new Set(['import_statement']));
  return [imports === undefined ? atEnd(text, lines) : below(imports, text, lines, 1)];
}
