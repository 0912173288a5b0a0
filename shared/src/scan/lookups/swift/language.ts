import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf } from '../layout';
import { withoutIndent } from '../lexer/block-string';
import type { Site } from '../lexer/site';
import type { LookupRequest } from '../plan';
import { EXPRESSION, FIXED, tableLanguage, type Change, type TablePosition } from '../table-language';
import { swiftTraits } from './lexer';

const ESCAPES = { kind: 'string-escapes', dialect: 'swift' } as const;
const hole = (expression: string): string => `\\(${expression})`;

/**
 * Swift: `ProcessInfo.processInfo.environment["NAME"] ?? { fatalError("NAME is not set") }()` in both styles, since a
 * literal is never nil. The function in braces gives the call, which never returns, the type that is wanted.
 */
export const swiftLanguage = tableLanguage({
  traits: swiftTraits, form: 'ProcessInfo.processInfo.environment', joins: ' + ', linesEnd: true,
  strings: {
    string: { chain: [ESCAPES], hole },
    block: { chain: (literal, part, text) => withoutIndent(literal, part, text, [ESCAPES]), hole },
    // Behind as many signs as the marks have, a backslash is an escape here too.
    raw: { chain: (literal, part, text) => (text.slice(part.start, part.end).includes(`\\${literal.opening.slice(0, -1)}`) ? undefined : []) },
  },
  lookup: (_site, { name }) => ({ expression: `ProcessInfo.processInfo.environment["${name}"] ?? { fatalError("${name} is not set") }()`, isCompound: true }),
  position, needs,
});

/** Patterns, raw values of enums, attributes, directives, and types that only a literal makes. */
function position(site: Site): TablePosition {
  const words = site.statementInLines().map((index) => site.wordAt(index));
  const at = words.lastIndexOf('case');
  const isPattern = at >= 0 && !words.slice(at).includes(':') && words[0] !== 'if' && words[0] !== 'guard';
  const isCaseOfCondition = site.after() === '=' || site.before() === 'case';
  const isCalledByLiteral = [...site.bracketsAround()].some(({ mark, index }) => mark === '(' && /^[#@]/.test(site.beforeIndex(index)));
  return isPattern || isCaseOfCondition || isCalledByLiteral || words[0] === 'import' || hasOtherType(site, words) ? FIXED : EXPRESSION;
}

/** `let key: StaticString = "a"`: types other than text may be made of a literal, and not of a text. */
function hasOtherType(site: Site, words: readonly string[]): boolean {
  const colon = words.indexOf(':');
  if (site.before() !== '=' || colon < 0 || !/^(?:let|var)$/.test(words[colon - 2] ?? '')) return false;
  return !/^(?:String|Substring)[?!]?$/.test(words.slice(colon + 1, -1).join(''));
}

/** `ProcessInfo` belongs to Foundation, which the frameworks of applications bring along. */
function needs(_site: Site, { text }: LookupRequest): Change {
  if (/^\s*(?:@\w+\s+)?import\s+(?:Foundation|Cocoa)\b/m.test(text)) return { edits: [], notes: [] };
  const lineBreak = lineBreakOf(text);
  const first = /^(?:@\w+[ \t]+)?import[ \t]+\w/m.exec(text);
  const directive = /^\ufeff?(?:#![^\r\n]*(?:\r\n|\n)|\/\/[ \t]*swift-tools-version[^\r\n]*(?:\r\n|\n))?/.exec(text)?.[0].length ?? 0;
  const at = first?.index ?? directive;
  const edit: TextEdit = { span: { start: at, end: at }, newText: `import Foundation${lineBreak}${first ? '' : lineBreak}` };
  return { edits: [edit], notes: ['import-added'] };
}
